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

/** How what a request has is compared with the keys of a map. */
export const MapMatch = {
  str: "str",
  beg: "beg",
  end: "end",
  sub: "sub",
  dir: "dir",
  dom: "dom",
  reg: "reg",
  ip: "ip",
  int: "int",
} as const;
export type MapMatch = (typeof MapMatch)[keyof typeof MapMatch];

/**
 * Sends the requests that meet everything that is given here to a backend: the one that is named in `backend`, or that
 * a `map` or a format names. What meets nothing else takes every request.
 *
 * @see HAProxy configuration manual, section 4.2 "use_backend"
 */
export interface UseBackendArgs {
  /** The name of the backend. Give this, `map` or `backendFormat`. */
  backend?: pulumi.Input<string>;
  /**
   * The name of the backend as HAProxy's log format, such as `app-%[req.cook(version)]`. A name that no backend has
   * sends the request to `defaultBackend`. Begin with something that only the backends meant begin with: what a client
   * sends decides.
   */
  backendFormat?: pulumi.Input<string>;
  /**
   * The name of one of `maps`, whose values are names of backends. Requests that it has no key for go on to the next
   * entry.
   */
  map?: pulumi.Input<string>;
  /**
   * What is looked up in the map: a sample fetch with its converters, such as `path` or `base`.
   *
   * @default the name in the Host header, in lower case and without port; in tcp mode the name that a TLS client asks for
   */
  mapKey?: pulumi.Input<string>;
  /**
   * How it is compared with the keys. With "beg" the longest key that fits is taken; with "dom" `example.com` stands for
   * all names below, too.
   *
   * @default "str": the same
   */
  mapMatch?: pulumi.Input<MapMatch>;
  /**
   * The name in the Host header, in any case and with any port: `www.example.com`, or `*.example.com` for every name
   * below. http mode only.
   *
   * @default any
   */
  host?: pulumi.Input<string>;
  /**
   * The same for several names, of which one has to be there.
   *
   * @default any
   */
  hosts?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * The path: with a slash at the end, everything below it (`/img/`); without, exactly this path (`/favicon.ico`).
   * http mode only.
   *
   * @default any
   */
  path?: pulumi.Input<string>;
  /**
   * What the path begins with: `/v1` stands for /v1, /v1/a and /v10. http mode only.
   *
   * @default any
   */
  pathPrefix?: pulumi.Input<string>;
  /**
   * A regular expression (PCRE) that has to match somewhere in the path: `^/v[0-9]+/`. http mode only.
   *
   * @default any
   */
  pathRegex?: pulumi.Input<string>;
  /**
   * The name of a header that has to be there. http mode only.
   *
   * @default none
   */
  header?: pulumi.Input<string>;
  /**
   * The value that `header` has to have, or that has to be one of its comma-separated values.
   *
   * @default any
   */
  headerValue?: pulumi.Input<string>;
  /**
   * The name of a query parameter that has to be there, with `=` after it. http mode only.
   *
   * @default none
   */
  queryParameter?: pulumi.Input<string>;
  /**
   * The value that `queryParameter` has to have.
   *
   * @default any
   */
  queryValue?: pulumi.Input<string>;
  /**
   * The methods, of which one has to be used: `[POST, PUT]`. http mode only.
   *
   * @default any
   */
  methods?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Addresses or networks, of which the client has to be from one: `10.0.0.0/8`.
   *
   * @default any
   */
  sources?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * The name that a TLS client asks for (SNI), where the server and not haproxy has the certificate:
   * `www.example.com`, or `*.example.com` for every name below. tcp mode only. The frontend then waits for the client's
   * first words, for up to 5 seconds.
   *
   * @default any
   */
  sni?: pulumi.Input<string>;
  /**
   * Anything else, in HAProxy's syntax: names of `acls` or ACLs in braces, side by side for "and", `or` between
   * alternatives, `!` for "not": `is_api !is_old or { req.hdr(X-Stage) -m str test }`. With `unless` before it, none of
   * the alternatives may be met.
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
