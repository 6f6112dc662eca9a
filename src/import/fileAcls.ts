import type { Line } from "./configuration";
import { keywordsWithCondition } from "./families";
import { freeName } from "./freeName";

type Words = readonly string[];

/** The flags of an ACL, the files that it reads, and its other values. */
interface Patterns {
  flags: string[];
  files: string[];
  values: string[];
}

/** Returns the patterns of an ACL; undefined for maps and numbered ACLs, which cannot be divided. */
function patternsIn(words: Words): Patterns | undefined {
  const found: Patterns = { flags: [], files: [], values: [] };
  const rest = [...words];
  for (let flag = rest[0]; flag?.startsWith("-") && flag !== "--"; flag = rest[0]) {
    rest.shift();
    if (flag === "-M" || flag === "-u") return undefined;
    if (flag === "-f") found.files.push(rest.shift() ?? "");
    else found.flags.push(flag, ...(flag === "-m" ? [rest.shift() ?? ""] : []));
  }
  return { ...found, values: rest };
}

/** Returns one line `acl` of the same name for each file: haproxy matches any of them. */
export function withOneFileEach([keyword = "", name = "", criterion = "", ...rest]: Words): string[][] {
  const { flags = [], files = [], values = [] } = patternsIn(rest) ?? {};
  if (files.length < 2) return [[keyword, name, criterion, ...rest]];
  return files.map((file, index) => [
    ...[keyword, name, criterion, ...flags, "-f", file],
    ...(index === 0 ? values : []),
  ]);
}

/** Returns lines whose conditions name the ACLs that read files: inputs do not take these in braces. */
export function withNamedFileAcls(lines: readonly Line[]): Line[] {
  const taken = new Set(lines.flatMap(({ words = [] }) => (words[0] === "acl" ? [words[1] ?? ""] : [])));
  const names = new Map<string, string>();
  const nameOf = (criterion: string, file: string, text: string) => {
    const base = `${criterion}-in-${file.replace(/^.*\/|\.\w+$/g, "")}`
      .replace(/[^\w.-]+/g, "-")
      .slice(0, 60);
    const name = names.get(text) ?? freeName(base, taken);
    names.set(text, name);
    taken.add(name);
    return name;
  };
  return lines.map((line) => {
    const words = [...(line.words ?? [])];
    if (!keywordsWithCondition.has(words[0] ?? "")) return line;
    const acls: string[][] = [];
    const isOpening = (word: string) => /^!*\{$/.test(word);
    for (let start = words.findIndex(isOpening); start >= 0; start = nextIndex(words, isOpening, start)) {
      const end = words.indexOf("}", start);
      const [criterion = "", ...rest] = words.slice(start + 1, end < 0 ? start + 1 : end);
      const file = patternsIn(rest)?.files[0];
      if (file === undefined) continue;
      const name = nameOf(criterion, file, [criterion, ...rest].join(" "));
      acls.push(["acl", name, criterion, ...rest]);
      words.splice(start, end - start + 1, (words[start] ?? "").replace("{", name));
    }
    return acls.length === 0
      ? line
      : { ...line, words, fileAcls: { lines: acls, inBraces: line.words ?? [] } };
  });
}

function nextIndex(words: Words, test: (word: string) => boolean, after: number): number {
  return words.findIndex((word, index) => index > after && test(word));
}
