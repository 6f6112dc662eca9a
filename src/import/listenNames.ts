import type { Line } from "./configuration";

/** Fetches that use their own backend, unless an argument names another. */
const ofBackend = /^(nbsrv|be_conn|be_conn_free|be_sess_rate|connslots|queue|avg_queue)(?:\(\))?(?=,|$)/;
const ofServer = /^(srv_\w+)\(([^/()]+)\)/;

/** Fetches and converters that use the stick table of their own section, unless an argument names another. */
const ofTable = /(^|,)((?:src_(?!port|is)|table_)\w+|in_table)(?:\(([^()]*)\))?(?=,|$)/g;
const withNumber = /_(?:gpc|gpt)(?:_rate)?$/;

/** Returns the lines of a `listen` section with its name where they imply it: its frontend gets another name. */
export function withOwnName(name: string, lines: readonly Line[]): Line[] {
  const hasTable = lines.some(({ words }) => words?.[0] === "stick-table");
  return lines.map((line) => {
    if (line.words === undefined) return line;
    const named = line.words.map((word, index, words) => {
      if (!isExpression(words, index))
        return word.replace(/%\[([^\]]*)\]/g, (_, inner: string) => `%[${withName(inner)}]`);
      return withName(word);
    });
    return { ...line, words: hasTable ? withTable(named, name) : named };
  });

  function withName(expression: string): string {
    const named = expression
      .replace(ofBackend, `$1(${name})`)
      .replace(ofServer, (_, fetch: string, server: string) => `${fetch}(${name}/${server})`);
    return hasTable ? named.replace(ofTable, (...found) => withTableIn(name, found)) : named;
  }
}

function withTableIn(name: string, [whole, before, fetch, given]: unknown[]): string {
  const [all, start, keyword] = [String(whole), String(before), String(fetch)];
  const args = typeof given === "string" && given !== "" ? given.split(",") : [];
  const isComplete = args.length >= (withNumber.test(keyword) ? 2 : 1);
  return isComplete ? all : `${start}${keyword}(${[...args, name].join(",")})`;
}

/** Returns a rule that counts in its own section's table with the name of the table. */
function withTable(words: readonly string[], name: string): string[] {
  const at = words.findIndex((word) => /^track-sc\d+$/.test(word));
  if (at < 0 || words.includes("table")) return [...words];
  return [...words.slice(0, at + 2), "table", name, ...words.slice(at + 2)];
}

/** Returns whether a word is in the place of an expression: the criterion of an ACL, or the argument of a rule. */
function isExpression(words: readonly string[], index: number): boolean {
  const before = words[index - 1] ?? "";
  if (words[0] === "acl") return index === 2;
  return /^!*\{$|^(?:set-var|set-src|set-dst|sc-set-gpt0)\b|^track-sc\d+$|^capture$/.test(before);
}
