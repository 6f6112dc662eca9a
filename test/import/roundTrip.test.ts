import fc from "fast-check";
import { importConfiguration } from "../../src/import";
import { isOwnWork } from "../../src/import/ownWork";
import { holdsPlainSecret } from "../../src/import/secrets";
import { renderHaproxyCfg } from "../../src/render";
import { filesOf } from "../../src/render/files";
import { wordsOf } from "../../src/language/words";
import type { Model } from "../../src/model/model";
import { validate } from "../../src/validate";
import { cases } from "../golden/inputs";

type Json = Record<string, unknown>;

/** What a haproxy.cfg says; the rest of the inputs is given. */
const said = [
  ...["global", "defaults", "namedDefaults", "frontends", "backends"],
  ...["resolvers", "mailers", "userlists", "httpErrors", "caches", "rings"],
] as const;

/** The inputs that are read from what these inputs render, with the files under their names. */
function readBack(args: Json, model: Model): Json {
  const { inputs, files } = importConfiguration(renderHaproxyCfg(model).text);
  const names = filesOf(model);
  const text = files.reduce(
    (json, { kind, name, path }) =>
      json.replaceAll(JSON.stringify(name), JSON.stringify(names.name(kind, path) ?? name)),
    JSON.stringify(inputs),
  );
  const { stats: _, ...read } = JSON.parse(text) as Json;
  const given = Object.entries(args).filter(([key]) => !(said as readonly string[]).includes(key));
  return { ...Object.fromEntries(given), ...read };
}

/** The lines of a configuration, but for those that the pair has in its own way, in no order where extra lines move. */
function linesOf(text: string, isSorted: boolean): string[] {
  const lines = text
    .replaceAll(/@SECRET:[^@]*@/g, "@SECRET@")
    .split("\n")
    .map((line) => line.replace(/ # extraLines$/, ""))
    .filter((line) => !isOwnWork("global", wordsOf(line) ?? []) && !isSecret(line));
  return isSorted ? lines.sort() : lines;
}

/** Without what says nothing; an interval says `redispatch` too. */
function meaning(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(meaning);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, inner]) => [key, meaning(inner)] as const)
      .filter(
        ([key, inner]) =>
          inner !== undefined && inner !== false && !isImplied(key, value) && JSON.stringify(inner) !== "[]",
      ),
  );
}

const isImplied = (key: string, section: object) =>
  key === "redispatch" && (section as Json)["redispatchInterval"] !== undefined;

/** `set-mark` needs the user root, which an import leaves to the pair as any other: it becomes an extra line. */
const hasExtraLines = (text: string) => / # extraLines| set-mark /.test(text);

/** Secrets and lines that are put there as they are have no way back. */
const isExact = (text: string) =>
  !hasExtraLines(text) && !text.includes("@SECRET") && !text.split("\n").some((line) => isSecret(line));
const isSecret = (line: string) => holdsPlainSecret(wordsOf(line) ?? []);

/** What an import leaves to the pair. */
const ownInputs = ["chroot", "user", "group", "uid", "gid", "statsTimeout", "statsSockets"];
const imported = (section: object) =>
  Object.fromEntries(Object.entries(section).filter(([key]) => !ownInputs.includes(key)));

function expectTheSame(args: Json): void {
  const { model } = validate(args);
  const { model: read } = validate(readBack(args, model));
  const { text } = renderHaproxyCfg(model);
  const isSorted = hasExtraLines(text);
  expect(linesOf(renderHaproxyCfg(read).text, isSorted)).toEqual(linesOf(text, isSorted));
  if (isExact(text)) {
    const saidBy = ({ global, ...all }: Model) => ({
      global: imported(global),
      ...Object.fromEntries(said.filter((key) => key !== "global").map((key) => [key, all[key]])),
    });
    expect(meaning(saidBy(read))).toEqual(meaning(saidBy(model)));
  }
}

test.each(Object.keys(cases))("the rendered configuration of %s parses back to its model", (name) => {
  expectTheSame({ ...cases[name] });
});

/** The same inputs, some of them left out. */
function without(value: unknown, random: () => boolean, depth = 0): unknown {
  if (Array.isArray(value)) return value.map((element: unknown) => without(element, random, depth + 1));
  if (typeof value !== "object" || value === null || depth > 3) return value;
  const kept = Object.entries(value).filter(([key]) => depth === 0 || key === "name" || random());
  return Object.fromEntries(kept.map(([key, inner]) => [key, without(inner, random, depth + 1)]));
}

/** Valid, and without a backend that is there for nothing: import adds a rule that refuses to that (docs/import.md). */
function isComparable(args: unknown): boolean {
  try {
    const { backends } = validate(args).model;
    return backends.every(
      ({ servers, serverTemplates, stickTable }) =>
        stickTable !== undefined || servers.length + serverTemplates.length > 0,
    );
  } catch {
    return false;
  }
}

test("the rendered configuration parses back to its model, whichever inputs are left out", () => {
  let compared = 0;
  fc.assert(
    fc.property(
      fc.constantFrom(...Object.keys(cases)),
      fc.infiniteStream(fc.integer({ min: 0, max: 19 })),
      (name, numbers) => {
        const kept = () => numbers.next().value !== 0;
        const { nodes, virtualIps, ...args } = { ...cases[name] } as Json;
        const rest = { nodes, virtualIps, ...(without(args, kept) as Json) };
        if (!isComparable(rest)) return;
        compared++;
        expectTheSame(rest);
      },
    ),
    { numRuns: 200 },
  );
  expect(compared).toBeGreaterThan(20);
});
