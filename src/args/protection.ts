import type * as pulumi from "@pulumi/pulumi";

/**
 * How many requests a client may send: further ones are answered with 429 and a Retry-After header. All of a client's
 * requests count, those that are refused too. The nodes share what they count.
 *
 * @see HAProxy configuration manual, section 4.2 "http-request track-sc0", "stick-table"
 */
export interface RateLimitArgs {
  /** The number of requests within a period. */
  requests: pulumi.Input<number>;
  /**
   * The period, which slides: `10s`, `1m`.
   *
   * @default "10s"
   */
  period?: pulumi.Input<string>;
  /**
   * What tells clients apart: a sample expression, such as `req.hdr(X-Api-Key)`. Requests without it count by their
   * address.
   *
   * @default the client's address, which `trustedProxies` tell in X-Forwarded-For
   */
  key?: pulumi.Input<string>;
  /**
   * Addresses and networks of clients without a limit.
   *
   * @default none
   */
  except?: pulumi.Input<pulumi.Input<string>[]>;
}

/**
 * How many connections a client may have: further ones are closed at once. Give one of the numbers, or both. The nodes
 * share what they count.
 *
 * @see HAProxy configuration manual, section 4.2 "tcp-request session track-sc0", "stick-table"
 */
export interface ConnectionLimitArgs {
  /**
   * The number of connections at the same time.
   *
   * @default no limit
   */
  connections?: pulumi.Input<number>;
  /**
   * The number of new connections within a period.
   *
   * @default no limit
   */
  newConnections?: pulumi.Input<number>;
  /**
   * The period of `newConnections`, which slides.
   *
   * @default "10s"
   */
  period?: pulumi.Input<string>;
  /**
   * Addresses and networks of clients without a limit.
   *
   * @default none
   */
  except?: pulumi.Input<pulumi.Input<string>[]>;
}

/**
 * Who is let in. An address that is not allowed, or denied, is answered with 403 in http mode and closed in tcp mode.
 * The address is that of the connection, or what the PROXY protocol says it is.
 */
export interface SourcesArgs {
  /**
   * Addresses and networks.
   *
   * @default none
   */
  networks?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * The name of one of `lists`, with an address or network on each line. Its changes need no reload.
   *
   * @default none
   */
  list?: pulumi.Input<string>;
}

/** One-line protection of a frontend. */
export interface ProtectionArgs {
  /**
   * How many requests a client may send. http mode only.
   *
   * @default no limit
   */
  rateLimit?: pulumi.Input<RateLimitArgs>;
  /**
   * How many connections a client may have.
   *
   * @default no limit
   */
  connectionLimit?: pulumi.Input<ConnectionLimitArgs>;
  /**
   * The only sources that are let in.
   *
   * @default all
   */
  allowSources?: pulumi.Input<SourcesArgs>;
  /**
   * Sources that are not let in, even if `allowSources` has them.
   *
   * @default none
   */
  denySources?: pulumi.Input<SourcesArgs>;
  /**
   * The largest body of a request, in bytes or with `k`, `m` or `g`: requests that announce more are answered with 413,
   * those with a body that do not say how large it is with 411. http mode only.
   *
   * @default no limit
   */
  maxBodySize?: pulumi.Input<string>;
}
