import { reportDuplicateNames } from "../../faults/duplicates";
import type { InputsDraft } from "../../model/draft";
import { listedSections, namedDefaultsSection } from "../../syntax/sections";
import type { Findings } from "../check";

/** The inputs whose elements have names of their own. */
const named = [
  "nodes",
  "certificates",
  "certificateAuthorities",
  "certificateRevocationLists",
  "maps",
  "lists",
  "files",
  ...[namedDefaultsSection, ...listedSections].map(({ input }) => input),
] as const;

/** Reports elements of an input that have the same name as an earlier one. */
export function checkDuplicateNames(inputs: InputsDraft, { report }: Findings): void {
  const lists = inputs as Record<string, ({ name?: string } | undefined)[] | undefined>;
  for (const input of named) reportDuplicateNames(lists[input], [input], report);
}
