import { type Imported } from "../../src/import";
import { isOwnWork } from "../../src/import/ownWork";
import { completed } from "../../src/import/placeholders";
import { renderHaproxyCfg } from "../../src/render";
import { filesOf } from "../../src/render/files";
import { buildModel } from "../../src/expand";
import { inputs as schema } from "../../src/schema/inputs";
import { additions } from "./additions";
import { directivesOf, familyOf, forBackends, forFrontends } from "./directives";

/** The configuration that imported inputs render, with the files where they were. */
export function rendered({ inputs, files }: Imported): string {
  const model = buildModel(schema.parse(completed(inputs, files)));
  const names = filesOf(model);
  return files.reduce(
    (text, file) => text.replaceAll(names.path(file.kind, file.name), file.path),
    renderHaproxyCfg(model).text.replaceAll(/ # extraLines$/gm, ""),
  );
}

/** A configuration without the lines that are left over and are no extra lines either. */
export function withoutLost(original: string, { leftOver }: Imported): string {
  const lost = new Set(leftOver.filter(({ inExtraLines }) => !inExtraLines).map(({ line }) => line.number));
  return original
    .split("\n")
    .map((line, index) => (lost.has(index + 1) ? "" : line))
    .join("\n");
}

const onlyInBackend =
  /^(?:server|stick|http-check|tcp-check|external-check|email-alert|use-server|hash-|persist)/;
const onlyInFrontend =
  /^(?:bind|http-request|http-response|http-after-response|tcp-request|use_backend|monitor|capture|declare|rate-limit)/;

/** The sections that a section becomes, and what of it must be in which. */
function sidesOf(section: string, after: Map<string, string[]>) {
  const [kind = "", name = ""] = section.split(" ");
  if (kind !== "listen") return [{ found: after.get(section) ?? [], wants: () => true }];
  const [front, back] = [after.get(`frontend ${name}-frontend`), after.get(`backend ${name}`)];
  if (back === undefined)
    return [
      {
        found: after.get(`frontend ${name}`) ?? [],
        wants: (directive: string) => !forBackends.test(directive),
      },
    ];
  const isForBackend = (directive: string) => onlyInBackend.test(directive) || forBackends.test(directive);
  const isForFrontend = (directive: string) => onlyInFrontend.test(directive) || forFrontends.test(directive);
  return [
    { found: front ?? [], wants: isForFrontend },
    { found: back, wants: isForBackend },
    {
      found: [...(front ?? []), ...back],
      wants: (directive: string) => !isForBackend(directive) && !isForFrontend(directive),
    },
  ];
}

/** A frontend made of a `listen` has another name; what is meant of the backend says so. */
const withoutOwnName = (section: string) => (directive: string) => {
  const [kind, name = ""] = section.split(" ");
  return kind === "listen"
    ? directive
        .replaceAll(new RegExp(` table ${name}(?= |$)|\\(${name}\\)|,${name}(?=\\))`, "g"), "")
        .replaceAll(`(${name}/`, "(")
    : directive;
};

/** What two configurations do not have in common, section by section. */
export function differences(original: string, made: string) {
  const [before, after] = [directivesOf(original), directivesOf(made)];
  const missing: string[] = [];
  const added: string[] = [];
  const disordered: string[] = [];
  for (const [section, directives] of before) {
    const [kind = ""] = section.split(" ");
    const spelt = withoutOwnName(section);
    const wanted = directives.map(spelt);
    const sides = sidesOf(section, after).map((side) => ({ ...side, found: side.found.map(spelt) }));
    const found = sides.flatMap((side) => side.found);
    const isPage = found.length === 0 && wanted.some((directive) => directive.startsWith("stats "));
    if (isPage || kind === "peers") continue;
    for (const side of sides) {
      const here = wanted.filter((directive) => side.wants(directive));
      for (const directive of here) {
        if (!side.found.includes(directive) && !isOwnWork(kind, directive.split(" ")))
          missing.push(`${section}: ${directive}`);
      }
      disordered.push(...familiesOutOfOrder(here, side.found).map((family) => `${section}: ${family}`));
    }
    for (const directive of found) {
      const isKnown = additions.some(
        (addition) => addition.sections.test(section) && addition.directive.test(directive),
      );
      if (!wanted.includes(directive) && !isKnown) added.push(`${section}: ${directive}`);
    }
  }
  return { missing, added, disordered };
}

/** The rules that both have, but in another order or number. */
export function familiesOutOfOrder(wanted: string[], found: string[]): string[] {
  const families = new Set(wanted.map(familyOf).filter((family) => family !== undefined));
  const common = (directives: string[], others: string[], family: string) =>
    inOnePlace(
      directives.filter((directive) => familyOf(directive) === family && others.includes(directive)),
    );
  return [...families].filter((family) => common(wanted, found, family) !== common(found, wanted, family));
}

/** What a request has may be said in any order, by several lines. */
const inOnePlace = (directives: string[]) => {
  const isSend = (directive = "") => directive.startsWith("http-check send ");
  const request = directives.filter(isSend).sort();
  return directives
    .flatMap((directive, index) =>
      !isSend(directive) ? [directive] : isSend(directives[index - 1]) ? [] : request,
    )
    .join("\n");
};
