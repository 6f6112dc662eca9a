import type * as pulumi from "@pulumi/pulumi";
import type { ServerVerify } from "./serverTls";
import type { SslVersion, TlsProfile } from "./tls";

/**
 * TLS settings for binds and servers that set none of their own.
 *
 * @see HAProxy configuration manual, section 3.1 "ssl-default-bind-options"
 */
export interface GlobalTlsArgs {
  /**
   * Mozilla's recommended versions, ciphers and curves, towards clients and servers. Other inputs of `global`
   * take precedence.
   *
   * @default none: `intermediate`, without its ciphers with finite-field Diffie-Hellman
   */
  tlsProfile?: pulumi.Input<TlsProfile>;
  /** The oldest TLS version, towards clients and servers. @default "TLSv1.2" */
  sslMinVersion?: pulumi.Input<SslVersion>;
  /** The ciphers offered to clients up to TLS 1.2, in OpenSSL's form. @default those of the profile */
  sslDefaultBindCiphers?: pulumi.Input<string>;
  /** The ciphers offered to clients from TLS 1.3 on, in OpenSSL's form. @default those of the profile */
  sslDefaultBindCiphersuites?: pulumi.Input<string>;
  /** The curves offered to clients, separated by colons. @default those of the profile */
  sslDefaultBindCurves?: pulumi.Input<string>;
  /** Other TLS settings towards clients. @default see each field */
  sslDefaultBindOptions?: pulumi.Input<SslDefaultBindOptionsArgs>;
  /**
   * The ciphers offered to servers up to TLS 1.2, in OpenSSL's form.
   *
   * @default those of the profile; without a profile, OpenSSL's
   */
  sslDefaultServerCiphers?: pulumi.Input<string>;
  /**
   * The ciphers offered to servers from TLS 1.3 on.
   *
   * @default those of the profile; without a profile, OpenSSL's
   */
  sslDefaultServerCiphersuites?: pulumi.Input<string>;
  /** Other TLS settings towards servers. @default see each field */
  sslDefaultServerOptions?: pulumi.Input<SslDefaultServerOptionsArgs>;
  /** Verification of server certificates, unless the server or its backend sets it. @default "required" */
  sslServerVerify?: pulumi.Input<ServerVerify>;
  /**
   * The name of the one of `files` that holds the Diffie-Hellman parameters for all certificates.
   *
   * @default none: their size follows `tuneSslDefaultDhParam`
   */
  sslDhParamFile?: pulumi.Input<string>;
  /**
   * Enables QUIC in a haproxy whose OpenSSL does not support it, as in Debian 13. No effect on others. Needs
   * HAProxy 2.9.
   *
   * @default true when a bind uses QUIC
   */
  limitedQuic?: pulumi.Input<boolean>;
  /** Maximum size of Diffie-Hellman parameters, in bits. @default 2048 when a profile has such ciphers */
  tuneSslDefaultDhParam?: pulumi.Input<number>;
  /** The size of the TLS session cache, in blocks of 200 bytes. @default 20000 */
  tuneSslCachesize?: pulumi.Input<number>;
  /** Time for which a TLS session can be resumed. @default "5m" */
  tuneSslLifetime?: pulumi.Input<string>;
  /** Maximum size of a TLS record, in bytes. Smaller records reach the client sooner. @default 16384 */
  tuneSslMaxrecord?: pulumi.Input<number>;
  /** Bytes of each client's cipher list to keep for logs. Needs HAProxy 2.6. @default 0 */
  tuneSslCaptureBufferSize?: pulumi.Input<number>;
}

/** TLS settings towards clients, except ciphers. */
export interface SslDefaultBindOptionsArgs {
  /** The oldest TLS version. @default `sslMinVersion` */
  sslMinVer?: pulumi.Input<SslVersion>;
  /** The newest TLS version. @default the newest available */
  sslMaxVer?: pulumi.Input<SslVersion>;
  /**
   * Disables session tickets, whose keys stay the same while the process runs. Sessions are resumed without
   * them.
   *
   * @default true
   */
  noTlsTickets?: pulumi.Input<boolean>;
  /** Uses the client's order of ciphers instead of haproxy's. @default the profile's, else false */
  preferClientCiphers?: pulumi.Input<boolean>;
}

/** TLS settings towards servers, except ciphers. */
export interface SslDefaultServerOptionsArgs {
  /** The oldest TLS version. @default `sslMinVersion` */
  sslMinVer?: pulumi.Input<SslVersion>;
  /** The newest TLS version. @default the newest available */
  sslMaxVer?: pulumi.Input<SslVersion>;
  /** Disables session tickets. Sessions are resumed without them. @default true */
  noTlsTickets?: pulumi.Input<boolean>;
}
