import type * as pulumi from "@pulumi/pulumi";
import type { TlsProfile, TlsVersionsArgs } from "./tls";

/** Whether clients are asked for a certificate. */
export const ClientVerify = { none: "none", optional: "optional", required: "required" } as const;
export type ClientVerify = (typeof ClientVerify)[keyof typeof ClientVerify];

/**
 * How TLS is terminated at a listening socket.
 *
 * @see HAProxy configuration manual, section 5.1 "Bind options"
 */
export interface BindTlsArgs extends TlsVersionsArgs {
  /**
   * Names of the certificates that terminate TLS here. The client's SNI chooses, an exact name before a wildcard;
   * without a match, the first is used. Of two for the same names, one with an ECDSA and one with an RSA key, the
   * client's ciphers choose.
   *
   * @default none: no TLS
   */
  certificates?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Names of the certificates for clients whose SNI matches none: one, or, with HAProxy 3.0, two with different kinds
   * of keys. They need not be repeated in `certificates`.
   *
   * @default the first of `certificates`
   */
  defaultCertificates?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Refuse TLS handshakes whose SNI matches no certificate, instead of answering with the first.
   *
   * @default false
   */
  strictSni?: pulumi.Input<boolean>;
  /**
   * Mozilla's recommended versions, ciphers and curves; other inputs given here take precedence.
   *
   * @default that of `global`
   */
  tlsProfile?: pulumi.Input<TlsProfile>;
  /** The curves for the exchange of keys, separated by colons: `X25519:P-256`. @default those of `global` */
  curves?: pulumi.Input<string>;
  /** Whether the client's order of ciphers counts, instead of haproxy's. @default that of `global` */
  preferClientCiphers?: pulumi.Input<boolean>;
  /**
   * Protocols offered to TLS clients, in order of preference.
   *
   * @default ["h2", "http/1.1"] in http mode, none in tcp mode
   */
  alpn?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Whether clients are served over HTTP/3 as well, on the UDP port of the same number, and are told so in the header
   * Alt-Svc of responses over TCP. http mode only. Needs a haproxy from 2.9 on that is built with QUIC, as that of
   * Debian 13 is.
   *
   * @default false
   */
  quic?: pulumi.Input<boolean>;
  /** Whether clients may send requests before the handshake is done (TLS 1.3); these can be replayed. @default false */
  allow0rtt?: pulumi.Input<boolean>;
  /**
   * Whether clients must present a certificate. Needs `certificateAuthority`.
   *
   * @default "required" where `certificateAuthority` is given, else "none"
   */
  verify?: pulumi.Input<ClientVerify>;
  /**
   * The name of the certificate authority that client certificates are verified against. `@system-ca`, for those of the
   * node's system, lets in whoever has a certificate for anything.
   *
   * @default none
   */
  certificateAuthority?: pulumi.Input<string>;
  /**
   * The name of a certificate authority that completes the chain of `certificateAuthority`, but whose names clients
   * are not told.
   *
   * @default none
   */
  verifyAuthority?: pulumi.Input<string>;
  /** Whether clients are not told the names of the certificate authorities. @default false */
  noCaNames?: pulumi.Input<boolean>;
  /** The name of the list of client certificates that are no longer accepted. @default none */
  certificateRevocationList?: pulumi.Input<string>;
  /**
   * Faults of a client's certificate that are ignored: `all`, or OpenSSL's numbers, from HAProxy 2.8 on also its names. Whether there were any is
   * what `ssl_c_err` tells.
   *
   * @default none
   */
  crtIgnoreErr?: pulumi.Input<pulumi.Input<string>[]>;
  /** Faults of the authorities in a client's chain that are ignored. @default none */
  caIgnoreErr?: pulumi.Input<pulumi.Input<string>[]>;
}
