import type * as pulumi from "@pulumi/pulumi";
import type { TlsProfile, TlsVersionsArgs } from "./tls";

/** The verification of client certificates. */
export const ClientVerify = { none: "none", optional: "optional", required: "required" } as const;
export type ClientVerify = (typeof ClientVerify)[keyof typeof ClientVerify];

/**
 * TLS termination at a listening socket.
 *
 * @see HAProxy configuration manual, section 5.1 "Bind options"
 */
export interface BindTlsArgs extends TlsVersionsArgs {
  /**
   * Names of the certificates for this socket. The client's SNI selects one, an exact name before a wildcard;
   * without a match, the first is used. If an ECDSA and an RSA certificate have the same names, the client's
   * ciphers decide.
   *
   * @default none: no TLS
   */
  certificates?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Names of the certificates for clients whose SNI matches none: one, or two with different key types (needs
   * HAProxy 3.0). They need not be in `certificates` too.
   *
   * @default the first of `certificates`
   */
  defaultCertificates?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Refuses TLS handshakes whose SNI matches no certificate, instead of using the first.
   *
   * @default false
   */
  strictSni?: pulumi.Input<boolean>;
  /**
   * Mozilla's recommended versions, ciphers and curves. Other inputs on this bind take precedence.
   *
   * @default `global.tlsProfile`
   */
  tlsProfile?: pulumi.Input<TlsProfile>;
  /** The curves for key exchange, separated by colons: `X25519:P-256`. @default those of `global` */
  curves?: pulumi.Input<string>;
  /** Uses the client's order of ciphers instead of haproxy's. @default that of `global` */
  preferClientCiphers?: pulumi.Input<boolean>;
  /**
   * Protocols offered to clients by ALPN, in order of preference.
   *
   * @default ["h2", "http/1.1"] in http mode, none in tcp mode
   */
  alpn?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Serves HTTP/3 too, on the UDP port of the same number. Responses over TCP announce it in the Alt-Svc
   * header. http mode only. Needs HAProxy 2.9 built with QUIC, as in Debian 13.
   *
   * @default false
   */
  quic?: pulumi.Input<boolean>;
  /**
   * Accepts requests before the handshake is done (TLS 1.3). Such requests can be replayed.
   *
   * @default false
   */
  allow0rtt?: pulumi.Input<boolean>;
  /**
   * Requires a certificate from clients, or asks for one. Needs `certificateAuthority`.
   *
   * @default "required" with `certificateAuthority`, else "none"
   */
  verify?: pulumi.Input<ClientVerify>;
  /**
   * The name of the certificate authority that verifies client certificates. `@system-ca` uses those of the
   * node's system: they admit anyone with a certificate from any public authority.
   *
   * @default none
   */
  certificateAuthority?: pulumi.Input<string>;
  /**
   * The name of a certificate authority that completes the chain of `certificateAuthority`. Its names are not
   * sent to clients.
   *
   * @default none
   */
  verifyAuthority?: pulumi.Input<string>;
  /** Omits the names of the certificate authorities from the certificate request. @default false */
  noCaNames?: pulumi.Input<boolean>;
  /** The name of the revocation list for client certificates. @default none */
  certificateRevocationList?: pulumi.Input<string>;
  /**
   * Errors of a client's certificate to ignore: `all` or OpenSSL's numbers; names need HAProxy 2.8.
   * `ssl_c_err` still reports them.
   *
   * @default none
   */
  crtIgnoreErr?: pulumi.Input<pulumi.Input<string>[]>;
  /** Errors of the authorities in a client's chain to ignore. @default none */
  caIgnoreErr?: pulumi.Input<pulumi.Input<string>[]>;
}
