import type * as pulumi from "@pulumi/pulumi";

/** The way the cookie reaches the client. */
export const CookieMode = {
  /** HAProxy adds its own cookie. */
  insert: "insert",
  /** HAProxy puts the server's value in front of that of the application's cookie. */
  prefix: "prefix",
  /** HAProxy replaces the value of the application's cookie. */
  rewrite: "rewrite",
} as const;
export type CookieMode = (typeof CookieMode)[keyof typeof CookieMode];

/** The type of a stick table's keys. */
export const StickTableType = {
  ip: "ip",
  ipv6: "ipv6",
  integer: "integer",
  string: "string",
  binary: "binary",
} as const;
export type StickTableType = (typeof StickTableType)[keyof typeof StickTableType];

/** The way a key's server is stored: by its name, or by its address and port. */
export const StickTableSrvkey = { name: "name", addr: "addr" } as const;
export type StickTableSrvkey = (typeof StickTableSrvkey)[keyof typeof StickTableSrvkey];

/** The identity of a client. */
export const StickOn = {
  /** The client's address. */
  source: "source",
  /** A request header. */
  header: "header",
  /** A cookie that the server sets, learned from its responses. */
  cookie: "cookie",
  /** The TLS session id, learned from servers that terminate TLS themselves. Up to TLS 1.2; tcp mode only. */
  sslSessionId: "ssl-session-id",
  /** The RDP cookie. tcp mode only. */
  rdpCookie: "rdp-cookie",
} as const;
export type StickOn = (typeof StickOn)[keyof typeof StickOn];

/** The action of a stick rule. */
export const StickAction = {
  /** Looks the client up and stores it. */
  on: "on",
  /** Only looks the client up. */
  match: "match",
  /** Only stores the client, from its request. */
  storeRequest: "store-request",
  /** Only stores the client, from the server's response. */
  storeResponse: "store-response",
} as const;
export type StickAction = (typeof StickAction)[keyof typeof StickAction];

/**
 * Keeps a client on its server with a cookie.
 *
 * @see HAProxy configuration manual, section 4.2 "cookie"
 */
export interface CookieArgs {
  /** The cookie's name. */
  name: pulumi.Input<string>;
  /** The way the cookie reaches the client. @default "insert" */
  mode?: pulumi.Input<CookieMode>;
  /** Keeps the cookie between client and HAProxy. @default true for `insert`, else false */
  indirect?: pulumi.Input<boolean>;
  /** Marks responses that set the cookie as not cacheable. @default true for `insert`, else false */
  nocache?: pulumi.Input<boolean>;
  /** Sets the cookie only in responses to POST requests. @default false */
  postonly?: pulumi.Input<boolean>;
  /** Leaves a cookie that the server itself sets unchanged. @default false */
  preserve?: pulumi.Input<boolean>;
  /** Hides the cookie from scripts. @default true for `insert`, else false */
  httponly?: pulumi.Input<boolean>;
  /** Makes browsers send the cookie over https only. @default false */
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
   * Derives a server's value from its address and a generated secret key instead of its name. The value
   * reveals nothing and does not depend on the server's position. `insert` only.
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
  /** The type of the keys. */
  type: pulumi.Input<StickTableType>;
  /** `string` and `binary`: the length of the longest key. @default 32 */
  len?: pulumi.Input<number>;
  /** Maximum number of entries, also with `k`, `m` or `g`: `100k`. */
  size: pulumi.Input<string>;
  /**
   * Time after which an unused entry is removed.
   *
   * @default none: the oldest are removed when the table is full
   */
  expire?: pulumi.Input<string>;
  /** Refuses new entries when the table is full, instead of removing the oldest. @default false */
  nopurge?: pulumi.Input<boolean>;
  /**
   * The data stored for each key, such as `gpc0`, `conn_cur` or `http_req_rate(10s)`.
   *
   * @default only the key's server
   */
  store?: pulumi.Input<pulumi.Input<string>[]>;
  /** The way a key's server is stored. Needs HAProxy 2.4. @default "name" */
  srvkey?: pulumi.Input<StickTableSrvkey>;
}

/**
 * A rule that stores clients in a stick table or looks them up there.
 *
 * @see HAProxy configuration manual, section 4.2 "stick on"
 */
export interface StickRuleArgs {
  /** The rule's action. @default "on" */
  action?: pulumi.Input<StickAction>;
  /** The identity of a client: a sample expression, such as `src` or `req.cook(session)`. */
  pattern: pulumi.Input<string>;
  /** The backend whose table the rule uses. @default this one */
  table?: pulumi.Input<string>;
  /** Condition under which the rule applies, as in `useBackends[].condition`. @default always */
  condition?: pulumi.Input<string>;
}

/**
 * Keeps a client on its server with a stick table, in one line. `stickTable` and `stickRules` are the full
 * form.
 *
 * @see HAProxy configuration manual, section 4.2 "stick on"
 */
export interface StickArgs {
  /** The identity of a client. */
  on: pulumi.Input<StickOn>;
  /** The name of the header, the cookie or the RDP cookie; for the last, `msts` by default. */
  name?: pulumi.Input<string>;
  /** Maximum number of clients in the table. @default "100k" */
  size?: pulumi.Input<string>;
  /** Time after which a client without requests is forgotten. @default "30m" */
  expire?: pulumi.Input<string>;
}
