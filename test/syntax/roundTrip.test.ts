import type { z } from "zod";
import { filesOf } from "../../src/render/files";
import { backendLines } from "../../src/syntax/backend";
import { defaultsLines } from "../../src/syntax/defaults";
import type { Files } from "../../src/language/files";
import { frontendLines } from "../../src/syntax/frontend";
import { globalLines } from "../../src/syntax/global";
import { mailersLines } from "../../src/syntax/mailers";
import { resolversLines } from "../../src/syntax/resolvers";
import { cacheLines, httpErrorsLines } from "../../src/syntax/responses";
import { type Field, linesOf, readLine } from "../../src/language/section";
import { wordsOf } from "../../src/language/words";
import { validate } from "../../src/validate";
import { backend } from "../../src/schema/backend";
import { frontend } from "../../src/schema/frontend";
import { defaults, global, namedDefaults } from "../../src/schema/global";
import { mailers } from "../../src/schema/mailers";
import { cache, httpErrors } from "../../src/schema/response";
import { resolvers } from "../../src/schema/resolvers";
import { cases } from "../golden/inputs";

/** What reading the lines of a section, and writing that again, makes of them. */
function readBack<Section extends object>(
  fields: Field<Section>[],
  schema: z.ZodType,
  section: Section,
  files: Files,
): { written: string[]; rewritten: string[]; unread: string[] } {
  const written = linesOf(fields, section, files).filter((line) => !line.endsWith(" # extraLines"));
  const read = ("name" in section ? { name: section.name } : {}) as Partial<Section>;
  const unread = written.filter((line) => !readLine(fields, wordsOf(line) ?? [], read, files));
  return { written, rewritten: linesOf(fields, schema.parse(read) as Section, files), unread };
}

describe.each(Object.entries(cases))("each line of the configuration %s", (_, inputs) => {
  const { model } = validate(inputs);
  const files = filesOf(model);

  test.each([
    ["global", () => [readBack(globalLines, global, model.global, files)]],
    ["defaults", () => [readBack(defaultsLines, defaults, model.defaults, files)]],
    [
      "named defaults",
      () => model.namedDefaults.map((given) => readBack(defaultsLines, namedDefaults, given, files)),
    ],
    ["resolvers", () => model.resolvers.map((given) => readBack(resolversLines, resolvers, given, files))],
    ["mailers", () => model.mailers.map((given) => readBack(mailersLines, mailers, given, files))],
    [
      "httpErrors",
      () => model.httpErrors.map((given) => readBack(httpErrorsLines, httpErrors, given, files)),
    ],
    ["caches", () => model.caches.map((given) => readBack(cacheLines, cache, given, files))],
    ["frontends", () => model.frontends.map((given) => readBack(frontendLines, frontend, given, files))],
    ["backends", () => model.backends.map((given) => readBack(backendLines, backend, given, files))],
  ])("of %s is read as what it was written from", (_section, sections) => {
    for (const { written, rewritten, unread } of sections()) {
      expect(unread).toEqual([]);
      expect(rewritten).toEqual(written);
    }
  });
});
