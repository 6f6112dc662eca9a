import { sectionOrigins } from "../syntax/sections";

/** For locate.awk, in columns: kind of section, words that a line begins with (none: the section itself), input. */
export function originsTable(): string {
  return sectionOrigins()
    .flatMap(({ keyword, input, origins }) => [
      [keyword, "", input],
      ...origins.map((origin) => [keyword, origin.keyword, origin.input]),
    ])
    .map((columns) => `${columns.join("\t")}\n`)
    .join("");
}
