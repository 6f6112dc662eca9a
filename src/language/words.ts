/** HAProxy's rules for the words of a line (configuration manual, section 2.2 "Quoting and escaping"). */

// Control characters and line separators, which could end a line in a rendered file or hide in a terminal.
export const unprintable = /[\p{Cc}\u2028\u2029]/u;
const plain = /^[A-Za-z0-9_.,:/@%+=*()[\]~|?;!<>^&-]+$/;

/** Writes text as one word: unchanged if haproxy reads it literally, otherwise in single quotes. */
export function word(text: string): string {
  if (unprintable.test(text)) {
    throw new Error(`control characters cannot be rendered: ${JSON.stringify(text)}`);
  }
  return plain.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** Joins parts with spaces; omits those that are false or undefined. */
export const words = (...parts: (string | false | undefined)[]): string =>
  parts.filter((part) => part !== false && part !== undefined).join(" ");

/**
 * Splits a line into its words, without comment. Returns undefined if a quote is left open, or if a word depends on the
 * environment.
 */
export function wordsOf(line: string): string[] | undefined {
  const found: string[] = [];
  let current: string | undefined;
  let quote = "";
  for (let at = 0; at < line.length; at++) {
    const character = line.charAt(at);
    if (character === quote) {
      quote = "";
    } else if (quote === "" && (character === "'" || character === '"')) {
      quote = character;
      current ??= "";
    } else if (quote !== "'" && character === "\\") {
      const { text, length } = escaped(line.slice(at), quote);
      current = (current ?? "") + text;
      at += length - 1;
    } else if (quote === '"' && character === "$") {
      return undefined;
    } else if (quote === "" && (character === " " || character === "\t")) {
      if (current !== undefined) found.push(current);
      current = undefined;
    } else if (quote === "" && character === "#") {
      break;
    } else {
      current = (current ?? "") + character;
    }
  }
  if (quote !== "") return undefined;
  return current === undefined ? found : [...found, current];
}

const escapes: Record<string, string> = { r: "\r", n: "\n", t: "\t" };

/** Returns the text that an escape sequence stands for. Unknown sequences keep their backslash: `\d`, `\1`. */
function escaped(text: string, quote: string): { text: string; length: number } {
  const [, hex] = /^\\x([0-9A-Fa-f]{2})/.exec(text) ?? [];
  if (hex !== undefined) return { text: String.fromCharCode(parseInt(hex, 16)), length: 4 };
  const next = text.charAt(1);
  if (escapes[next] !== undefined) return { text: escapes[next], length: 2 };
  const isSpecial = next !== "" && (` \\#'"`.includes(next) || (next === "$" && quote === '"'));
  return isSpecial ? { text: next, length: 2 } : { text: "\\", length: 1 };
}
