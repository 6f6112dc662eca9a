import fc from "fast-check";
import { renderHaproxyCfg, renderKeepalivedConf } from "../../src/render";
import { InvalidInputs, type Model, validate } from "../../src/validate";
import { everything, ipv6, observability, rules, shop, tuning } from "../golden/inputs";
import { stringsIn, withString } from "./strings";

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
  const end = found[0] === "acl" ? found.indexOf("--") : -1;
  return found.filter((_, index) => index !== end);
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

const hostile = fc.oneof(
  fc.constantFrom(
    "a\nbackend evil",
    "a\r\nuser root",
    "a\u2028b",
    "a\0b",
    "x' y",
    "x'\\'' y",
    'x" y',
    "x\\",
    "x \\' y",
    "x # y",
    "#",
    "${HOME}",
    '"${HOME}"',
    "$HOME",
    "%[env(HOME)]",
    "%",
    "} http-request deny {",
    "{ src 0.0.0.0/0 }",
    "a if TRUE",
    "a or b",
    "-f /etc/passwd",
    "-i",
    "--",
    "{{digest}}",
    "{{#global}}",
    "{{> x}}",
    "a b",
    "a,b",
    "a;b",
    "a/../b",
    "a(b)",
    ")",
    "10.0.0.1/24 dev lo",
    "größe",
    " x",
    "x ",
    "!",
    ".if TRUE",
    "frontend",
    "1",
    "__proto__",
  ),
  fc.string({ unit: "grapheme" }),
  fc.string({ unit: fc.constantFrom("'", '"', "\\", " ", "#", "$", "{", "}", "%", "a", "\n", "-", "!") }),
);

describe.each(Object.entries({ everything, rules, shop, ipv6, observability, tuning }))(
  "any string in the inputs of %s",
  (_, inputs) => {
    const plain = render(validate(inputs).model);
    const paths = stringsIn(inputs);

    test("is refused, or stays one word of one line", () => {
      fc.assert(
        fc.property(fc.constantFrom(...paths), hostile, (path, text) => {
          let model: Model;
          try {
            ({ model } = validate(withString(inputs, path, () => text)));
          } catch (error) {
            if (error instanceof InvalidInputs) return;
            throw error;
          }
          const changed = render(model);
          expect(changed.haproxyCfg).toHaveLength(plain.haproxyCfg.length);
          expect(changed.keepalivedConf).toHaveLength(plain.keepalivedConf.length);
          // Extra lines are the words of whoever gives them; that they stay one line is all that is promised.
          if (path.includes("extraLines")) return;
          changed.haproxyCfg.forEach((line, index) => {
            const before = plain.haproxyCfg[index] ?? "";
            if (line === before) return;
            // A condition has as many words as it likes, but all of them are its own.
            if (["condition", "monitorFail", "admin"].includes(String(path.at(-1)))) {
              expect(wordsOfRule(line)).toEqual(wordsOfRule(before));
              return;
            }
            expect([line, wordsGiven(line).length]).toEqual([line, wordsGiven(before).length]);
            expect(wordsGiven(line)[0]).toBe(wordsGiven(before)[0]);
          });
          changed.keepalivedConf.forEach((line, index) => {
            const before = plain.keepalivedConf[index] ?? "";
            if (line === before) return;
            expect([line, line.split(/\s+/).length]).toEqual([line, before.split(/\s+/).length]);
          });
        }),
        { numRuns: 1000 },
      );
    }, 180_000);
  },
);

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
