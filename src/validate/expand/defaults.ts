import type { WithHealthChecks } from "../model";
import type { Inputs } from "../schema";
import { expandHealthChecks } from "./healthCheck";

type Defaults = Inputs["defaults"] & { from?: string | undefined };

/** What frontends and backends start from, unless they are told otherwise. */
const pairDefaults = {
  mode: "http",
  dontlognull: true,
  retries: 3,
  redispatch: true,
  timeouts: {
    connect: "5s",
    client: "50s",
    server: "50s",
    httpRequest: "10s",
    httpKeepAlive: "10s",
    queue: "30s",
    tunnel: "1h",
  },
} as const;

/** Fills in what defaults leave open; those that start from others leave it to them. */
export function expandDefaults<Given extends Defaults>(defaults: Given): WithHealthChecks<Given> {
  const expanded = expandHealthChecks(defaults);
  if (defaults.from !== undefined) return expanded;
  const given = (fields: object) =>
    Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  return {
    ...pairDefaults,
    ...(given(expanded) as WithHealthChecks<Given>),
    timeouts: { ...pairDefaults.timeouts, ...given(defaults.timeouts) },
  };
}
