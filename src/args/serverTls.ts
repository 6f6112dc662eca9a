import type * as pulumi from "@pulumi/pulumi";
import type { Proto } from "./bind";
import type { TlsVersionsArgs } from "./tls";

/** Whether the certificate of a server is verified. */
export const ServerVerify = { none: "none", required: "required" } as const;
export type ServerVerify = (typeof ServerVerify)[keyof typeof ServerVerify];

/** What a server is told about the client besides its address, with the PROXY protocol, version 2. */
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
 * How servers are connected to: TLS, and who the client is.
 *
 * @see HAProxy configuration manual, section 5.2 "Server and default-server options"
 */
export interface ServerTlsArgs extends TlsVersionsArgs {
  /** Whether the server is spoken to over TLS. @default false */
  ssl?: pulumi.Input<boolean>;
  /** Whether the server's certificate is verified. @default "required" */
  verify?: pulumi.Input<ServerVerify>;
  /**
   * The name of the certificate authority that the server's certificate is verified against, or `@system-ca` for those
   * of the node's system.
   *
   * @default "@system-ca"
   */
  certificateAuthority?: pulumi.Input<string>;
  /** The name of the list of server certificates that are no longer accepted. @default none */
  certificateRevocationList?: pulumi.Input<string>;
  /** The name of the certificate that haproxy presents when the server asks for one. @default none */
  certificate?: pulumi.Input<string>;
  /**
   * The name asked for by SNI, and which the certificate must be valid for. Give this or `sniExpression`.
   *
   * @default the server's host name, where its certificate is verified against `@system-ca` and no `verifyhost` is given;
   * otherwise none, and a warning where the certificate is verified
   */
  sni?: pulumi.Input<string>;
  /**
   * Where the name asked for by SNI is taken from, as a sample expression: `req.hdr(host),field(1,:)` for the host that
   * the client asks for, `ssl_fc_sni` for the name that it asked for by SNI.
   *
   * @default none
   */
  sniExpression?: pulumi.Input<string>;
  /** The name that the certificate must be valid for, where it is not `sni`. @default `sni` */
  verifyhost?: pulumi.Input<string>;
  /** Protocols offered to the server, in order of preference: `["h2", "http/1.1"]`. @default none */
  alpn?: pulumi.Input<pulumi.Input<string>[]>;
  /** The protocol that is spoken without being negotiated: `h2` for HTTP/2 in plain text. @default negotiated */
  proto?: pulumi.Input<Proto>;
  /** Whether each connection to the server makes its TLS session anew. @default false */
  noSslReuse?: pulumi.Input<boolean>;
  /** Whether health checks are made over TLS. @default `ssl`, unless another port is checked */
  checkSsl?: pulumi.Input<boolean>;
  /** The name asked for by SNI in health checks. @default `sni` */
  checkSni?: pulumi.Input<string>;
  /** Protocols offered to the server in health checks. @default `alpn` */
  checkAlpn?: pulumi.Input<pulumi.Input<string>[]>;
  /** Whether the PROXY protocol, version 1, tells the server about the client. @default false */
  sendProxy?: pulumi.Input<boolean>;
  /** Whether the PROXY protocol, version 2, tells the server about the client. @default false */
  sendProxyV2?: pulumi.Input<boolean>;
  /** What the PROXY protocol, version 2, tells besides the client's address. Needs `sendProxyV2`. @default nothing */
  proxyV2Options?: pulumi.Input<pulumi.Input<ProxyV2Option>[]>;
  /** Whether health checks begin with the PROXY protocol. @default where the traffic does, unless another port is checked */
  checkSendProxy?: pulumi.Input<boolean>;
}
