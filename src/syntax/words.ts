/** HAProxy's rules for the words of a line (configuration manual, section 2.2 "Quoting and escaping"). */

// Control characters and line separators: whatever could end a line in a rendered file, or hide in a terminal.
export const unprintable = /[\p{Cc}\u2028\u2029]/u;
const plain = /^[A-Za-z0-9_.,:/@%+=*()[\]~|?;!<>^&-]+$/;

/** Writes text as one word: as it is where haproxy takes it literally, else in single quotes. */
export function word(text: string): string {
  if (unprintable.test(text)) {
    throw new Error(`control characters cannot be rendered: ${JSON.stringify(text)}`);
  }
  return plain.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** Writes what is given, separated by spaces; parts that are false or undefined are left out. */
export const words = (...parts: (string | false | undefined)[]): string =>
  parts.filter((part) => part !== false && part !== undefined).join(" ");

/**
 * Splits a line into its words, without comment; undefined when a quote is left open, or when a word depends on the
 * environment of the process that reads it.
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
      const escaped = line.charAt(++at);
      current = (current ?? "") + (escapes[escaped] ?? escaped);
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
