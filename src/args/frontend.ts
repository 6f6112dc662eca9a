import type * as pulumi from "@pulumi/pulumi";
import type { BindArgs } from "./bind";
import type { ClientCertificateHeadersArgs } from "./clientIdentity";
import type { StickTableArgs } from "./persistence";
import type { CaptureArgs, DeclareCaptureArgs } from "./logging";
import type { ProtectionArgs } from "./protection";
import type { FrontendOptionsArgs } from "./proxyOptions";
import type { AclArgs, UseBackendArgs } from "./routing";
import type { ProxyRulesArgs } from "./proxyRules";

/** The protocol that a frontend or backend speaks. */
export const ProxyMode = { http: "http", tcp: "tcp" } as const;
export type ProxyMode = (typeof ProxyMode)[keyof typeof ProxyMode];

/**
 * A set of listening sockets and what happens to the requests that arrive there.
 *
 * @see HAProxy configuration manual, section 4 "Proxies"
 */
export interface FrontendArgs extends FrontendOptionsArgs, ProtectionArgs, ProxyRulesArgs {
  /** The name, unique among frontends: letters, digits, `.`, `_` and `-`; not beginning with `haproxy-pair-`. */
  name: pulumi.Input<string>;
  /**
   * The named defaults that it starts from. Needs HAProxy 2.4.
   *
   * @default `defaults`
   */
  from?: pulumi.Input<string>;
  /**
   * The protocol.
   *
   * @default that of the defaults it starts from, which is "http"
   */
  mode?: pulumi.Input<ProxyMode>;
  /** The sockets to listen on, at least one, unless they are among `extraLines`. */
  binds?: pulumi.Input<pulumi.Input<BindArgs>[]>;
  /** Request headers that are captured for logs, from `capture.req.hdr(0)` on. http mode only. @default none */
  captureRequestHeaders?: pulumi.Input<pulumi.Input<CaptureArgs>[]>;
  /** Response headers that are captured for logs, from `capture.res.hdr(0)` on. http mode only. @default none */
  captureResponseHeaders?: pulumi.Input<pulumi.Input<CaptureArgs>[]>;
  /** The cookie that is captured for logs: all whose names begin so. http mode only. @default none */
  captureCookie?: pulumi.Input<CaptureArgs>;
  /** Slots for what `http-request capture` and `http-response capture` with an id capture. @default none */
  declareCaptures?: pulumi.Input<pulumi.Input<DeclareCaptureArgs>[]>;
  /** A text on the statistics page. @default none */
  description?: pulumi.Input<string>;
  /** The number that statistics know the frontend by. @default by its place */
  id?: pulumi.Input<number>;
  /** Whether the frontend is there without listening. @default false */
  disabled?: pulumi.Input<boolean>;
  /**
   * Named conditions for `condition` fields. Two with the same name are met when either is.
   *
   * @default none
   * @see HAProxy configuration manual, section 7.1 "ACL basics"
   */
  acls?: pulumi.Input<pulumi.Input<AclArgs>[]>;
  /**
   * Redirects every plain request to https with status 308, on the port of the first TLS bind, but not those that a
   * trusted proxy received over https. http mode only.
   *
   * @default false
   */
  redirectToHttps?: pulumi.Input<boolean>;
  /**
   * Whether servers are told the client's address and protocol in X-Forwarded-For and X-Forwarded-Proto. What the
   * client sent in these headers is replaced, unless it is one of `trustedProxies`. http mode only.
   *
   * @default true
   */
  forwardedHeaders?: pulumi.Input<boolean>;
  /**
   * Addresses or networks of proxies in front, two in a row at most, whose X-Forwarded-For and X-Forwarded-Proto are
   * believed; the peer's address is added to theirs. http mode only.
   *
   * @default none
   */
  trustedProxies?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Tells servers who the client is by its certificate: `{}` is enough. Needs a bind with `certificateAuthority`. http
   * mode only.
   *
   * @default not told
   */
  clientCertificateHeaders?: pulumi.Input<ClientCertificateHeadersArgs>;
  /**
   * Addresses or networks of load balancers in front that speak the PROXY protocol, version 1 or 2; nobody else may.
   * Where all clients do, see `binds[].acceptProxy`.
   *
   * @default none
   */
  expectProxyFrom?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * A table that rules count clients in.
   *
   * @default none
   * @see HAProxy configuration manual, section 4.2 "stick-table"
   */
  stickTable?: pulumi.Input<StickTableArgs>;
  /**
   * Where requests go; the first entry that matches decides.
   *
   * @default none
   * @see HAProxy configuration manual, section 4.2 "use_backend"
   */
  useBackends?: pulumi.Input<pulumi.Input<UseBackendArgs>[]>;
  /**
   * The backend for requests that no entry of `useBackends` matches.
   *
   * @default none: such requests are answered with status 503
   */
  defaultBackend?: pulumi.Input<string>;
  /**
   * When `monitorUri` is answered with 503 instead, in HAProxy's syntax: `{ nbsrv(app) lt 1 }` when the backend app has
   * no server left.
   *
   * @default never
   * @see HAProxy configuration manual, section 4.2 "monitor fail"
   */
  monitorFail?: pulumi.Input<string>;
  /**
   * How long to wait for the client.
   *
   * @default those of `defaults.timeouts`
   */
  timeouts?: pulumi.Input<FrontendTimeoutsArgs>;
  /**
   * Lines for anything else, each put into the section as it is, after the ACLs and before the rules. A last resort:
   * only haproxy itself checks them.
   *
   * @default none
   */
  extraLines?: pulumi.Input<pulumi.Input<string>[]>;
}

/** How long a frontend waits for the client. */
export interface FrontendTimeoutsArgs {
  /** Inactivity of the client. */
  client?: pulumi.Input<string>;
  /** Inactivity of a client whose server closed its side. @default `client` */
  clientFin?: pulumi.Input<string>;
  /** A complete set of request headers. */
  httpRequest?: pulumi.Input<string>;
  /** The next request on a kept-alive connection. */
  httpKeepAlive?: pulumi.Input<string>;
  /** How long a tarpitted request is kept waiting. @default `defaults.timeouts.tarpit`, and without that not at all */
  tarpit?: pulumi.Input<string>;
}
