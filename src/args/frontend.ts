import type * as pulumi from "@pulumi/pulumi";
import type { AclArgs, HttpRequestRuleArgs, UseBackendArgs } from "./routing";

/** The protocol that a frontend or backend speaks. */
export const ProxyMode = { http: "http", tcp: "tcp" } as const;
export type ProxyMode = (typeof ProxyMode)[keyof typeof ProxyMode];

/** Whether clients are asked for a certificate. */
export const ClientVerify = { none: "none", optional: "optional", required: "required" } as const;
export type ClientVerify = (typeof ClientVerify)[keyof typeof ClientVerify];

/**
 * A set of listening sockets and what happens to the requests that arrive there.
 *
 * @see HAProxy configuration manual, section 4 "Proxies"
 */
export interface FrontendArgs {
  /** The name, unique among frontends: letters, digits, `.`, `_` and `-`; not beginning with `haproxy-pair-`. */
  name: pulumi.Input<string>;
  /**
   * The protocol.
   *
   * @default `defaults.mode`, which is "http"
   */
  mode?: pulumi.Input<ProxyMode>;
  /** The sockets to listen on, at least one. */
  binds: pulumi.Input<pulumi.Input<BindArgs>[]>;
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
   * Addresses or networks of proxies in front whose X-Forwarded-For and X-Forwarded-Proto are believed; the
   * peer's address is added to theirs. http mode only.
   *
   * @default none
   */
  trustedProxies?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Rules applied to each request, in order. http mode only.
   *
   * @default none
   * @see HAProxy configuration manual, section 4.2 "http-request"
   */
  httpRequestRules?: pulumi.Input<pulumi.Input<HttpRequestRuleArgs>[]>;
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
   * How many connections this frontend accepts at the same time; more wait in the kernel's queue.
   *
   * @default `defaults.maxconn`
   */
  maxconn?: pulumi.Input<number>;
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

/**
 * One listening socket.
 *
 * @see HAProxy configuration manual, section 5.1 "Bind options"
 */
export interface BindArgs {
  /**
   * The address to listen on: `0.0.0.0`, `::` (IPv6 only) or a specific one.
   *
   * @default every address: IPv4, and IPv6 when a virtual or node address is IPv6
   */
  address?: pulumi.Input<string>;
  /** The port to listen on. */
  port: pulumi.Input<number>;
  /**
   * Names of the certificates that terminate TLS here. The client's SNI chooses; without a match, the first is used.
   *
   * @default none: no TLS
   */
  certificates?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Refuse TLS handshakes whose SNI matches no certificate, instead of answering with the first.
   *
   * @default false
   */
  strictSni?: pulumi.Input<boolean>;
  /**
   * Protocols offered to TLS clients, in order of preference.
   *
   * @default ["h2", "http/1.1"] in http mode, none in tcp mode
   */
  alpn?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Whether clients must present a certificate. Needs `certificateAuthority`.
   *
   * @default "required" where `certificateAuthority` is given, else "none"
   */
  verify?: pulumi.Input<ClientVerify>;
  /**
   * The name of the certificate authority that client certificates are verified against.
   *
   * @default none
   */
  certificateAuthority?: pulumi.Input<string>;
  /**
   * Expect the PROXY protocol, from a load balancer in front that sends it on every connection.
   *
   * @default false
   */
  acceptProxy?: pulumi.Input<boolean>;
}

/** How long a frontend waits for the client. */
export interface FrontendTimeoutsArgs {
  /** Inactivity of the client. */
  client?: pulumi.Input<string>;
  /** A complete set of request headers. */
  httpRequest?: pulumi.Input<string>;
  /** The next request on a kept-alive connection. */
  httpKeepAlive?: pulumi.Input<string>;
}
