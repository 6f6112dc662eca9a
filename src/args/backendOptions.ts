import type * as pulumi from "@pulumi/pulumi";
import type { ProxyLogArgs } from "./logging";
import type { ProxyOptionsArgs } from "./proxyOptions";

/** The reuse of idle server connections for other clients' requests. */
export const HttpReuse = {
  /** Never reuses a connection. */
  never: "never",
  /**
   * Does not reuse a connection for a session's first request. Such a request cannot be retried if the server
   * closes the connection.
   */
  safe: "safe",
  /** Reuses a connection for a first request only if it was reused before. */
  aggressive: "aggressive",
  /** Always reuses connections. */
  always: "always",
} as const;
export type HttpReuse = (typeof HttpReuse)[keyof typeof HttpReuse];

/** Options of a backend. `defaults` sets them for all. */
export interface BackendOptionsArgs extends ProxyOptionsArgs, ProxyLogArgs {
  /**
   * Maximum number of retries of a connection to a server.
   *
   * @default `defaults.retries`; without it, 3
   */
  retries?: pulumi.Input<number>;
  /**
   * Conditions for retrying a request: `conn-failure`, `empty-response`, `junk-response`, `response-timeout`,
   * `0rtt-rejected`, `all-retryable-errors`, `none`, or a status such as `503`. A server may process a
   * retried request twice. http mode only, except `conn-failure` and `none`.
   *
   * @default conn-failure
   */
  retryOn?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Retries a failed connection with another server, even if persistence selects the first.
   *
   * @default true in `defaults`
   */
  redispatch?: pulumi.Input<boolean>;
  /** The retries that go to another server: 1 for each, 3 for every third, -1 for the last. @default -1 */
  redispatchInterval?: pulumi.Input<number>;
  /** The reuse of idle server connections for other clients' requests. http mode only. @default "safe" */
  httpReuse?: pulumi.Input<HttpReuse>;
  /**
   * Balances over all backup servers when no other server is left, instead of using only the first.
   *
   * @default false
   */
  allbackups?: pulumi.Input<boolean>;
  /** Drops a queued request when its client goes away. @default false */
  abortonclose?: pulumi.Input<boolean>;
  /** Sends clients to the server that persistence selects, even if it is down. @default false */
  persist?: pulumi.Input<boolean>;
  /**
   * Keeps a kept-alive client on its last server unless persistence selects another. http mode only.
   *
   * @default false
   */
  preferLastServer?: pulumi.Input<boolean>;
  /** Blocks responses with cookies that caches could give to other clients. http mode only. @default false */
  checkcache?: pulumi.Input<boolean>;
  /**
   * Announces keep-alive to servers, even when the connection will be closed. http mode only.
   *
   * @default false
   */
  httpPretendKeepalive?: pulumi.Input<boolean>;
  /** The header that carries a server's name to that server. http mode only. @default none */
  httpSendNameHeader?: pulumi.Input<string>;
  /** Logs each change of a health check's result, not only changes of a server's state. @default false */
  logHealthChecks?: pulumi.Input<boolean>;
  /** Enables TCP keep-alive probes to idle servers. @default false */
  srvtcpka?: pulumi.Input<boolean>;
  /**
   * Maximum number of unanswered probes to a server. Needs HAProxy 2.3.
   *
   * @default the node's `net.ipv4.tcp_keepalive_probes`
   */
  srvtcpkaCnt?: pulumi.Input<number>;
  /**
   * Idle time before the first probe to a server. Needs HAProxy 2.3.
   *
   * @default the node's `net.ipv4.tcp_keepalive_time`
   */
  srvtcpkaIdle?: pulumi.Input<string>;
  /** Time between two probes. Needs HAProxy 2.3. @default the node's `net.ipv4.tcp_keepalive_intvl` */
  srvtcpkaIntvl?: pulumi.Input<string>;
  /** Sends the first data to a server together with the end of the handshake. @default false */
  tcpSmartConnect?: pulumi.Input<boolean>;
  /**
   * Forwards a connection to the address that its client connected to when no server is left.
   *
   * @default false
   */
  transparent?: pulumi.Input<boolean>;
  /**
   * The number of connections of the backend at which servers accept their full `maxconn`. Below it, the
   * limit falls proportionally towards their `minconn`.
   *
   * @default a tenth of the `maxconn` of the frontends that may use it
   */
  fullconn?: pulumi.Input<number>;
  /**
   * Maximum number of requests that wait for a kept-alive connection's server before another server is used.
   *
   * @default no limit
   */
  maxKeepAliveQueue?: pulumi.Input<number>;
  /** The name of the cookie that keeps RDP clients on their server. tcp mode only. @default none */
  persistRdpCookie?: pulumi.Input<string>;
  /**
   * The source address of connections to servers: `10.0.0.5` or `10.0.0.5:0`.
   *
   * @default by the node's routes
   */
  source?: pulumi.Input<string>;
  /** Applies `global.h1CaseAdjust` to header names sent to servers. @default false */
  h1CaseAdjustBogusServer?: pulumi.Input<boolean>;
  /** Accepts responses that violate HTTP. For HAProxy up to 3.0. http mode only. @default false */
  acceptInvalidHttpResponse?: pulumi.Input<boolean>;
  /** Accepts responses that violate HTTP, unsafe ones too. Needs HAProxy 3.1. http mode only. @default false */
  acceptUnsafeViolationsInHttpResponse?: pulumi.Input<boolean>;
}
