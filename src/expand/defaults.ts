import type { WithHealthChecks } from "../model/model";
import type { Inputs } from "../schema/inputs";
import { expandHealthChecks } from "./healthCheck";
import type { LogSugar } from "../model/sugar";
import { withoutLogSugar } from "./logging";
import { inheritedServer, verifiesIn } from "./server";
import { expandServerTls } from "./serverTls";

type Defaults = Inputs["defaults"] & { from?: string | undefined };

/** The pair's defaults of frontends and backends. */
const pairDefaults = {
  mode: "http",
  logGlobal: true,
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

/** Fills in the pair's defaults, except in defaults that start from others. */
export function expandDefaults<Given extends Defaults>(
  given: Given,
  inputs: Inputs,
): Omit<WithHealthChecks<Given>, LogSugar> {
  const inherited = given.from === undefined ? {} : inheritedServer(given.from, inputs);
  const defaultServer = given.defaultServer && {
    ...given.defaultServer,
    ...expandServerTls(given.defaultServer, inherited, verifiesIn(inputs)),
  };
  const defaults = withoutLogSugar(expandHealthChecks({ ...given, defaultServer }));
  if (given.from !== undefined) return defaults;
  return {
    ...pairDefaults,
    ...(definedIn(defaults) as typeof defaults),
    timeouts: { ...pairDefaults.timeouts, ...definedIn(given.timeouts) },
  };
}

const definedIn = (fields: object) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
