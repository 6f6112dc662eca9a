import type * as pulumi from "@pulumi/pulumi";

/** A method to compare the values of an ACL. */
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
 * A named condition. It is met when the sample matches one of the values, a line of the list or a key of the
 * map.
 *
 * @see HAProxy configuration manual, section 7 "Using ACLs and fetching samples"
 */
export interface AclArgs {
  /** The name that conditions refer to. */
  name: pulumi.Input<string>;
  /** The sample to match: a fetch with its converters, such as `path_beg`, `src`, `hdr(host),lower`. */
  criterion: pulumi.Input<string>;
  /**
   * The method to compare the sample with the values (`-m`).
   *
   * @default implied by the criterion
   */
  match?: pulumi.Input<AclMatch>;
  /**
   * Ignores case (`-i`).
   *
   * @default false
   */
  ignoreCase?: pulumi.Input<boolean>;
  /**
   * The values, of which one must match. They are literal text, never flags. With `match: "int"` and with
   * numeric criteria, they may begin with a comparison: `["gt", "10"]`.
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
   * Treats host names among the values as text that matches nothing, instead of resolving them when haproxy
   * starts (`-n`).
   *
   * @default false
   */
  noDns?: pulumi.Input<boolean>;
  /**
   * The ACL's number on the stats socket (`-u`).
   *
   * @default chosen by haproxy
   */
  uniqueId?: pulumi.Input<number>;
}

/** A method to compare a sample with the keys of a map. */
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
 * Sends requests that meet all conditions here to a backend: the one in `backend`, or the result of a `map`
 * or format. An entry without conditions matches every request.
 *
 * @see HAProxy configuration manual, section 4.2 "use_backend"
 */
export interface UseBackendArgs {
  /** The name of the backend. Set this, `map` or `backendFormat`. */
  backend?: pulumi.Input<string>;
  /**
   * The name of the backend as HAProxy's log format, such as `app-%[req.cook(version)]`. If no backend has
   * the name, the request goes to `defaultBackend`. Clients choose the value: use a prefix that only the
   * intended backends have.
   */
  backendFormat?: pulumi.Input<string>;
  /**
   * The name of one of `maps`, whose values are names of backends. Requests without a matching key continue
   * with the next entry.
   */
  map?: pulumi.Input<string>;
  /**
   * The sample to look up in the map: a fetch with its converters, such as `path` or `base`.
   *
   * @default the name in the Host header, in lower case and without port; in tcp mode, the client's SNI
   */
  mapKey?: pulumi.Input<string>;
  /**
   * The method to compare the sample with the keys. "beg" selects the longest matching key. With "dom",
   * `example.com` also matches all its subdomains.
   *
   * @default "str": equal
   */
  mapMatch?: pulumi.Input<MapMatch>;
  /**
   * The name in the Host header, in any case and with any port: `www.example.com`, or `*.example.com` for all
   * subdomains. http mode only.
   *
   * @default any
   */
  host?: pulumi.Input<string>;
  /**
   * Like `host`, with several names of which one must match.
   *
   * @default any
   */
  hosts?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * The path. With a slash at the end, it matches everything below (`/img/`); without, exactly this path
   * (`/favicon.ico`). http mode only.
   *
   * @default any
   */
  path?: pulumi.Input<string>;
  /**
   * The beginning of the path: `/v1` matches /v1, /v1/a and /v10. http mode only.
   *
   * @default any
   */
  pathPrefix?: pulumi.Input<string>;
  /**
   * A regular expression (PCRE) that must match somewhere in the path: `^/v[0-9]+/`. http mode only.
   *
   * @default any
   */
  pathRegex?: pulumi.Input<string>;
  /**
   * The name of a header that the request must have. http mode only.
   *
   * @default none
   */
  header?: pulumi.Input<string>;
  /**
   * The value of `header`, or one of its comma-separated values.
   *
   * @default any
   */
  headerValue?: pulumi.Input<string>;
  /**
   * The name of a query parameter that the request must have, followed by `=`. http mode only.
   *
   * @default none
   */
  queryParameter?: pulumi.Input<string>;
  /**
   * The value of `queryParameter`.
   *
   * @default any
   */
  queryValue?: pulumi.Input<string>;
  /**
   * The methods to match: `[POST, PUT]`. http mode only.
   *
   * @default any
   */
  methods?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Client addresses or networks to match: `10.0.0.0/8`.
   *
   * @default any
   */
  sources?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * The name in a TLS client's SNI, when the server terminates TLS instead of haproxy: `www.example.com`, or
   * `*.example.com` for all subdomains. The frontend then waits up to 5 seconds for the client's first bytes.
   * tcp mode only.
   *
   * @default any
   */
  sni?: pulumi.Input<string>;
  /**
   * Any other condition, in HAProxy's syntax: names of `acls` or ACLs in braces. Terms in sequence mean
   * "and", `or` separates alternatives, `!` means "not":
   * `is_api !is_old or { req.hdr(X-Stage) -m str test }`. A leading `unless` negates the whole.
   *
   * @default none
   */
  condition?: pulumi.Input<string>;
}

/**
 * Sends requests that meet a condition to one server of the backend, while it is up.
 *
 * @see HAProxy configuration manual, section 4.2 "use-server"
 */
export interface UseServerArgs {
  /** The name of the server. */
  server: pulumi.Input<string>;
  /** The condition, in HAProxy's syntax, as in `useBackends[].condition`. */
  condition: pulumi.Input<string>;
}
