import { importConfiguration, type Imported } from "../../src/import";
import { sectionsOf } from "../../src/import/configuration";
import { isOwnWork } from "../../src/import/ownWork";
import { completed } from "../../src/import/placeholders";
import { renderHaproxyCfg } from "../../src/render";
import { filesOf } from "../../src/render/files";
import { buildModel } from "../../src/validate/model";
import { inputs as schema } from "../../src/validate/schema";
import { additions } from "./additions";
import { corpus, legacy } from "./corpus";
import { directivesOf, familyOf, forBackends, forFrontends } from "./directives";

/** The configuration that imported inputs render, with the files where they were. */
function rendered({ inputs, files }: Imported): string {
  const model = buildModel(schema.parse(completed(inputs, files)));
  const names = filesOf(model);
  return files.reduce(
    (text, file) => text.replaceAll(names.path(file.kind, file.name), file.path),
    renderHaproxyCfg(model).text.replaceAll(/ # extraLines$/gm, ""),
  );
}

/** A configuration without the lines that are left over and are no extra lines either. */
function withoutLost(original: string, { leftOver }: Imported): string {
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
function differences(original: string, made: string) {
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
function familiesOutOfOrder(wanted: string[], found: string[]): string[] {
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

const current = Object.entries(corpus).filter(([name]) => name !== legacy);

test.each(current)(
  "the configuration made of %s has the same directives in the same order, section by section",
  (_, original) => {
    const imported = importConfiguration(original);
    expect(imported.faults).toEqual([]);
    expect(differences(withoutLost(original, imported), rendered(imported))).toEqual({
      missing: [],
      added: [],
      disordered: [],
    });
  },
);

test("sections of a made configuration are those of the original, and of its tables of peers", () => {
  const names = (text: string) =>
    sectionsOf(text)
      .filter(
        ({ kind, name }) => ["frontend", "backend", "listen"].includes(kind) && !/^haproxy-pair-/.test(name),
      )
      .map(({ name }) => name.replace(/-frontend$/, ""));
  for (const [, original] of current) {
    const tables = sectionsOf(original)
      .filter(({ kind }) => kind === "peers")
      .flatMap(({ lines }) => lines.flatMap(({ words }) => (words?.[0] === "table" ? [words[1] ?? ""] : [])));
    const known = [...names(original), ...tables];
    expect(names(rendered(importConfiguration(original))).filter((name) => !known.includes(name))).toEqual(
      [],
    );
  }
});

describe("the comparison", () => {
  const rules = [
    "http-request deny if { path /a }",
    "http-request allow",
    "tcp-request content accept",
    "tcp-request content reject",
    "use_backend a if { path /a }",
    "use_backend b if { path /b }",
    "acl x src 10.0.0.1",
    "acl x src 10.0.0.2",
    "server a 10.0.0.1:80",
    "server b 10.0.0.2:80",
    "stick on src",
    "stick on path",
    "http-check send meth GET",
    "http-check expect status 200",
  ];
  const section = (lines: string[]) =>
    `listen a\n  mode http\n${lines.map((line) => `  ${line}\n`).join("")}`;

  test("notices when rules, ACLs of one name, servers or checks change places", () => {
    const [before, after] = [rules, [...rules].reverse()].map(
      (lines) => directivesOf(section(lines)).get("listen a") ?? [],
    );
    expect(familiesOutOfOrder(before ?? [], after ?? [])).toEqual([
      ...["http-request", "tcp-request", "use_backend", "acl x", "server", "stick", "http-check"],
    ]);
  });

  test("notices what is on the wrong side of a listen section, divided", () => {
    const made =
      "frontend a-frontend\n  mode http\n  stick on src\nbackend a\n  mode http\n  http-request allow\n";
    expect(differences(section(["http-request allow", "stick on src"]), made).missing).toEqual([
      "listen a: http-request allow",
      "listen a: stick on src",
    ]);
  });
});
