import type * as pulumi from "@pulumi/pulumi";

/** How the values of an ACL are compared. */
export const AclMatch = {
  found: "found",
  bool: "bool",
  int: "int",
  ip: "ip",
  bin: "bin",
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
 * A named condition, met when what is looked at matches one of the values, or one line of the list, or one key of the
 * map.
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
   * The values, of which one has to match. They are literal text, never flags. With `match: "int"`, and with criteria
   * that are numbers, they may begin with a comparison: `["gt", "10"]`.
   *
   * @default none, for boolean criteria and `match: "found"`
   */
  values?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * The name of one of `lists`, whose lines are values too (`-f`).
   *
   * @default none
   */
  list?: pulumi.Input<string>;
  /**
   * The name of one of `maps`, whose keys are values too (`-M -f`).
   *
   * @default none
   */
  map?: pulumi.Input<string>;
  /**
   * Whether host names among the values are taken as text that matches nothing, instead of being resolved when haproxy
   * starts (`-n`).
   *
   * @default false
   */
  noDns?: pulumi.Input<boolean>;
  /**
   * The number that the ACL has on the stats socket (`-u`).
   *
   * @default chosen by haproxy
   */
  uniqueId?: pulumi.Input<number>;
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
 * Sends the requests that meet a condition to one server of the backend, as long as it is up.
 *
 * @see HAProxy configuration manual, section 4.2 "use-server"
 */
export interface UseServerArgs {
  /** The name of the server. */
  server: pulumi.Input<string>;
  /** The condition, in HAProxy's syntax, as in `useBackends[].condition`. */
  condition: pulumi.Input<string>;
}
