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
