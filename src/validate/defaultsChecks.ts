import { type InputsDraft, present } from "./draft";
import { reportDuplicateNames } from "./duplicates";
import type { Report } from "./faults";
import { defaultsOf, modeOf } from "./proxyMode";
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

/** Warns of options that haproxy cannot take back where they are inherited in tcp mode. */
export function warnOfHttpDefaults(inputs: InputsDraft, warn: Report): void {
  for (const key of ["frontends", "backends"] as const) {
    for (const [proxy, index] of present<Proxy | undefined>(inputs[key])) {
      const inherited = modeOf(proxy, inputs) === "tcp" ? defaultsOf<HttpDefaults>(proxy, inputs) : [];
      for (const option of ["forwardfor", "originalto"] as const) {
        if (inherited.some(({ [option]: given }) => given !== undefined)) {
          const advice = "haproxy warns of that here; give it `from` with named defaults of its own";
          warn([key, index], `is in tcp mode, but starts from defaults with \`${option}\`: ${advice}`);
        }
      }
    }
  }
}

type Proxy = Pick<NonNullable<NonNullable<InputsDraft["frontends"]>[number]>, "from" | "mode">;
type HttpDefaults = Pick<NonNullable<InputsDraft["defaults"]>, "forwardfor" | "originalto">;
