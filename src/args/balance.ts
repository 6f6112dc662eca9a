import type * as pulumi from "@pulumi/pulumi";

/** A load-balancing algorithm. */
export const BalanceAlgorithm = {
  /** Uses each server in turn, by weight. */
  roundrobin: "roundrobin",
  /** Uses each server in turn, by weights that cannot change at run time. */
  staticRr: "static-rr",
  /** Uses the server with the fewest connections. */
  leastconn: "leastconn",
  /** Uses the first server with a free connection slot. Makes sense with `maxconn` on servers. */
  first: "first",
  /** Hashes the client's address. */
  source: "source",
  /** Hashes the request's URI. */
  uri: "uri",
  /** Hashes a parameter of the URL or the form. Needs `urlParam`. */
  urlParam: "url_param",
  /** Hashes a request header. Needs `hdrName`. */
  hdr: "hdr",
  /** Picks a server at random, by weight. */
  random: "random",
  /** Hashes the RDP cookie. tcp mode only. */
  rdpCookie: "rdp-cookie",
  /** Hashes a sample expression. Needs `hashExpression` and HAProxy 2.6. */
  hash: "hash",
} as const;
export type BalanceAlgorithm = (typeof BalanceAlgorithm)[keyof typeof BalanceAlgorithm];

/** The mapping from a hash to a server. */
export const HashMethod = {
  /** A static table: even, but most keys move when a server is added or removed. */
  mapBased: "map-based",
  /** A ring: less even, but few keys move when a server is added or removed. */
  consistent: "consistent",
} as const;
export type HashMethod = (typeof HashMethod)[keyof typeof HashMethod];

/** The hash function. */
export const HashFunction = { sdbm: "sdbm", djb2: "djb2", wt6: "wt6", crc32: "crc32" } as const;
export type HashFunction = (typeof HashFunction)[keyof typeof HashFunction];

/**
 * A load-balancing algorithm and its parameters.
 *
 * @see HAProxy configuration manual, section 4.2 "balance" and "hash-type"
 */
export interface BalanceArgs {
  /** The algorithm. */
  algorithm: pulumi.Input<BalanceAlgorithm>;
  /** `uri`: the number of characters of the URI to hash. @default all */
  uriLen?: pulumi.Input<number>;
  /** `uri`: the number of directory levels to hash. @default all */
  uriDepth?: pulumi.Input<number>;
  /** `uri`: hashes the query string too. @default false */
  uriWhole?: pulumi.Input<boolean>;
  /** `uri`: hashes the path without scheme and host. Needs HAProxy 2.3. @default false */
  uriPathOnly?: pulumi.Input<boolean>;
  /** `url_param`: the name of the parameter. */
  urlParam?: pulumi.Input<string>;
  /** `url_param`: searches the body of POST requests too. @default false */
  urlParamCheckPost?: pulumi.Input<boolean>;
  /** `hdr`: the name of the header. */
  hdrName?: pulumi.Input<string>;
  /** `hdr`: hashes only the domain part of a host name in the header. @default false */
  hdrUseDomainOnly?: pulumi.Input<boolean>;
  /** `random`: the number of servers drawn; the least loaded of them is used. @default 2 */
  randomDraws?: pulumi.Input<number>;
  /** `rdp-cookie`: the cookie's name. @default "msts" */
  rdpCookieName?: pulumi.Input<string>;
  /** `hash`: the sample expression, such as `req.cook(session)`. */
  hashExpression?: pulumi.Input<string>;
  /** Hashing algorithms: the mapping from a hash to a server. @default "map-based" */
  hashMethod?: pulumi.Input<HashMethod>;
  /** Hashing algorithms: the hash function. @default "sdbm" */
  hashFunction?: pulumi.Input<HashFunction>;
  /**
   * Hashing algorithms: mixes the bits of the hash once more.
   *
   * @default false for `map-based`, true for `consistent`
   */
  hashAvalanche?: pulumi.Input<boolean>;
  /**
   * Consistent hashing: the maximum load of a server, in percent of the average load. 0 sets no limit; other
   * values must exceed 100.
   *
   * @default 0
   */
  hashBalanceFactor?: pulumi.Input<number>;
}
