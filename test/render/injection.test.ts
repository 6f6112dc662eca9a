import fc from "fast-check";
import type { HaproxyPairArgs } from "../../src/args";
import { renderHaproxyCfg, renderKeepalivedConf } from "../../src/render";
import { InvalidInputs } from "../../src/faults/faults";
import type { Model } from "../../src/model/model";
import { validate } from "../../src/validate";
import { cases, everything, ipv6, shop } from "../golden/inputs";
import { type Step, stringsIn, withString } from "./strings";

/** Splits a line of haproxy.cfg as haproxy does (configuration manual, section 2.2). */
function haproxyWords(line: string): string[] {
  const found: string[] = [];
  let current: string | undefined;
  let quote = "";
  for (let at = 0; at < line.length; at++) {
    const character = line.charAt(at);
    if (quote !== "" && character === quote) {
      quote = "";
    } else if (quote === "" && (character === "'" || character === '"')) {
      quote = character;
      current ??= "";
    } else if (quote !== "'" && character === "\\") {
      current = (current ?? "") + line.charAt(++at);
    } else if (quote === "" && (character === " " || character === "\t")) {
      if (current !== undefined) found.push(current);
      current = undefined;
    } else if (quote === "" && character === "#") {
      break;
    } else {
      current = (current ?? "") + character;
    }
  }
  if (quote !== "") throw new Error(`a quote is left open: ${line}`);
  return current === undefined ? found : [...found, current];
}

/** The words of a line without those that the renderer itself adds before a flag's look-alike or for a host name. */
function wordsGiven(line: string): string[] {
  const found = haproxyWords(line.replace(" init-addr last,libc,none", ""));
  return found.filter((word, index) => word !== "--" || !found[index + 1]?.startsWith("-"));
}

/** The words before a line's condition. */
function wordsOfRule(line: string): string[] {
  const words = haproxyWords(line);
  const end = words.findIndex((word) => word === "if" || word === "unless");
  return end < 0 ? words : words.slice(0, end);
}

interface Rendered {
  haproxyCfg: string[];
  keepalivedConf: string[];
}

function render(model: Model): Rendered {
  const [first] = model.nodes;
  return {
    // The digest names whatever changed.
    haproxyCfg: renderHaproxyCfg(model)
      .text.replace(/(?<=^ {4}description haproxy-pair-).*/m, "")
      .split("\n"),
    keepalivedConf: renderKeepalivedConf(model, first?.name ?? "", 51).split("\n"),
  };
}

/** Each stands for a way out of its place. */
const waysOut = ["a\nbackend evil", "x' y", 'x"y\\', "x#y", "${HOME}", "} if TRUE {", "-f /etc/passwd", "--"];

const hostile = fc.oneof(
  fc.constantFrom(
    ...waysOut,
    "x # y",
    'x" y',
    "} http-request deny {",
    "{{#global}}",
    "__proto__",
    "a\r\nuser root",
    "%[env(HOME)]",
    "größe",
    "a b",
    "a\u2028b",
    "a\0b",
    "x'\\'' y",
    "x \\' y",
    "#",
    '"${HOME}"',
    "$HOME",
    "%",
    "{ src 0.0.0.0/0 }",
    "a or b",
    "-i",
    "{{digest}}",
    "{{> x}}",
    "a,b",
    "a;b",
    "a/../b",
    "a(b)",
    ")",
    "10.0.0.1/24 dev lo",
    " x",
    "x ",
    "!",
    ".if TRUE",
    "frontend",
    "1",
  ),
  fc.string({ unit: "grapheme" }),
  fc.string({ unit: fc.constantFrom("'", '"', "\\", " ", "#", "$", "{", "}", "%", "a", "\n", "-", "!") }),
);

interface Place {
  inputs: HaproxyPairArgs;
  plain: Rendered;
  path: Step[];
}

/** One place for each input that is a string, in the smallest configuration that has it. */
const places = new Map<string, Place>();
for (const inputs of Object.values(cases).sort((a, b) => sizeOf(a) - sizeOf(b))) {
  const plain = render(validate(inputs).model);
  for (const path of stringsIn(inputs)) {
    const input = path.map((step) => (typeof step === "number" ? "[]" : step)).join(".");
    // What a rule or a step can have depends on its action.
    const { action = "", algorithm = "" } = parentOf(inputs, path);
    const place = `${input} ${action} ${algorithm}`;
    if (!places.has(place)) places.set(place, { inputs, plain, path });
  }
}

function sizeOf(inputs: HaproxyPairArgs): number {
  return JSON.stringify(inputs).length;
}

function parentOf(inputs: unknown, path: Step[]): { action?: string; algorithm?: string } {
  return path
    .slice(0, -1)
    .reduce<unknown>((value, step) => (value as Record<Step, unknown>)[step], inputs) as Record<
    string,
    string
  >;
}

/** The first line that a string changes beyond its own word; undefined when it is refused, or stays one. */
function escapeOf({ inputs, plain, path }: Place, text: string): string | undefined {
  let model: Model;
  try {
    ({ model } = validate(withString(inputs, path, () => text)));
  } catch (error) {
    if (error instanceof InvalidInputs) return undefined;
    throw error;
  }
  const changed = render(model);
  // A field of the log shares a frontend's capture of the same header; by another name it has one of its own.
  const isOwn = (line: string) =>
    path.some((step) => captures.has(step)) && /^ {4}capture \S+ header /.test(line);
  const split = changed.haproxyCfg.find((line) => isOwn(line) && haproxyWords(line).length !== 6);
  if (split !== undefined) return split;
  const [now, then] = [changed, plain].map(({ haproxyCfg }) => haproxyCfg.filter((line) => !isOwn(line)));
  if (now?.length !== then?.length) return "haproxy.cfg has other lines";
  if (changed.keepalivedConf.length !== plain.keepalivedConf.length) return "keepalived.conf has other lines";
  // Extra lines are the words of whoever gives them; that they stay one line is all that is promised.
  if (path.includes("extraLines")) return undefined;
  // A condition has as many words as it likes, but all of them are its own.
  const isCondition = path.some((step) => conditions.has(step));
  const isSame = (line: string, before: string) =>
    isCondition
      ? wordsOfRule(line).join(" ") === wordsOfRule(before).join(" ")
      : [haproxyWords, wordsGiven].some((wordsOf) => {
          const [words, wordsBefore] = [wordsOf(line), wordsOf(before)];
          return words.length === wordsBefore.length && words[0] === wordsBefore[0];
        });
  return (
    now?.find((line, index) => {
      const before = then?.[index] ?? "";
      return line !== before && !isSame(line, before);
    }) ??
    changed.keepalivedConf.find(
      (line, index) => line.split(/\s+/).length !== plain.keepalivedConf[index]?.split(/\s+/).length,
    )
  );
}

const captures = new Set<Step>(["logFields", "captureRequestHeaders", "captureResponseHeaders"]);
const conditions = new Set<Step>(["condition", "monitorFail", "admin", "forcePersist", "ignorePersist"]);

describe("any string in the inputs", () => {
  const sections = [...new Set([...places.keys()].map((place) => place.replace(/[. ].*/, "")))];

  test.each(sections)(
    "of %s is refused, or stays one word of one line, wherever it is",
    (section) => {
      const broken: string[] = [];
      for (const [name, place] of places) {
        if (name.replace(/[. ].*/, "") !== section) continue;
        for (const text of waysOut) {
          const line = escapeOf(place, text);
          if (line !== undefined) broken.push(`${name} = ${JSON.stringify(text)}: ${line}`);
        }
      }
      expect(broken).toEqual([]);
    },
    120_000,
  );

  test("is refused, or stays one word of one line, whatever it is", () => {
    fc.assert(
      fc.property(fc.constantFrom(...places.keys()), hostile, (name, text) => {
        const place = places.get(name);
        expect(place && escapeOf(place, text)).toBeUndefined();
      }),
      { numRuns: 2000 },
    );
  }, 120_000);
});

test("the same inputs give the same files, in whatever order their keys are", () => {
  const reversed = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(reversed)
      : typeof value === "object" && value !== null
        ? Object.fromEntries(
            Object.entries(value)
              .reverse()
              .map(([key, inner]) => [key, reversed(inner)]),
          )
        : value;
  for (const inputs of [everything, shop, ipv6]) {
    expect(render(validate(reversed(inputs)).model)).toEqual(render(validate(inputs).model));
  }
});
