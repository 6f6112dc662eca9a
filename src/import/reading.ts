import type { SectionSyntax } from "../syntax/sections";
import type { Line } from "./configuration";
import type { Draft } from "./draft";
import type { ImportedFiles } from "./importedFiles";
import type { LeftOvers } from "./leftOvers";
import { type Origins, SectionReader } from "./sectionReader";

/** Lines that turned out to be faulty inputs: the reason, by the input that they were read into and their number. */
export type Refusals = Map<string, string>;
export const refusalKey = (input: string | number, line: Line): string => `${input} ${line.number}`;

/** The inputs that the lines of a configuration say. */
export interface Reading {
  inputs: Draft;
  /** The line that each input comes from. */
  origins: Origins;
  files: ImportedFiles;
  leftOvers: LeftOvers;
}

/** A reading that is under way. */
export interface Work extends Reading {
  refusals: Refusals;
  /** The lines that an input says. */
  said: Set<Line>;
  /** True if passwords or rules guard pages of statistics that are not the pair's own. */
  guardsPages: boolean;
}

/** Reads a section into the input at a path. */
export const readerOf = (
  { files, origins }: Work,
  syntax: SectionSyntax,
  ...path: (string | number)[]
): SectionReader => new SectionReader(syntax, path, files, origins);

/** Reads a section into a new element of its input. */
export function newElement(work: Work, syntax: SectionSyntax, name?: string): SectionReader {
  const list = (work.inputs[syntax.input] ??= []) as Draft[];
  const reader = readerOf(work, syntax, syntax.input, list.length);
  if (name !== undefined) reader.draft["name"] = name;
  list.push(reader.draft);
  return reader;
}
