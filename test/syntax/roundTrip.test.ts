import { z } from "zod";
import { linesOf, readLine } from "../../src/language/section";
import type { Files } from "../../src/language/files";
import { wordsOf } from "../../src/language/words";
import { filesOf } from "../../src/render/files";
import { sections, type SectionSyntax } from "../../src/syntax/sections";
import { validate } from "../../src/validate";
import { object } from "../../src/values/objects";
import { cases } from "../golden/inputs";

type Section = Record<string, unknown>;

/** Reads the lines of a section, and writes them again. */
function readBack(
  { fields, shape }: SectionSyntax,
  section: Section,
  files: Files,
): { written: string[]; rewritten: string[]; unread: string[] } {
  const written = linesOf(fields, section, files).filter((line) => !line.endsWith(" # extraLines"));
  const read: Section = "name" in section ? { name: section["name"] } : {};
  const unread = written.filter((line) => !readLine(fields, wordsOf(line) ?? [], read, files));
  return { written, rewritten: linesOf(fields, z.parse(object(shape), read), files), unread };
}

// The lines of a userlist name files, in which the hashes of passwords are: the inputs have the hashes.
const readable = sections.filter(({ keyword }) => keyword !== "userlist");

describe.each(Object.entries(cases))("each line of the configuration %s", (_, inputs) => {
  const { model } = validate(inputs);
  const files = filesOf(model);

  test.each(readable.map((syntax): [string, SectionSyntax] => [syntax.input, syntax]))(
    "of %s is read as what it was written from",
    (input, syntax) => {
      const given = model[input as keyof typeof model] as Section | Section[];
      for (const section of Array.isArray(given) ? given : [given]) {
        const { written, rewritten, unread } = readBack(syntax, section, files);
        expect(unread).toEqual([]);
        expect(rewritten).toEqual(written);
      }
    },
  );
});
