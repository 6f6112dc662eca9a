import type { Line, Section } from "./configuration";

type Words = readonly string[];

/** The number of nodes of a pair. */
const nodes = 2;

/** Returns the lines of a section `peers` that the pair does not write itself: its nodes are each other's peers. */
export function linesNotOfPair(lines: readonly Line[]): { line: Line; reason: string }[] {
  const isPeer = ({ words }: Line) => ["peer", "server"].includes(words?.[0] ?? "");
  const peers = lines.filter(isPeer);
  return lines.flatMap((line) => {
    const { words = [] } = line;
    const reason = words.includes("ssl")
      ? "the nodes share their stick tables without TLS: keep the network between them private"
      : peers.indexOf(line) >= nodes
        ? "the pair's peers are its nodes; this one shares no stick tables with them"
        : isPeer(line) || words[0] === "bind" || words[0] === "table"
          ? undefined
          : "the pair's own section of peers has no input for it";
    return reason === undefined ? [] : [{ line, reason }];
  });
}

/**
 * Returns the sections with the stick tables of `peers` in backends of their own, because the nodes share all tables.
 * References to these tables change with them.
 */
export function withTablesInBackends(sections: readonly Section[]): Section[] {
  const taken = new Set(sections.map(({ name }) => name));
  const names = new Map<string, string>();
  const backends = sections.flatMap(({ kind, name: peers, header, lines }) => {
    const tables = kind === "peers" ? lines.filter(({ words }) => words?.[0] === "table") : [];
    return tables.map((line): Section => {
      const [, table = "", ...rest] = line.words ?? [];
      const name = taken.has(table) ? `${peers}-${table}` : table;
      taken.add(name);
      names.set(`${peers}/${table}`, name);
      return { kind: "backend", name, header, lines: [{ ...line, words: ["stick-table", ...rest] }] };
    });
  });
  if (backends.length === 0) return [...sections];
  const renamed = ({ words, ...line }: Line): Line => ({ ...line, words: words && withNames(words, names) });
  const others = sections.map((section) => ({ ...section, lines: section.lines.map(renamed) }));
  return [...others, ...backends];
}

/** Renames tables after the word `table` and in arguments of sample expressions; other words only look like tables. */
const withNames = (words: Words, names: ReadonlyMap<string, string>): Words =>
  words.map((word, index) =>
    words[index - 1] === "table"
      ? (names.get(word) ?? word)
      : word.replace(/(?<=[(,])[\w.-]+\/[\w.-]+(?=[,)])/g, (found) => names.get(found) ?? found),
  );
