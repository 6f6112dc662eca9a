import type { z } from "zod";
import { type Availability, type Note, noteOn, notesInside } from "../language/availability";
import type { Files } from "../language/files";
import { type Field, linesOf, notesOf, originsOf, type Origin } from "../language/section";
import { words } from "../language/words";
import type { PublicModel } from "../model/model";
import { backend } from "../schema/backend";
import { frontend } from "../schema/frontend";
import { defaults, global, namedDefaults } from "../schema/global";
import { ring } from "../schema/logging";
import { mailers } from "../schema/mailers";
import { resolvers } from "../schema/resolvers";
import { cache, httpErrors } from "../schema/response";
import { userlist } from "../schema/userlist";
import { backendLines } from "./backend";
import { defaultsLines } from "./defaults";
import { frontendLines } from "./frontend";
import { globalLines } from "./global";
import { ringLines } from "./logging";
import { mailAvailability, mailersLines } from "./mailers";
import { resolversLines } from "./resolvers";
import { cacheLines, httpErrorsLines } from "./responses";
import { userlistLines } from "./userlist";

/** The lines that a section may have, and the inputs that they stand for. */
export interface SectionSyntax {
  availability: Availability;
  /** The keyword that opens the section. */
  keyword: string;
  /** The input that it stands for: one object, or a list of which it is an element. */
  input: keyof PublicModel;
  fields: Field<Record<string, unknown>>[];
  shape: Record<string, z.ZodType>;
}

/** A section as the template renders it. */
export interface SectionView {
  kind: string;
  name: string;
  lines: string[];
}

type ElementOf<List> = List extends readonly (infer Element)[] ? Element : List;

const syntax = <Input extends keyof PublicModel>(
  keyword: string,
  input: Input,
  fields: Field<ElementOf<PublicModel[Input]>>[],
  { shape }: { shape: Record<string, z.ZodType> },
  availability: Availability = {},
): SectionSyntax => ({
  availability,
  keyword,
  input,
  fields: fields as unknown as SectionSyntax["fields"],
  shape,
});

export const globalSection = syntax("global", "global", globalLines, global);
export const defaultsSection = syntax("defaults", "defaults", defaultsLines, defaults);
export const namedDefaultsSection = syntax("defaults", "namedDefaults", defaultsLines, namedDefaults, {
  since: "2.4",
});
export const frontendSection = syntax("frontend", "frontends", frontendLines, frontend);
export const backendSection = syntax("backend", "backends", backendLines, backend);

/** The sections that are elements of an input, in the order in which they are written. */
export const listedSections: readonly SectionSyntax[] = [
  syntax("ring", "rings", ringLines, ring),
  syntax("resolvers", "resolvers", resolversLines, resolvers),
  syntax("mailers", "mailers", mailersLines, mailers, mailAvailability),
  syntax("userlist", "userlists", userlistLines, userlist),
  syntax("http-errors", "httpErrors", httpErrorsLines, httpErrors),
  syntax("cache", "caches", cacheLines, cache),
  frontendSection,
  backendSection,
];

/** All sections that inputs stand for. */
export const sections: readonly SectionSyntax[] = [
  globalSection,
  defaultsSection,
  namedDefaultsSection,
  ...listedSections,
];

interface NamedSection {
  name: string;
  from?: string | undefined;
}

/** Returns the name of a section, with that of the defaults that it starts from. */
export const sectionName = ({ name, from }: NamedSection): string =>
  words(name, from !== undefined && `from ${from}`);

/** Returns all listed sections of a model, with their lines. */
export const sectionViews = (model: PublicModel, files: Files): SectionView[] =>
  listedSections.flatMap(({ keyword, input, fields }) =>
    (model[input] as unknown as (NamedSection & Record<string, unknown>)[]).map((section) => ({
      kind: keyword,
      name: sectionName(section),
      lines: linesOf(fields, section, files),
    })),
  );

const isElement = ({ input }: SectionSyntax) => input !== "global" && input !== "defaults";

/** Returns the path of a section's inputs; `*` is any element of a list. */
const placeOf = (section: SectionSyntax): string =>
  isElement(section) ? `${section.input}.*` : section.input;

/** Returns the inputs that some releases or modes of HAProxy lack, by their full paths. */
export function inputNotes(): Note[] {
  const ofSections = sections.flatMap(({ availability, input }) => noteOn(input, "", availability));
  const inside = sections.flatMap((section) => notesInside(placeOf(section), notesOf(section.fields)));
  return [...ofSections, ...inside];
}

/** Returns the inputs that the lines of each kind of section come from. */
export function sectionOrigins(): { keyword: string; input: string; origins: Origin[] }[] {
  return sections
    .filter((section) => section !== defaultsSection)
    .map(({ keyword, input, fields }) => ({ keyword, input, origins: originsOf(fields) }));
}
