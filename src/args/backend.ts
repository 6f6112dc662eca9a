import type * as pulumi from "@pulumi/pulumi";
import type { ProxyMode } from "./frontend";
import type { CookieArgs, StickRuleArgs, StickTableArgs } from "./persistence";
import type { DefaultServerArgs, ServerArgs } from "./server";

/** How a backend chooses a server. */
export const BalanceAlgorithm = {
  /** Each in turn, by weight. */
  roundrobin: "roundrobin",
  /** Each in turn, by weights that cannot change at run time. */
  staticRr: "static-rr",
  /** The server with the fewest connections. */
  leastconn: "leastconn",
  /** The first server with a free connection slot. Makes sense with `maxconn` on servers. */
  first: "first",
  /** By the client's address. */
  source: "source",
  /** By the request's URI. */
  uri: "uri",
  /** By a parameter in the URL or in the form. Needs `urlParam`. */
  urlParam: "url_param",
  /** By a request header. Needs `hdrName`. */
  hdr: "hdr",
  /** At random, by weight. */
  random: "random",
  /** By the RDP cookie. tcp mode only. */
  rdpCookie: "rdp-cookie",
  /** By a sample expression. Needs `hashExpression` and HAProxy 2.6. */
  hash: "hash",
} as const;
export type BalanceAlgorithm = (typeof BalanceAlgorithm)[keyof typeof BalanceAlgorithm];

/** How a hash leads to a server. */
export const HashMethod = {
  /** By a static table: evenly, but most keys move when a server comes or goes. */
  mapBased: "map-based",
  /** By a ring: less evenly, but few keys move when a server comes or goes. */
  consistent: "consistent",
} as const;
export type HashMethod = (typeof HashMethod)[keyof typeof HashMethod];

/** The hash function. */
export const HashFunction = { sdbm: "sdbm", djb2: "djb2", wt6: "wt6", crc32: "crc32" } as const;
export type HashFunction = (typeof HashFunction)[keyof typeof HashFunction];

/** The method of a health check's request. */
export const HttpCheckMethod = {
  GET: "GET",
  HEAD: "HEAD",
  OPTIONS: "OPTIONS",
  POST: "POST",
  PUT: "PUT",
} as const;
export type HttpCheckMethod = (typeof HttpCheckMethod)[keyof typeof HttpCheckMethod];

/**
 * A group of servers and how requests are spread over them.
 *
 * @see HAProxy configuration manual, section 4 "Proxies"
 */
export interface BackendArgs {
  /** The name, unique among backends: letters, digits, `.`, `_` and `-`; not beginning with `haproxy-pair-`. */
  name: pulumi.Input<string>;
  /**
   * The protocol. Frontends can only use backends of their own mode.
   *
   * @default `defaults.mode`, which is "http"
   */
  mode?: pulumi.Input<ProxyMode>;
  /**
   * How a server is chosen.
   *
   * @default roundrobin
   */
  balance?: pulumi.Input<BalanceArgs>;
  /**
   * Checks servers by an HTTP request. In tcp mode too.
   *
   * @default none: servers are checked by connecting to them
   */
  httpCheck?: pulumi.Input<HttpCheckArgs>;
  /**
   * Keeps a client on its server by a cookie. http mode only.
   *
   * @default none
   */
  cookie?: pulumi.Input<CookieArgs>;
  /**
   * The table that stick rules remember clients in.
   *
   * @default none
   */
  stickTable?: pulumi.Input<StickTableArgs>;
  /**
   * Which clients belong together, in order. Needs `stickTable`, here or in the named backend.
   *
   * @default none
   */
  stickRules?: pulumi.Input<pulumi.Input<StickRuleArgs>[]>;
  /**
   * Settings that each server starts from.
   *
   * @default see each field
   */
  defaultServer?: pulumi.Input<DefaultServerArgs>;
  /** The servers, at least one. Their order matters to `first`, `backup` and hashing. */
  servers: pulumi.Input<pulumi.Input<ServerArgs>[]>;
  /**
   * How long to wait for servers.
   *
   * @default those of `defaults.timeouts`
   */
  timeouts?: pulumi.Input<BackendTimeoutsArgs>;
  /**
   * Lines for anything else, each put into the section as it is, before the servers. A last resort: only haproxy itself
   * checks them.
   *
   * @default none
   */
  extraLines?: pulumi.Input<pulumi.Input<string>[]>;
}

/**
 * How a server is chosen.
 *
 * @see HAProxy configuration manual, section 4.2 "balance" and "hash-type"
 */
export interface BalanceArgs {
  /** The algorithm. */
  algorithm: pulumi.Input<BalanceAlgorithm>;
  /** `uri`: how many characters of the URI are hashed. @default all */
  uriLen?: pulumi.Input<number>;
  /** `uri`: how many levels of directories are hashed. @default all */
  uriDepth?: pulumi.Input<number>;
  /** `uri`: hash the query string too. @default false */
  uriWhole?: pulumi.Input<boolean>;
  /** `uri`: hash the path without scheme and host. Needs HAProxy 2.3. @default false */
  uriPathOnly?: pulumi.Input<boolean>;
  /** `url_param`: the name of the parameter. */
  urlParam?: pulumi.Input<string>;
  /** `url_param`: look into the body of POST requests too. @default false */
  urlParamCheckPost?: pulumi.Input<boolean>;
  /** `hdr`: the name of the header. */
  hdrName?: pulumi.Input<string>;
  /** `hdr`: with a host name in the header, use its domain part only. @default false */
  hdrUseDomainOnly?: pulumi.Input<boolean>;
  /** `random`: how many servers are drawn, of which the least loaded is taken. @default 2 */
  randomDraws?: pulumi.Input<number>;
  /** `rdp-cookie`: the cookie's name. @default "msts" */
  rdpCookieName?: pulumi.Input<string>;
  /** `hash`: the sample expression, such as `req.cook(session)`. */
  hashExpression?: pulumi.Input<string>;
  /** Hashing algorithms: how a hash leads to a server. @default "map-based" */
  hashMethod?: pulumi.Input<HashMethod>;
  /** Hashing algorithms: the hash function. @default "sdbm" */
  hashFunction?: pulumi.Input<HashFunction>;
  /** Hashing algorithms: mix the hash's bits once more. @default false for `map-based`, true for `consistent` */
  hashAvalanche?: pulumi.Input<boolean>;
  /**
   * Consistent hashing: the most that a server may get, in percent of the average load; 0 for no bound, else more than
   * 100. @default 0
   */
  hashBalanceFactor?: pulumi.Input<number>;
}

/**
 * A health check by HTTP request.
 *
 * @see HAProxy configuration manual, section 4.2 "option httpchk" and "http-check"
 */
export interface HttpCheckArgs {
  /**
   * The method.
   *
   * @default "GET"
   */
  method?: pulumi.Input<HttpCheckMethod>;
  /**
   * The path and query to request.
   *
   * @default "/"
   */
  uri?: pulumi.Input<string>;
  /**
   * The Host header, which makes it an HTTP/1.1 request.
   *
   * @default none: an HTTP/1.0 request
   */
  host?: pulumi.Input<string>;
  /**
   * Further request headers.
   *
   * @default none
   */
  headers?: pulumi.Input<pulumi.Input<HttpCheckHeaderArgs>[]>;
  /**
   * What a healthy server answers.
   *
   * @default any status 2xx or 3xx
   */
  expect?: pulumi.Input<HttpCheckExpectArgs>;
}

/** A request header of a health check. */
export interface HttpCheckHeaderArgs {
  /** The header's name. */
  name: pulumi.Input<string>;
  /** The header's value. */
  value: pulumi.Input<string>;
}

/** What a healthy server answers: exactly one of `status`, `rstatus`, `string` and `rstring`. */
export interface HttpCheckExpectArgs {
  /** Statuses and ranges of statuses: `200`, `200-299,301`. */
  status?: pulumi.Input<string>;
  /** A regular expression that the status matches. */
  rstatus?: pulumi.Input<string>;
  /** Text that the body contains. */
  string?: pulumi.Input<string>;
  /** A regular expression that the body matches. */
  rstring?: pulumi.Input<string>;
  /**
   * Whether such an answer means that the server is *not* healthy.
   *
   * @default false
   */
  negate?: pulumi.Input<boolean>;
}

/** How long a backend waits for its servers. */
export interface BackendTimeoutsArgs {
  /** A connection to the server. */
  connect?: pulumi.Input<string>;
  /** Inactivity of the server. */
  server?: pulumi.Input<string>;
  /** A free slot on a server that has reached its `maxconn`. */
  queue?: pulumi.Input<string>;
  /** The answer to a health check, once connected. */
  check?: pulumi.Input<string>;
  /** Inactivity of an upgraded connection, such as a WebSocket. */
  tunnel?: pulumi.Input<string>;
}
