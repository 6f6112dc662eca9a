import type * as pulumi from "@pulumi/pulumi";
import type { ResponseOptionsArgs } from "./responses";
import type { FrontendLogArgs, ProxyLogArgs } from "./logging";
import type { EmailAlertArgs } from "./mailers";

/** What becomes of a connection after a request and its response. */
export const HttpConnectionMode = {
  /** It is kept for further requests, on both sides. */
  httpKeepAlive: "http-keep-alive",
  /** The server's is closed, the client's is kept. */
  httpServerClose: "http-server-close",
  /** Both are closed. */
  httpclose: "httpclose",
} as const;
export type HttpConnectionMode = (typeof HttpConnectionMode)[keyof typeof HttpConnectionMode];

/** When idle connections to servers are used for another client's request. */
export const HttpReuse = {
  /** Never. */
  never: "never",
  /** Not for a session's first request, which could not be sent again if the server closed the connection. */
  safe: "safe",
  /** For a first request only on connections that were used more than once already. */
  aggressive: "aggressive",
  /** Always. */
  always: "always",
} as const;
export type HttpReuse = (typeof HttpReuse)[keyof typeof HttpReuse];

/** Options that frontends and backends have in common, which `defaults` can give for all of them. */
export interface ProxyOptionsArgs extends ResponseOptionsArgs {
  /** What becomes of a connection after a request and its response. @default "http-keep-alive" */
  httpConnectionMode?: pulumi.Input<HttpConnectionMode>;
  /**
   * Adds a header with the client's address to requests. `forwardedHeaders` of a frontend is the usual form, which does
   * not believe what clients say of themselves.
   *
   * @default none
   * @see HAProxy configuration manual, section 4.2 "option forwardfor"
   */
  forwardfor?: pulumi.Input<ForwardforArgs>;
  /**
   * Adds a header with the address that the client connected to.
   *
   * @default none
   * @see HAProxy configuration manual, section 4.2 "option originalto"
   */
  originalto?: pulumi.Input<OriginaltoArgs>;
  /** Whether the kernel probes idle connections of both sides for a peer that is gone. @default false */
  tcpka?: pulumi.Input<boolean>;
  /** Whether a request's body is received, up to a buffer's size, before the request is processed. @default false */
  httpBufferRequest?: pulumi.Input<boolean>;
  /** Whether everything is sent at once instead of in full packets: for interactive protocols. @default false */
  httpNoDelay?: pulumi.Input<boolean>;
  /** Whether each direction has an inactivity timeout of its own. @default false */
  independentStreams?: pulumi.Input<boolean>;
  /** Whether closed connections are dropped at once, with what was not delivered yet. @default false */
  nolinger?: pulumi.Input<boolean>;
  /** Whether the kernel passes data on by itself where it seems worth it. @default false */
  spliceAuto?: pulumi.Input<boolean>;
  /** Whether the kernel passes data from clients to servers on by itself. @default false */
  spliceRequest?: pulumi.Input<boolean>;
  /** Whether the kernel passes data from servers to clients on by itself. @default false */
  spliceResponse?: pulumi.Input<boolean>;
  /**
   * Sends mail when a server goes down or comes back. See `mailers`.
   *
   * @default none
   */
  emailAlert?: pulumi.Input<EmailAlertArgs>;
}

/** The header that tells servers the client's address. */
export interface ForwardforArgs {
  /** The address or network of clients to leave out: proxies that add the header themselves. @default none */
  except?: pulumi.Input<string>;
  /** The header's name. @default "X-Forwarded-For" */
  header?: pulumi.Input<string>;
  /** Whether the header is only added where the request has none: for trusted clients only. @default false */
  ifNone?: pulumi.Input<boolean>;
}

/** The header that tells servers the address that the client connected to. */
export interface OriginaltoArgs {
  /** The address or network connected to for which it is left out. @default none */
  except?: pulumi.Input<string>;
  /** The header's name. @default "X-Original-To" */
  header?: pulumi.Input<string>;
}

/** What is done with request headers of unusual names. */
export const HttpRestrictReqHdrNames = { preserve: "preserve", delete: "delete", reject: "reject" } as const;
export type HttpRestrictReqHdrNames = (typeof HttpRestrictReqHdrNames)[keyof typeof HttpRestrictReqHdrNames];

/** Options of a frontend, which `defaults` can give for all of them. */
export interface FrontendOptionsArgs extends ProxyOptionsArgs, FrontendLogArgs {
  /**
   * How many connections a frontend accepts at the same time; more wait in the kernel's queue.
   *
   * @default `defaults.maxconn`, and there `global.maxconn`
   */
  maxconn?: pulumi.Input<number>;
  /** Whether the kernel probes idle clients. @default false */
  clitcpka?: pulumi.Input<boolean>;
  /** How many probes a client may leave unanswered. @default the node's `net.ipv4.tcp_keepalive_probes` */
  clitcpkaCnt?: pulumi.Input<number>;
  /** How long a client is idle before it is probed. @default the node's `net.ipv4.tcp_keepalive_time` */
  clitcpkaIdle?: pulumi.Input<string>;
  /** Time between two probes. @default the node's `net.ipv4.tcp_keepalive_intvl` */
  clitcpkaIntvl?: pulumi.Input<string>;
  /** How many connections wait in the kernel's queue of each bind. @default `maxconn` */
  backlog?: pulumi.Input<number>;
  /** How many sessions a frontend accepts per second; more wait. @default no limit */
  rateLimitSessions?: pulumi.Input<number>;
  /** How many sessions of an HTTP/1 client's connection to servers are kept for it. @default HAProxy's 5 */
  maxSessionSrvConns?: pulumi.Input<number>;
  /**
   * Whether an idle kept-alive connection is closed only after its next response when haproxy reloads; without it, a
   * reload cuts the connection under the client's next request. http mode only. Needs HAProxy 2.4.
   *
   * @default true in http mode
   */
  idleCloseOnResponse?: pulumi.Input<boolean>;
  /**
   * What is done with request headers whose names have other characters than letters, digits and `-`: many servers take
   * `X_Forwarded_For` for X-Forwarded-For. Rejected requests are answered with 403. http mode only. "reject" and "delete"
   * need HAProxy 2.6 when they are given.
   *
   * @default "reject" in http mode, by a rule where `haproxyVersion` is older than 2.6
   */
  httpRestrictReqHdrNames?: pulumi.Input<HttpRestrictReqHdrNames>;
  /**
   * A path that haproxy itself answers with status 200, without a log entry: for those who want to know whether the
   * pair is alive. http mode only.
   *
   * @default none
   */
  monitorUri?: pulumi.Input<string>;
  /** Whether connections that are closed before a request is sent are no errors, neither answered nor counted. @default false */
  httpIgnoreProbes?: pulumi.Input<boolean>;
  /** Whether `Proxy-Connection` is used in place of `Connection`, as some clients of proxies need. @default false */
  httpUseProxyHeader?: pulumi.Input<boolean>;
  /** Whether header names are written to clients as `global.h1CaseAdjust` says. @default false */
  h1CaseAdjustBogusClient?: pulumi.Input<boolean>;
  /** Whether requests that break the rules of HTTP are accepted. For HAProxy up to 3.0. @default false */
  acceptInvalidHttpRequest?: pulumi.Input<boolean>;
  /** Whether requests that break the rules of HTTP are accepted, unsafe ones too. Needs HAProxy 3.1. @default false */
  acceptUnsafeViolationsInHttpRequest?: pulumi.Input<boolean>;
  /** Whether a client that speaks HTTP/2 without TLS and ALPN is not understood. http mode only. @default false */
  disableH2Upgrade?: pulumi.Input<boolean>;
  /** Whether the handshake's last packet is left out until there is data to send. @default false */
  tcpSmartAccept?: pulumi.Input<boolean>;
  /** Whether statistics count data as it comes, not only when a session ends. @default false */
  contstats?: pulumi.Input<boolean>;
  /** Whether there are statistics of each bind. @default false */
  socketStats?: pulumi.Input<boolean>;
}

/** Options of a backend, which `defaults` can give for all of them. */
export interface BackendOptionsArgs extends ProxyOptionsArgs, ProxyLogArgs {
  /**
   * How often a connection to a server is tried again.
   *
   * @default `defaults.retries`, and there 3
   */
  retries?: pulumi.Input<number>;
  /**
   * What makes a request be tried again: `conn-failure`, `empty-response`, `junk-response`, `response-timeout`,
   * `0rtt-rejected`, `all-retryable-errors`, `none`, or a status such as `503`. What a server may have begun to do is
   * done twice then. http mode only, but for `conn-failure` and `none`.
   *
   * @default conn-failure
   */
  retryOn?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Whether a connection that failed may be tried with another server, even if persistence names the first.
   *
   * @default true in `defaults`
   */
  redispatch?: pulumi.Input<boolean>;
  /** Which retries go to another server: 1 for each, 3 for each third, -1 for the last. @default -1 */
  redispatchInterval?: pulumi.Input<number>;
  /** When idle connections to servers are used for another client's request. http mode only. @default "safe" */
  httpReuse?: pulumi.Input<HttpReuse>;
  /** Whether all backup servers share the load once no other is left, instead of the first alone. @default false */
  allbackups?: pulumi.Input<boolean>;
  /** Whether a request is dropped that waits in a queue when its client goes away. @default false */
  abortonclose?: pulumi.Input<boolean>;
  /** Whether clients go to the server that persistence names even when it is down. @default false */
  persist?: pulumi.Input<boolean>;
  /** Whether a kept-alive client stays on its last server where no persistence says otherwise. @default false */
  preferLastServer?: pulumi.Input<boolean>;
  /** Whether the servers' answers are checked for cookies that caches could give to others. @default false */
  checkcache?: pulumi.Input<boolean>;
  /** Whether servers are told that their connection will be kept, even when it will not. @default false */
  httpPretendKeepalive?: pulumi.Input<boolean>;
  /** The header that tells a server its own name. @default none */
  httpSendNameHeader?: pulumi.Input<string>;
  /** Whether each change of a health check's result is logged, not only that of a server's state. @default false */
  logHealthChecks?: pulumi.Input<boolean>;
  /** Whether the kernel probes idle servers. @default false */
  srvtcpka?: pulumi.Input<boolean>;
  /** How many probes a server may leave unanswered. @default the node's `net.ipv4.tcp_keepalive_probes` */
  srvtcpkaCnt?: pulumi.Input<number>;
  /** How long a server is idle before it is probed. @default the node's `net.ipv4.tcp_keepalive_time` */
  srvtcpkaIdle?: pulumi.Input<string>;
  /** Time between two probes. @default the node's `net.ipv4.tcp_keepalive_intvl` */
  srvtcpkaIntvl?: pulumi.Input<string>;
  /** Whether the first data is sent to a server together with the end of the handshake. @default false */
  tcpSmartConnect?: pulumi.Input<boolean>;
  /** Whether a connection goes where its client wanted to, once no server is left. @default false */
  transparent?: pulumi.Input<boolean>;
  /**
   * The number of connections of the backend from which on servers take their full `maxconn`; below, as much less as
   * their `minconn` says.
   *
   * @default a tenth of the `maxconn` of the frontends that may use it
   */
  fullconn?: pulumi.Input<number>;
  /** How many requests may wait for a kept-alive connection's server before another one is taken. @default no limit */
  maxKeepAliveQueue?: pulumi.Input<number>;
  /** The name of the cookie by which RDP clients stay on their server. tcp mode only. @default none */
  persistRdpCookie?: pulumi.Input<string>;
  /**
   * The address from which servers are connected to: `10.0.0.5`, or `10.0.0.5:0`.
   *
   * @default the one that the node's routes give
   */
  source?: pulumi.Input<string>;
  /** Whether header names are written to servers as `global.h1CaseAdjust` says. @default false */
  h1CaseAdjustBogusServer?: pulumi.Input<boolean>;
  /** Whether responses that break the rules of HTTP are accepted. For HAProxy up to 3.0. @default false */
  acceptInvalidHttpResponse?: pulumi.Input<boolean>;
  /** Whether responses that break the rules of HTTP are accepted, unsafe ones too. Needs HAProxy 3.1. @default false */
  acceptUnsafeViolationsInHttpResponse?: pulumi.Input<boolean>;
}
