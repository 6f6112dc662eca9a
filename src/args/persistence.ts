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
}
