import type * as pulumi from "@pulumi/pulumi";

/**
 * Limits the requests of each client. Further requests get 429 and a Retry-After header. All requests of a
 * client count, refused ones too. The nodes share the counters.
 *
 * @see HAProxy configuration manual, section 4.2 "http-request track-sc0", "stick-table"
 */
export interface RateLimitArgs {
  /** Maximum number of requests in a period. */
  requests: pulumi.Input<number>;
  /**
   * The sliding period: `10s`, `1m`.
   *
   * @default "10s"
   */
  period?: pulumi.Input<string>;
  /**
   * The identity of a client: a sample expression, such as `req.hdr(X-Api-Key)`. Requests without it count by
   * their address.
   *
   * @default the client's address; behind `trustedProxies`, the one in X-Forwarded-For
   */
  key?: pulumi.Input<string>;
  /**
   * Addresses and networks without a limit.
   *
   * @default none
   */
  except?: pulumi.Input<pulumi.Input<string>[]>;
}

/**
 * Limits the connections of each client. Further connections are closed at once. Set `connections`,
 * `newConnections` or both. The nodes share the counters.
 *
 * @see HAProxy configuration manual, section 4.2 "tcp-request session track-sc0", "stick-table"
 */
export interface ConnectionLimitArgs {
  /**
   * Maximum number of concurrent connections.
   *
   * @default no limit
   */
  connections?: pulumi.Input<number>;
  /**
   * Maximum number of new connections in a period.
   *
   * @default no limit
   */
  newConnections?: pulumi.Input<number>;
  /**
   * The sliding period of `newConnections`.
   *
   * @default "10s"
   */
  period?: pulumi.Input<string>;
  /**
   * Addresses and networks without a limit.
   *
   * @default none
   */
  except?: pulumi.Input<pulumi.Input<string>[]>;
}

/**
 * Client addresses to allow or deny. A refused client gets 403 in http mode; in tcp mode its connection is
 * closed. The address is that of the connection, or the one in the PROXY protocol.
 */
export interface SourcesArgs {
  /**
   * Addresses and networks.
   *
   * @default none
   */
  networks?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * The name of one of `lists`, with an address or network on each line. Changing it needs no reload.
   *
   * @default none
   */
  list?: pulumi.Input<string>;
}

/** Protection of a frontend, one line each. */
export interface ProtectionArgs {
  /**
   * Limits the requests of each client. http mode only.
   *
   * @default no limit
   */
  rateLimit?: pulumi.Input<RateLimitArgs>;
  /**
   * Limits the connections of each client.
   *
   * @default no limit
   */
  connectionLimit?: pulumi.Input<ConnectionLimitArgs>;
  /**
   * The only sources that are allowed.
   *
   * @default all
   */
  allowSources?: pulumi.Input<SourcesArgs>;
  /**
   * Sources that are denied, even if `allowSources` has them.
   *
   * @default none
   */
  denySources?: pulumi.Input<SourcesArgs>;
  /**
   * Maximum size of a request's body, in bytes or with `k`, `m` or `g`. Requests that announce more get 413;
   * requests with a body of unknown size get 411. http mode only.
   *
   * @default no limit
   */
  maxBodySize?: pulumi.Input<string>;
}
