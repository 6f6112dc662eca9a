import type * as pulumi from "@pulumi/pulumi";

/** How the values of an ACL are compared. */
export const AclMatch = {
  found: "found",
  bool: "bool",
  int: "int",
  ip: "ip",
  len: "len",
  str: "str",
  beg: "beg",
  end: "end",
  sub: "sub",
  dir: "dir",
  dom: "dom",
  reg: "reg",
} as const;
export type AclMatch = (typeof AclMatch)[keyof typeof AclMatch];

/** What an HTTP request rule does. */
export const HttpRequestAction = {
  redirect: "redirect",
  setHeader: "set-header",
  addHeader: "add-header",
  delHeader: "del-header",
  deny: "deny",
} as const;
export type HttpRequestAction = (typeof HttpRequestAction)[keyof typeof HttpRequestAction];

/** What the target of a redirect is made from. */
export const RedirectType = { location: "location", prefix: "prefix", scheme: "scheme" } as const;
export type RedirectType = (typeof RedirectType)[keyof typeof RedirectType];

/**
 * A named condition.
 *
 * @see HAProxy configuration manual, section 7 "Using ACLs and fetching samples"
 */
export interface AclArgs {
  /** The name that conditions refer to. */
  name: pulumi.Input<string>;
  /** What is looked at: a sample fetch with its converters, such as `path_beg`, `src`, `hdr(host),lower`. */
  criterion: pulumi.Input<string>;
  /**
   * How it is compared with the values (`-m`).
   *
   * @default what the criterion implies
   */
  match?: pulumi.Input<AclMatch>;
  /**
   * Whether upper and lower case are the same (`-i`).
   *
   * @default false
   */
  ignoreCase?: pulumi.Input<boolean>;
  /**
   * The values, of which one has to match. They are literal text, never flags.
   *
   * @default none, for boolean criteria and `match: "found"`
   */
  values?: pulumi.Input<pulumi.Input<string>[]>;
}

/**
 * Sends the requests that meet all of `host`, `path` and `condition` to a backend. Without any of them it takes every
 * request.
 */
export interface UseBackendArgs {
  /** The name of the backend. */
  backend: pulumi.Input<string>;
  /**
   * The name in the Host header, in any case and with any port: `www.example.com`, or `*.example.com` for every name
   * below. http mode only.
   *
   * @default any
   */
  host?: pulumi.Input<string>;
  /**
   * The path: with a slash at the end, everything below it (`/img/`); without, exactly this path (`/favicon.ico`).
   * http mode only.
   *
   * @default any
   */
  path?: pulumi.Input<string>;
  /**
   * ACL names in HAProxy's syntax: side by side for "and", `or` between alternatives, `!` for "not":
   * `is_api !is_old or is_test`.
   *
   * @default none
   */
  condition?: pulumi.Input<string>;
}

/**
 * One rule applied to requests.
 *
 * @see HAProxy configuration manual, section 4.2 "http-request"
 */
export interface HttpRequestRuleArgs {
  /** What to do. */
  action: pulumi.Input<HttpRequestAction>;
  /** The header's name, for `set-header`, `add-header` and `del-header`. */
  name?: pulumi.Input<string>;
  /** The literal value: of the header, or the target of the redirect. Give this or `format`. */
  value?: pulumi.Input<string>;
  /**
   * The value as HAProxy's log format, such as `%[src]` or `https://www.example.com%[capture.req.uri]`. Give this or
   * `value`.
   */
  format?: pulumi.Input<string>;
  /** What `value` or `format` replaces, for `redirect`: the whole `location`, its `prefix` or its `scheme`. */
  redirectType?: pulumi.Input<RedirectType>;
  /**
   * The status of a `redirect`: 301, 302, 303, 307 or 308.
   *
   * @default 302
   */
  redirectCode?: pulumi.Input<number>;
  /**
   * The status of `deny`: 200, 400, 401, 403, 404, 405, 407, 408, 410, 413, 425, 429, 500, 502, 503 or 504.
   *
   * @default 403
   */
  denyStatus?: pulumi.Input<number>;
  /**
   * ACL names, as in `useBackends[].condition`.
   *
   * @default none: every request
   */
  condition?: pulumi.Input<string>;
}
