import {
  backendSyntax,
  defaultsSyntax,
  frontendSyntax,
  globalSyntax,
  otherSections,
  type SectionSyntax,
} from "../import/sectionSyntax";
import { originsOf } from "../language/section";

/** Each kind of section, and the input that it is an element of; named `defaults` are `namedDefaults`. */
const sections: Record<string, { input: string; syntax: SectionSyntax }> = {
  global: { input: "global", syntax: globalSyntax },
  defaults: { input: "namedDefaults", syntax: defaultsSyntax },
  frontend: { input: "frontends", syntax: frontendSyntax },
  backend: { input: "backends", syntax: backendSyntax },
  ...otherSections,
};

/** Returns a table for locate.awk: kind of section, first words of a line (none: the section itself), input. */
export function originsTable(): string {
  return Object.entries(sections)
    .flatMap(([kind, { input, syntax }]) => [
      [kind, "", input],
      ...originsOf(syntax.fields).map((origin) => [kind, origin.keyword, origin.input]),
    ])
    .map((columns) => `${columns.join("\t")}\n`)
    .join("");
}
