import type * as pulumi from "@pulumi/pulumi";

/** How the cookie gets to the client. */
export const CookieMode = {
  /** HAProxy adds its own cookie. */
  insert: "insert",
  /** HAProxy puts the server's value before that of the application's cookie. */
  prefix: "prefix",
  /** HAProxy replaces the value of the application's cookie. */
  rewrite: "rewrite",
} as const;
export type CookieMode = (typeof CookieMode)[keyof typeof CookieMode];

/** What the keys of a stick table are. */
export const StickTableType = {
  ip: "ip",
  ipv6: "ipv6",
  integer: "integer",
  string: "string",
  binary: "binary",
} as const;
export type StickTableType = (typeof StickTableType)[keyof typeof StickTableType];

/** How the server of a key is remembered: by its name, or by its address and port. */
export const StickTableSrvkey = { name: "name", addr: "addr" } as const;
export type StickTableSrvkey = (typeof StickTableSrvkey)[keyof typeof StickTableSrvkey];

/** What tells clients apart. */
export const StickOn = {
  /** The client's address. */
  source: "source",
  /** A request header. */
  header: "header",
  /** A cookie that the server sets: learned from its responses. */
  cookie: "cookie",
  /** The TLS session id, where servers terminate TLS themselves: learned from them. Up to TLS 1.2; tcp mode only. */
  sslSessionId: "ssl-session-id",
  /** The RDP cookie. tcp mode only. */
  rdpCookie: "rdp-cookie",
} as const;
export type StickOn = (typeof StickOn)[keyof typeof StickOn];

/** What a stick rule does. */
export const StickAction = {
  /** Look the client up and remember it. */
  on: "on",
  /** Only look the client up. */
  match: "match",
  /** Only remember the client, from its request. */
  storeRequest: "store-request",
  /** Only remember the client, from the server's response. */
  storeResponse: "store-response",
} as const;
export type StickAction = (typeof StickAction)[keyof typeof StickAction];

/**
 * Keeps a client on its server by a cookie.
 *
 * @see HAProxy configuration manual, section 4.2 "cookie"
 */
export interface CookieArgs {
  /** The cookie's name. */
  name: pulumi.Input<string>;
  /** How the cookie gets to the client. @default "insert" */
  mode?: pulumi.Input<CookieMode>;
  /** Keep the cookie between client and HAProxy. @default true for `insert`, else false */
  indirect?: pulumi.Input<boolean>;
  /** Forbid caches to store responses that set the cookie. @default true for `insert`, else false */
  nocache?: pulumi.Input<boolean>;
  /** Set the cookie in responses to POST requests only. @default false */
  postonly?: pulumi.Input<boolean>;
  /** Leave a cookie alone that the server itself sets. @default false */
  preserve?: pulumi.Input<boolean>;
  /** Hide the cookie from scripts. @default true for `insert`, else false */
  httponly?: pulumi.Input<boolean>;
  /** Let the browser send the cookie over https only. @default false */
  secure?: pulumi.Input<boolean>;
  /** The domains that the cookie is valid for. @default the request's host */
  domains?: pulumi.Input<pulumi.Input<string>[]>;
  /** Time after which an unused cookie is ignored. `insert` only. @default none */
  maxidle?: pulumi.Input<string>;
  /** Time after which a cookie is ignored. `insert` only. @default none */
  maxlife?: pulumi.Input<string>;
  /** Further attributes, such as `SameSite=Lax`. @default none */
  attr?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Let a server's value follow from its address and a generated secret key instead of its name, so that it gives nothing
   * away and stays the same wherever the server is in the list. `insert` only.
   *
   * @default false
   * @see HAProxy configuration manual, section 4.2 "dynamic-cookie-key"
   */
  dynamic?: pulumi.Input<boolean>;
}

/**
 * A table of clients, in memory.
 *
 * @see HAProxy configuration manual, section 4.2 "stick-table"
 */
export interface StickTableArgs {
  /** What the keys are. */
  type: pulumi.Input<StickTableType>;
  /** `string` and `binary`: the longest key. @default 32 */
  len?: pulumi.Input<number>;
  /** How many entries the table holds: a number, or with `k`, `m` or `g`: `100k`. */
  size: pulumi.Input<string>;
  /** Time after which an unused entry goes. @default none: the oldest go when the table is full */
  expire?: pulumi.Input<string>;
  /** Refuse new entries when the table is full, instead of letting the oldest go. @default false */
  nopurge?: pulumi.Input<boolean>;
  /**
   * What is counted for each key, such as `gpc0`, `conn_cur` or `http_req_rate(10s)`.
   *
   * @default nothing but the server that the key belongs to
   */
  store?: pulumi.Input<pulumi.Input<string>[]>;
  /** How the server of a key is remembered. @default "name" */
  srvkey?: pulumi.Input<StickTableSrvkey>;
}

/**
 * Which clients belong together.
 *
 * @see HAProxy configuration manual, section 4.2 "stick on"
 */
export interface StickRuleArgs {
  /** What to do. @default "on" */
  action?: pulumi.Input<StickAction>;
  /** What identifies a client: a sample expression, such as `src` or `req.cook(session)`. */
  pattern: pulumi.Input<string>;
  /** The backend whose table is used. @default this one */
  table?: pulumi.Input<string>;
  /** When the rule applies, as in `useBackends[].condition`. @default always */
  condition?: pulumi.Input<string>;
}

/**
 * Keeps a client on its server by remembering it, in one line; `stickTable` and `stickRules` are the full form.
 *
 * @see HAProxy configuration manual, section 4.2 "stick on"
 */
export interface StickArgs {
  /** What tells clients apart. */
  on: pulumi.Input<StickOn>;
  /** The name: of the header, of the cookie, or of the RDP cookie, which is `msts` when not given. */
  name?: pulumi.Input<string>;
  /** How many clients are remembered. @default "100k" */
  size?: pulumi.Input<string>;
  /** Time after which a client that does not come back is forgotten. @default "30m" */
  expire?: pulumi.Input<string>;
}
