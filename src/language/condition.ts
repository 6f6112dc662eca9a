import type { Part } from "./parts";
import { word, wordsOf } from "./words";

/** A term of a condition: the name of an ACL, or an ACL in braces. */
export interface Term {
  negated: boolean;
  /** Of a named ACL. */
  name?: string;
  /** Of an ACL in braces: criterion, flags and values. */
  words?: string[];
}

/** A condition, met if all terms of one alternative are met. `unless` negates it. */
export interface Condition {
  unless: boolean;
  alternatives: Term[][];
}

/** Reads a condition, with or without a leading `if` or `unless`. Returns undefined for anything else. */
export function conditionOf(text: string): Condition | undefined {
  const words = wordsOf(text);
  return words === undefined ? undefined : conditionOfWords(words);
}

function conditionOfWords([...words]: string[]): Condition | undefined {
  const unless = words[0] === "unless";
  if (unless || words[0] === "if") words.shift();
  const alternatives: Term[][] = [[]];
  let negated = false;
  for (let first = words.shift(); first !== undefined; first = words.shift()) {
    if ((first === "or" || first === "||") && !negated) {
      alternatives.push([]);
      continue;
    }
    while (first.startsWith("!")) {
      negated = !negated;
      first = first.slice(1);
    }
    if (first === "") {
      if (!negated) return undefined;
      continue;
    }
    const term = first === "{" ? { words: wordsInBraces(words) } : { name: first };
    if ("name" in term ? !isName(first) : term.words === undefined) return undefined;
    alternatives.at(-1)?.push({ negated, ...term });
    negated = false;
  }
  return negated || alternatives.some((terms) => terms.length === 0) ? undefined : { unless, alternatives };
}

function wordsInBraces(words: string[]): string[] | undefined {
  const end = words.indexOf("}");
  if (end < 1) return undefined;
  const inside = words.splice(0, end + 1).slice(0, -1);
  return /^[A-Za-z]/.test(inside[0] ?? "") ? inside : undefined;
}

const isName = (word: string) => /^[A-Za-z0-9_][A-Za-z0-9._:-]*$/.test(word) && !reserved.has(word);
const reserved = new Set(["or", "if", "unless"]);

/** Writes a condition in the canonical form of inputs and files. */
export function conditionText({ unless, alternatives }: Condition): string {
  const terms = alternatives.map((terms) => terms.map(termText).join(" ")).join(" or ");
  return unless ? `unless ${terms}` : terms;
}

const termText = ({ negated, name, words = [] }: Term) =>
  `${negated ? "!" : ""}${name ?? `{ ${words.map(word).join(" ")} }`}`;

/** Returns a condition that also requires at least one term of each group. */
export function alongWith(
  groups: readonly (readonly Term[])[],
  { unless, alternatives }: Condition,
): Condition {
  return unless
    ? { unless, alternatives: [...groups.map((terms) => terms.map(negation)), ...alternatives] }
    : {
        unless,
        alternatives: groups.reduceRight(
          (found, terms) => terms.flatMap((term) => found.map((rest) => [term, ...rest])),
          alternatives,
        ),
      };
}

const negation = (term: Term): Term => ({ ...term, negated: !term.negated });

/** ACLs that HAProxy itself defines (configuration manual, section 7.4). */
const predefined = new Set(
  (
    "FALSE HTTP HTTP_1.0 HTTP_1.1 HTTP_2.0 HTTP_CONTENT HTTP_URL_ABS HTTP_URL_SLASH HTTP_URL_STAR LOCALHOST " +
    "METH_CONNECT METH_DELETE METH_GET METH_HEAD METH_OPTIONS METH_POST METH_PUT METH_TRACE RDP_COOKIE REQ_CONTENT " +
    "TRUE WAIT_END"
  ).split(" "),
);

/** Returns the ACLs in a condition that the inputs must define. */
export function aclsIn({ alternatives }: Condition): string[] {
  return alternatives
    .flat()
    .flatMap(({ name }) => (name === undefined || predefined.has(name) ? [] : [name]));
}

/** Returns whether an ACL in braces reads its values from a file. */
export function readsFile({ words: [, ...words] = [] }: Term): boolean {
  for (let flag = words.shift(); flag?.startsWith("-") && flag !== "--"; flag = words.shift()) {
    if (flag === "-f" || flag === "-M") return true;
    if (flag === "-m" || flag === "-u") words.shift();
  }
  return false;
}

/** An input that is a condition at the end of a line. */
export const conditionIn = <Key extends string>(key: Key): Part<{ [key in Key]?: string | undefined }> => ({
  keys: [key],
  needed: [],
  write: ({ [key]: condition }) => {
    if (condition === undefined) return [];
    return [condition.startsWith("unless ") ? condition : `if ${condition}`];
  },
  read: (reader, into) => {
    if (reader.peek() !== "if" && reader.peek() !== "unless") return true;
    const read = conditionOfWords(reader.rest());
    if (read === undefined) return false;
    Object.assign(into, { [key]: conditionText(read) });
    return true;
  },
});

/** The condition at the end of most lines. */
export const condition = conditionIn("condition");
