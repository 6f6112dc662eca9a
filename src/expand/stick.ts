import type { StickOn } from "../args";
import type { BackendModel } from "../model/model";
import type { Inputs } from "../schema/inputs";

type Backend = Inputs["backends"][number];
type Table = NonNullable<BackendModel["stickTable"]>;
type Rule = BackendModel["stickRules"][number];
type Awaited = Partial<
  Pick<
    BackendModel,
    "tcpRequestInspectDelay" | "tcpRequestRules" | "tcpResponseInspectDelay" | "tcpResponseRules"
  >
>;

/** Returns the table and the rules of `stick`. */
export function expandStick(
  backend: Backend,
): Awaited & Partial<Pick<BackendModel, "stickTable" | "stickRules">> {
  if (backend.stick === undefined) return {};
  const { on, name, size, expire } = backend.stick;
  const { type, len, rules, request, response } = stickiness[on](name ?? "");
  return {
    stickTable: { type, len, size, expire, nopurge: false, store: [] },
    stickRules: rules,
    ...awaited(backend, request, response),
  };
}

/** Returns rules that wait for the first bytes, which are not available in tcp mode otherwise. */
function awaited(backend: Backend, request?: string, response?: string): Awaited {
  const accept = (condition: string) => ({ action: "accept" as const, condition });
  return {
    ...(request !== undefined && {
      tcpRequestInspectDelay: backend.tcpRequestInspectDelay ?? "5s",
      tcpRequestRules: [...backend.tcpRequestRules, { phase: "content" as const, ...accept(request) }],
    }),
    ...(response !== undefined && {
      tcpResponseInspectDelay: backend.tcpResponseInspectDelay ?? "5s",
      tcpResponseRules: [...backend.tcpResponseRules, accept(response)],
    }),
  };
}

interface Stickiness extends Pick<Table, "type" | "len"> {
  rules: Rule[];
  /** The condition that the client's first bytes meet once they are complete. */
  request?: string;
  /** The same for the server. */
  response?: string;
}

const onString = { type: "string", len: 64 } as const;

const clientHello = "{ req.ssl_hello_type 1 }";
const serverHello = "{ res.ssl_hello_type 2 }";

const stickiness: Record<StickOn, (name: string) => Stickiness> = {
  // IPv4 addresses are stored as IPv4-mapped IPv6 addresses.
  source: () => ({ type: "ipv6", rules: [{ action: "on", pattern: "src" }] }),
  header: (name) => ({ ...onString, rules: [{ action: "on", pattern: `req.hdr(${name})` }] }),
  cookie: (name) => ({
    ...onString,
    rules: [
      { action: "match", pattern: `req.cook(${name})` },
      { action: "store-response", pattern: `res.cook(${name})` },
    ],
  }),
  // The session id is behind the type, length, version and random of the hello.
  "ssl-session-id": () => ({
    type: "binary",
    len: 32,
    rules: [
      { action: "on", pattern: "payload_lv(43,1)", condition: clientHello },
      { action: "store-response", pattern: "payload_lv(43,1)", condition: serverHello },
    ],
    request: clientHello,
    response: serverHello,
  }),
  "rdp-cookie": (name) => ({
    ...onString,
    rules: [{ action: "on", pattern: name === "" ? "req.rdp_cookie" : `req.rdp_cookie(${name})` }],
    request: "RDP_COOKIE",
  }),
};
