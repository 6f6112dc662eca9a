import type * as pulumi from "@pulumi/pulumi";
import type { ResponseOptionsArgs } from "./responses";
import type { FrontendLogArgs, ProxyLogArgs } from "./logging";
import type { EmailAlertArgs } from "./mailers";

/** The handling of connections after a request and its response. */
export const HttpConnectionMode = {
  /** Keeps both connections for further requests. */
  httpKeepAlive: "http-keep-alive",
  /** Closes the server's connection and keeps the client's. */
  httpServerClose: "http-server-close",
  /** Closes both connections. */
  httpclose: "httpclose",
} as const;
export type HttpConnectionMode = (typeof HttpConnectionMode)[keyof typeof HttpConnectionMode];

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

/** Options common to frontends and backends. `defaults` sets them for all. */
export interface ProxyOptionsArgs extends ResponseOptionsArgs {
  /**
   * The handling of connections after a request and its response. http mode only.
   *
   * @default "http-keep-alive"
   */
  httpConnectionMode?: pulumi.Input<HttpConnectionMode>;
  /**
   * Adds a header with the client's address to requests. Prefer a frontend's `forwardedHeaders`, which does
   * not trust addresses that clients send. http mode only.
   *
   * @default none
   * @see HAProxy configuration manual, section 4.2 "option forwardfor"
   */
  forwardfor?: pulumi.Input<ForwardforArgs>;
  /**
   * Adds a header with the address that the client connected to. http mode only.
   *
   * @default none
   * @see HAProxy configuration manual, section 4.2 "option originalto"
   */
  originalto?: pulumi.Input<OriginaltoArgs>;
  /** Enables TCP keep-alive probes on idle connections of both sides. @default false */
  tcpka?: pulumi.Input<boolean>;
  /**
   * Receives a request's body, up to a buffer's size, before processing the request. http mode only.
   *
   * @default false
   */
  httpBufferRequest?: pulumi.Input<boolean>;
  /**
   * Sends data at once instead of in full packets, for interactive protocols. http mode only.
   *
   * @default false
   */
  httpNoDelay?: pulumi.Input<boolean>;
  /** Gives each direction its own inactivity timeout. @default false */
  independentStreams?: pulumi.Input<boolean>;
  /** Drops closed connections at once, with any undelivered data. @default false */
  nolinger?: pulumi.Input<boolean>;
  /** Lets the kernel forward data directly (splicing) when it seems worthwhile. @default false */
  spliceAuto?: pulumi.Input<boolean>;
  /** Lets the kernel forward data from clients to servers directly (splicing). @default false */
  spliceRequest?: pulumi.Input<boolean>;
  /** Lets the kernel forward data from servers to clients directly (splicing). @default false */
  spliceResponse?: pulumi.Input<boolean>;
  /**
   * Sends mail when a server goes down or comes up. See `mailers`.
   *
   * @default none
   */
  emailAlert?: pulumi.Input<EmailAlertArgs>;
}

/** The header that carries the client's address to servers. */
export interface ForwardforArgs {
  /** The address or network of clients to exclude: proxies that add the header themselves. @default none */
  except?: pulumi.Input<string>;
  /** The header's name. @default "X-Forwarded-For" */
  header?: pulumi.Input<string>;
  /** Adds the header only to requests without it. For trusted clients only. @default false */
  ifNone?: pulumi.Input<boolean>;
}

/** The header that carries the address that the client connected to. */
export interface OriginaltoArgs {
  /** The destination address or network to exclude. @default none */
  except?: pulumi.Input<string>;
  /** The header's name. @default "X-Original-To" */
  header?: pulumi.Input<string>;
}

/** The handling of request headers with unusual names. */
export const HttpRestrictReqHdrNames = { preserve: "preserve", delete: "delete", reject: "reject" } as const;
export type HttpRestrictReqHdrNames = (typeof HttpRestrictReqHdrNames)[keyof typeof HttpRestrictReqHdrNames];

/** Options of a frontend. `defaults` sets them for all. */
export interface FrontendOptionsArgs extends ProxyOptionsArgs, FrontendLogArgs {
  /**
   * Maximum number of concurrent connections of a frontend; more wait in the kernel's queue.
   *
   * @default `defaults.maxconn`; without it, `global.maxconn`
   */
  maxconn?: pulumi.Input<number>;
  /** Enables TCP keep-alive probes to idle clients. @default false */
  clitcpka?: pulumi.Input<boolean>;
  /**
   * Maximum number of unanswered probes to a client. Needs HAProxy 2.3.
   *
   * @default the node's `net.ipv4.tcp_keepalive_probes`
   */
  clitcpkaCnt?: pulumi.Input<number>;
  /**
   * Idle time before the first probe to a client. Needs HAProxy 2.3.
   *
   * @default the node's `net.ipv4.tcp_keepalive_time`
   */
  clitcpkaIdle?: pulumi.Input<string>;
  /** Time between two probes. Needs HAProxy 2.3. @default the node's `net.ipv4.tcp_keepalive_intvl` */
  clitcpkaIntvl?: pulumi.Input<string>;
  /** Maximum number of connections in the kernel's queue of each bind. @default `maxconn` */
  backlog?: pulumi.Input<number>;
  /** Maximum number of new sessions per second of a frontend; more wait. @default no limit */
  rateLimitSessions?: pulumi.Input<number>;
  /** Maximum number of idle server connections kept for one client session. @default HAProxy's 5 */
  maxSessionSrvConns?: pulumi.Input<number>;
  /**
   * Closes an idle kept-alive connection on a reload only after its next response. Without it, a reload cuts
   * the connection under the client's next request. http mode only. Needs HAProxy 2.4.
   *
   * @default true in http mode
   */
  idleCloseOnResponse?: pulumi.Input<boolean>;
  /**
   * The handling of request headers whose names have characters other than letters, digits and `-`. Many
   * servers read `X_Forwarded_For` as X-Forwarded-For. Rejected requests get status 403. http mode only.
   * Setting "reject" or "delete" needs HAProxy 2.6.
   *
   * @default "reject" in http mode, by a rule if `haproxyVersion` is older than 2.6
   */
  httpRestrictReqHdrNames?: pulumi.Input<HttpRestrictReqHdrNames>;
  /**
   * A path that haproxy itself answers with status 200, without a log entry, for monitoring of the pair. http
   * mode only.
   *
   * @default none
   */
  monitorUri?: pulumi.Input<string>;
  /**
   * Ignores connections that close before sending a request: no response and no error is counted. http mode
   * only.
   *
   * @default false
   */
  httpIgnoreProbes?: pulumi.Input<boolean>;
  /**
   * Uses `Proxy-Connection` instead of `Connection`, as some clients of proxies need. http mode only.
   *
   * @default false
   */
  httpUseProxyHeader?: pulumi.Input<boolean>;
  /** Applies `global.h1CaseAdjust` to header names sent to clients. http mode only. @default false */
  h1CaseAdjustBogusClient?: pulumi.Input<boolean>;
  /** Accepts requests that violate HTTP. For HAProxy up to 3.0. http mode only. @default false */
  acceptInvalidHttpRequest?: pulumi.Input<boolean>;
  /** Accepts requests that violate HTTP, unsafe ones too. Needs HAProxy 3.1. http mode only. @default false */
  acceptUnsafeViolationsInHttpRequest?: pulumi.Input<boolean>;
  /** Rejects HTTP/2 without TLS and ALPN. http mode only. @default false */
  disableH2Upgrade?: pulumi.Input<boolean>;
  /** Delays the last ACK of the handshake until haproxy has data to send. @default false */
  tcpSmartAccept?: pulumi.Input<boolean>;
  /** Updates traffic statistics continuously, not only at the end of a session. @default false */
  contstats?: pulumi.Input<boolean>;
  /** Keeps statistics of each bind. @default false */
  socketStats?: pulumi.Input<boolean>;
}

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
