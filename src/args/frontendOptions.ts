import type * as pulumi from "@pulumi/pulumi";
import type { FrontendLogArgs } from "./logging";
import type { ProxyOptionsArgs } from "./proxyOptions";

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
