import type * as pulumi from "@pulumi/pulumi";
import type { BindArgs } from "./bind";
import type { ClientCertificateHeadersArgs } from "./clientIdentity";
import type { StickTableArgs } from "./persistence";
import type { CaptureArgs, DeclareCaptureArgs } from "./logging";
import type { ProtectionArgs } from "./protection";
import type { FrontendOptionsArgs } from "./frontendOptions";
import type { AclArgs, UseBackendArgs } from "./routing";
import type { ProxyRulesArgs } from "./proxyRules";

/** The protocol that a frontend or backend speaks. */
export const ProxyMode = { http: "http", tcp: "tcp" } as const;
export type ProxyMode = (typeof ProxyMode)[keyof typeof ProxyMode];

/**
 * A set of listening sockets and the processing of requests that arrive there.
 *
 * @see HAProxy configuration manual, section 4 "Proxies"
 */
export interface FrontendArgs extends FrontendOptionsArgs, ProtectionArgs, ProxyRulesArgs {
  /**
   * The name, unique among frontends: letters, digits, `.`, `_` and `-`. It must not begin with
   * `haproxy-pair-`.
   */
  name: pulumi.Input<string>;
  /**
   * The named defaults that the frontend inherits. Needs HAProxy 2.4.
   *
   * @default `defaults`
   */
  from?: pulumi.Input<string>;
  /**
   * The protocol.
   *
   * @default the mode of its defaults, "http" unless set there
   */
  mode?: pulumi.Input<ProxyMode>;
  /** The sockets to listen on. At least one, unless `extraLines` has binds. */
  binds?: pulumi.Input<pulumi.Input<BindArgs>[]>;
  /** Request headers to capture for logs, from `capture.req.hdr(0)` on. http mode only. @default none */
  captureRequestHeaders?: pulumi.Input<pulumi.Input<CaptureArgs>[]>;
  /** Response headers to capture for logs, from `capture.res.hdr(0)` on. http mode only. @default none */
  captureResponseHeaders?: pulumi.Input<pulumi.Input<CaptureArgs>[]>;
  /**
   * The cookie to capture for logs: the first whose name begins with `name`. http mode only.
   *
   * @default none
   */
  captureCookie?: pulumi.Input<CaptureArgs>;
  /** Slots in which `capture` rules with an `id` store values. @default none */
  declareCaptures?: pulumi.Input<pulumi.Input<DeclareCaptureArgs>[]>;
  /** Text on the statistics page. @default none */
  description?: pulumi.Input<string>;
  /** The frontend's number in statistics. @default assigned by position */
  id?: pulumi.Input<number>;
  /** Keeps the frontend in the configuration without listening. @default false */
  disabled?: pulumi.Input<boolean>;
  /**
   * Named conditions for `condition` fields. ACLs of the same name match when any of them does.
   *
   * @default none
   * @see HAProxy configuration manual, section 7.1 "ACL basics"
   */
  acls?: pulumi.Input<pulumi.Input<AclArgs>[]>;
  /**
   * Redirects every plain request to https with status 308, on the port of the first TLS bind. Requests that
   * a trusted proxy received over https are not redirected. http mode only.
   *
   * @default false
   */
  redirectToHttps?: pulumi.Input<boolean>;
  /**
   * Sends the client's address and protocol to servers in X-Forwarded-For and X-Forwarded-Proto. Values from
   * the client are replaced, unless it is one of `trustedProxies`. http mode only.
   *
   * @default true
   */
  forwardedHeaders?: pulumi.Input<boolean>;
  /**
   * Addresses or networks of proxies in front whose X-Forwarded-For and X-Forwarded-Proto are trusted. At
   * most two in a row. The peer's address is appended to theirs. http mode only.
   *
   * @default none
   */
  trustedProxies?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Sends the identity in the client's certificate to servers, in headers: `{}` is enough. Needs a bind with
   * `certificateAuthority`. http mode only.
   *
   * @default not sent
   */
  clientCertificateHeaders?: pulumi.Input<ClientCertificateHeadersArgs>;
  /**
   * Addresses or networks of load balancers in front that speak the PROXY protocol, version 1 or 2. No other
   * client may. If all clients do, use `binds[].acceptProxy`.
   *
   * @default none
   */
  expectProxyFrom?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * A table in which rules count clients.
   *
   * @default none
   * @see HAProxy configuration manual, section 4.2 "stick-table"
   */
  stickTable?: pulumi.Input<StickTableArgs>;
  /**
   * Selects the backend for a request. The first entry that matches decides.
   *
   * @default none
   * @see HAProxy configuration manual, section 4.2 "use_backend"
   */
  useBackends?: pulumi.Input<pulumi.Input<UseBackendArgs>[]>;
  /**
   * The backend for requests that no entry of `useBackends` matches.
   *
   * @default none: such requests get status 503
   */
  defaultBackend?: pulumi.Input<string>;
  /**
   * Condition under which `monitorUri` returns 503, in HAProxy's syntax. `{ nbsrv(app) lt 1 }` is met when
   * the backend app has no server left. http mode only.
   *
   * @default never
   * @see HAProxy configuration manual, section 4.2 "monitor fail"
   */
  monitorFail?: pulumi.Input<string>;
  /**
   * Timeouts towards the client.
   *
   * @default `defaults.timeouts`
   */
  timeouts?: pulumi.Input<FrontendTimeoutsArgs>;
  /**
   * Lines for anything else, copied unchanged into the section after the ACLs and before the rules. A last
   * resort: only haproxy itself checks them.
   *
   * @default none
   */
  extraLines?: pulumi.Input<pulumi.Input<string>[]>;
}

/** Timeouts of a frontend. */
export interface FrontendTimeoutsArgs {
  /** Maximum inactivity of the client. */
  client?: pulumi.Input<string>;
  /** Maximum inactivity of a client whose server closed its side. @default `client` */
  clientFin?: pulumi.Input<string>;
  /** Maximum time to receive all request headers. */
  httpRequest?: pulumi.Input<string>;
  /** Maximum wait for the next request on a kept-alive connection. */
  httpKeepAlive?: pulumi.Input<string>;
  /** Time for which a tarpitted request is held. @default `defaults.timeouts.tarpit`; without it, not held */
  tarpit?: pulumi.Input<string>;
}
