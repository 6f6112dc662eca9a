import type { StickOn } from "../../args";
import type { BackendModel } from "../model";
import type { Inputs } from "../schema";

type Stick = NonNullable<Inputs["backends"][number]["stick"]>;
type Stickiness = Pick<BackendModel, "stickTable" | "stickRules">;
type Table = NonNullable<BackendModel["stickTable"]>;
type Rule = BackendModel["stickRules"][number];

/** The table and the rules that `stick` stands for. */
export function expandStick({ on, name, size, expire }: Stick): Stickiness {
  const { type, len, rules } = stickiness[on](name ?? "");
  return { stickTable: { type, len, size, expire, nopurge: false, store: [] }, stickRules: rules };
}

const onString = { type: "string", len: 64 } as const;

const stickiness: Record<StickOn, (name: string) => Pick<Table, "type" | "len"> & { rules: Rule[] }> = {
  // IPv4 addresses are stored as they are mapped into IPv6.
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
      { action: "on", pattern: "payload_lv(43,1)", condition: "{ req.ssl_hello_type 1 }" },
      { action: "store-response", pattern: "payload_lv(43,1)", condition: "{ res.ssl_hello_type 2 }" },
    ],
  }),
  "rdp-cookie": (name) => ({
    ...onString,
    rules: [{ action: "on", pattern: name === "" ? "req.rdp_cookie" : `req.rdp_cookie(${name})` }],
  }),
};
