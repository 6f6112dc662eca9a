import type { Line } from "./configuration";

type Words = readonly string[];

/** The number of words at the start of a line that name a server, or several, and their addresses. */
const namingWords: Record<string, number> = { server: 3, "server-template": 4 };

export const isServer = ({ words }: Line): boolean => namingWords[words?.[0] ?? ""] !== undefined;

const isDefault = ({ words, conditional }: Line) => words?.[0] === "default-server" && !conditional;

/** Returns a line `server` with its defaults: its own words come last and take precedence. */
export function withDefaults(words: Words, defaults: Words): Words {
  const count = namingWords[words[0] ?? ""];
  return count === undefined ? words : [...words.slice(0, count), ...defaults, ...words.slice(count)];
}

/** Returns the words after `default-server`. */
export const defaultsIn = (lines: readonly Line[]): string[] =>
  lines.filter(isDefault).flatMap(({ words = [] }) => words.slice(1));

/** Returns lines without a `default-server` after a server: later servers get its words themselves. */
export function withoutLateDefaults(lines: readonly Line[]): { lines: Line[]; late: Line[] } {
  const first = lines.findIndex(isServer);
  const late = lines.filter((line, index) => first >= 0 && index > first && isDefault(line));
  const kept = lines.flatMap((line, index) => {
    if (late.includes(line)) return [];
    const words =
      line.words && withDefaults(line.words, defaultsIn(late.filter((one) => lines.indexOf(one) < index)));
    return [words?.length === line.words?.length ? line : { ...line, words }];
  });
  return { lines: kept, late };
}
