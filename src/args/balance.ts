import type * as pulumi from "@pulumi/pulumi";

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
