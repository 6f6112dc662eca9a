import { type InputsDraft, present } from "./draft";
import { reportDuplicateNames } from "./duplicates";
import type { Report } from "./faults";
import { Names } from "./references";

/** Checks the named defaults, and what starts from them. */
export function checkNamedDefaults(inputs: InputsDraft, report: Report): void {
  const { namedDefaults } = inputs;
  reportDuplicateNames(namedDefaults, ["namedDefaults"], report);
  // haproxy reads from top to bottom.
  for (const [{ from }, index] of present(namedDefaults)) {
    const earlier = new Names(
      "entry of `namedDefaults` before this one with the name",
      namedDefaults?.slice(0, index),
    );
    earlier.check(from, ["namedDefaults", index, "from"], report);
  }
  const all = new Names("entry of `namedDefaults` with the name", namedDefaults);
  for (const key of ["frontends", "backends"] as const) {
    for (const [{ from }, index] of present<{ from?: string } | undefined>(inputs[key])) {
      all.check(from, [key, index, "from"], report);
    }
  }
}
