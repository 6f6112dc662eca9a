import type * as pulumi from "@pulumi/pulumi";
import type { Proto } from "./bind";
import type { TlsVersionsArgs } from "./tls";

/** The verification of a server's certificate. */
export const ServerVerify = { none: "none", required: "required" } as const;
export type ServerVerify = (typeof ServerVerify)[keyof typeof ServerVerify];

/** Client data that the PROXY protocol, version 2, sends in addition to the client's address. */
export const ProxyV2Option = {
  ssl: "ssl",
  certCn: "cert-cn",
  sslCipher: "ssl-cipher",
  certSig: "cert-sig",
  certKey: "cert-key",
  authority: "authority",
  crc32c: "crc32c",
  uniqueId: "unique-id",
} as const;
export type ProxyV2Option = (typeof ProxyV2Option)[keyof typeof ProxyV2Option];

/**
 * TLS and the PROXY protocol towards servers.
 *
 * @see HAProxy configuration manual, section 5.2 "Server and default-server options"
 */
export interface ServerTlsArgs extends TlsVersionsArgs {
  /** Connects to the server over TLS. @default false */
  ssl?: pulumi.Input<boolean>;
  /** Verification of the server's certificate. @default "required" */
  verify?: pulumi.Input<ServerVerify>;
  /**
   * The name of the certificate authority that verifies the server's certificate, or `@system-ca` for those
   * of the node's system.
   *
   * @default "@system-ca"
   */
  certificateAuthority?: pulumi.Input<string>;
  /** The name of the revocation list for server certificates. @default none */
  certificateRevocationList?: pulumi.Input<string>;
  /** The name of the certificate that haproxy presents when the server requests one. @default none */
  certificate?: pulumi.Input<string>;
  /**
   * The SNI to send. The certificate must be valid for this name. Set this or `sniExpression`.
   *
   * @default the server's host name if its certificate is verified against `@system-ca` without `verifyhost`;
   * otherwise none, with a warning if the certificate is verified
   */
  sni?: pulumi.Input<string>;
  /**
   * A sample expression for the SNI to send. `req.hdr(host),field(1,:)` is the host that the client requests,
   * `ssl_fc_sni` the SNI that it sent.
   *
   * @default none
   */
  sniExpression?: pulumi.Input<string>;
  /** The name that the certificate must be valid for, if it differs from `sni`. @default `sni` */
  verifyhost?: pulumi.Input<string>;
  /** Protocols to offer to the server by ALPN, in order of preference: `["h2", "http/1.1"]`. @default none */
  alpn?: pulumi.Input<pulumi.Input<string>[]>;
  /** The protocol spoken without negotiation: `h2` for HTTP/2 in plain text. @default negotiated */
  proto?: pulumi.Input<Proto>;
  /** Makes a new TLS session for each connection to the server. @default false */
  noSslReuse?: pulumi.Input<boolean>;
  /** Uses TLS for health checks. @default `ssl`, unless the checks use another port */
  checkSsl?: pulumi.Input<boolean>;
  /** The SNI to send in health checks. @default `sni` */
  checkSni?: pulumi.Input<string>;
  /** Protocols to offer by ALPN in health checks. @default `alpn` */
  checkAlpn?: pulumi.Input<pulumi.Input<string>[]>;
  /** Sends the client's address to the server with the PROXY protocol, version 1. @default false */
  sendProxy?: pulumi.Input<boolean>;
  /** Sends the client's address to the server with the PROXY protocol, version 2. @default false */
  sendProxyV2?: pulumi.Input<boolean>;
  /**
   * Data that the PROXY protocol, version 2, sends in addition to the client's address. Needs `sendProxyV2`.
   *
   * @default none
   */
  proxyV2Options?: pulumi.Input<pulumi.Input<ProxyV2Option>[]>;
  /**
   * Sends the PROXY protocol in health checks.
   *
   * @default true if traffic uses it, unless the checks use another port
   */
  checkSendProxy?: pulumi.Input<boolean>;
}
