import type { BackendModel } from "../model/model";
import type { Inputs } from "../schema/inputs";
import { expandStick } from "./stick";
import { modeOf } from "./proxyMode";
import { inLines } from "./acls";
import { withoutHttpOptions } from "./httpOptions";
import { expandHealthChecks } from "./healthCheck";
import { expandRules } from "./rules";
import {
  expandDefaultServer,
  expandServer,
  expandServerTemplate,
  inheritedServer,
  verifiesIn,
  withOwn,
} from "./server";

type Backend = Inputs["backends"][number];

const httpOptions = ["httpBufferRequest", "checkcache", "httpPretendKeepalive"] as const;

/** Fills in the defaults of a backend. */
export function expandBackend(given: Backend, inputs: Inputs): BackendModel {
  const { stick, ...backend } = { ...given, ...expandStick(given) };
  const mode = modeOf(backend, inputs);
  const { cookie, servers, serverTemplates } = backend;
  const verifies = verifiesIn(inputs);
  const fromDefaults = inheritedServer(backend.from, inputs);
  const defaultServer = expandDefaultServer(backend.defaultServer, fromDefaults, verifies, needsTls(backend));
  const inherited = withOwn(fromDefaults, defaultServer);
  return {
    ...expandHealthChecks(expandRules(backend, "backend")),
    acls: backend.acls.flatMap(inLines),
    ...(mode === "tcp" && withoutHttpOptions(backend, httpOptions, inputs)),
    mode,
    cookie: cookie && expandCookie(cookie),
    defaultServer,
    servers: servers.map((server) =>
      expandServer(server, inherited, cookie !== undefined && !cookie.dynamic, verifies),
    ),
    serverTemplates: serverTemplates.map((template) => expandServerTemplate(template, inherited, verifies)),
  };
}

/** Returns whether health check steps use TLS with servers that set neither `verify` nor `ssl`. */
function needsTls({ httpCheck, tcpCheck, servers, serverTemplates }: Backend): boolean {
  const steps = [...(httpCheck?.steps ?? []), ...(tcpCheck?.steps ?? [])];
  return (
    steps.some(({ ssl }) => ssl) &&
    [...servers, ...serverTemplates].some(({ verify, ssl }) => verify === undefined && !ssl)
  );
}

/** Hides an inserted cookie from servers, caches and scripts by default. */
function expandCookie(cookie: NonNullable<Backend["cookie"]>): NonNullable<Backend["cookie"]> {
  const inserted = cookie.mode === "insert";
  const { indirect = inserted, nocache = inserted, httponly = inserted } = cookie;
  return { ...cookie, indirect, nocache, httponly };
}
