import type { Findings } from "../check";
import { present } from "../../faults/given";
import type { InputsDraft } from "../../model/draft";
import { defaultsOf, modeOf } from "../../expand/proxyMode";
import { Names } from "../references/names";

/** Checks the named defaults and the references to them. */
export function checkNamedDefaults(inputs: InputsDraft, { report }: Findings): void {
  const { namedDefaults } = inputs;
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

const httpOnly = {
  frontends: [
    "forwardfor",
    "originalto",
    "monitorUri",
    "httpNoDelay",
    "httpUseProxyHeader",
    "acceptInvalidHttpRequest",
    "acceptUnsafeViolationsInHttpRequest",
  ],
  backends: [
    "forwardfor",
    "originalto",
    "httpNoDelay",
    "preferLastServer",
    "acceptInvalidHttpResponse",
    "acceptUnsafeViolationsInHttpResponse",
  ],
} as const;

/** Warns about options for http mode that are inherited in tcp mode and that expansion does not disable. */
export function warnOfHttpDefaults(inputs: InputsDraft, { warn }: Findings): void {
  for (const key of ["frontends", "backends"] as const) {
    for (const [proxy, index] of present<Proxy | undefined>(inputs[key])) {
      const sources = modeOf(proxy, inputs) === "tcp" ? [proxy, ...defaultsOf(proxy, inputs)] : [];
      for (const option of httpOnly[key]) {
        const values = sources.map((source) => (source as Partial<Record<string, unknown>>)[option]);
        const value = values.find((candidate) => candidate !== undefined);
        if (value === undefined || value === false) continue;
        const takenBack = value === true ? `\`${option}: false\`, or ` : "";
        const advice = `haproxy warns about that; set ${takenBack}\`from\` to named defaults of its own`;
        warn([key, index], `is in tcp mode, but starts from defaults with \`${option}\`: ${advice}`);
      }
    }
  }
}

type Proxy = Pick<NonNullable<NonNullable<InputsDraft["frontends"]>[number]>, "from" | "mode">;
