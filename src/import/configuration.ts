import { wordsOf } from "../language/words";
import { sectionKeywords } from "../values";

/** A line of a haproxy.cfg that is neither empty nor a comment. */
export interface Line {
  number: number;
  /** Trimmed. */
  text: string;
  /** Undefined if they depend on the environment of the process that reads them. */
  words: readonly string[] | undefined;
  /** True between `.if` and `.endif`. */
  conditional: boolean;
  /** The lines of the ACLs that its condition names instead of having them in braces, and its words with the braces. */
  fileAcls?: { lines: readonly (readonly string[])[]; inBraces: readonly string[] };
}

/** A section of a haproxy.cfg. */
export interface Section {
  kind: string;
  name: string;
  /** The named defaults that it starts from. */
  from?: string;
  header: Line;
  /** An unreadable header is the first of them. */
  lines: Line[];
}

/** The kind of a section whose header cannot be read. */
export const unreadable = "";

/** Splits a haproxy.cfg into its sections. */
export function sectionsOf(text: string): Section[] {
  const sections: Section[] = [];
  let depth = 0;
  text.split(/\r?\n/).forEach((raw, index) => {
    const words = wordsOf(raw);
    if (words?.length === 0) return;
    const [first = "", name = "", ...rest] = words ?? [];
    if (first === ".endif") depth--;
    const line = {
      number: index + 1,
      text: raw.trim(),
      words,
      conditional: depth > 0 || first.startsWith("."),
    };
    if (first === ".if") depth++;
    const opened = words === undefined ? /^\s*["']?([\w-]+)/.exec(raw)?.[1] : first;
    if (opened !== undefined && sectionKeywords.has(opened) && (words === undefined || line.conditional)) {
      sections.push({ kind: unreadable, name: "", header: line, lines: [line] });
    } else if (sectionKeywords.has(first)) {
      const named = name === "from" ? ["", "from", ...rest] : [name, ...rest];
      sections.push({
        kind: first,
        name: named[0] ?? "",
        ...(named[1] === "from" && { from: named[2] ?? "" }),
        header: line,
        lines: [],
      });
    } else {
      sections.at(-1)?.lines.push(line);
    }
  });
  return sections;
}
