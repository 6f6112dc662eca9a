import type * as pulumi from "@pulumi/pulumi";
import type { ServerVerify } from "./serverTls";
import type { SslVersion, TlsProfile } from "./tls";

/**
 * What TLS is like wherever a bind or server says nothing else.
 *
 * @see HAProxy configuration manual, section 3.1 "ssl-default-bind-options"
 */
export interface GlobalTlsArgs {
  /**
   * Mozilla's recommended versions, ciphers and curves, towards clients and servers; other inputs given here take
   * precedence.
   *
   * @default none: `intermediate`, without the ciphers that use finite-field Diffie-Hellman
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
  /** What else is so for clients. @default see each field */
  sslDefaultBindOptions?: pulumi.Input<SslDefaultBindOptionsArgs>;
  /** The ciphers offered to servers up to TLS 1.2, in OpenSSL's form. @default those of the profile; without one, OpenSSL's */
  sslDefaultServerCiphers?: pulumi.Input<string>;
  /** The ciphers offered to servers from TLS 1.3 on. @default those of the profile; without one, OpenSSL's */
  sslDefaultServerCiphersuites?: pulumi.Input<string>;
  /** What else is so for servers. @default see each field */
  sslDefaultServerOptions?: pulumi.Input<SslDefaultServerOptionsArgs>;
  /** Whether certificates of servers are verified where neither the server nor its backend says. @default "required" */
  sslServerVerify?: pulumi.Input<ServerVerify>;
  /**
   * The name of the one of `files` that holds the Diffie-Hellman parameters for all certificates.
   *
   * @default none: they are as large as `tuneSslDefaultDhParam` says
   */
  sslDhParamFile?: pulumi.Input<string>;
  /**
   * Whether QUIC is spoken by a haproxy whose OpenSSL knows nothing of it, as that of Debian 13. No effect on others.
   *
   * @default true where a bind has QUIC
   */
  limitedQuic?: pulumi.Input<boolean>;
  /** The largest size of Diffie-Hellman parameters, in bits. @default 2048 where a profile has such ciphers */
  tuneSslDefaultDhParam?: pulumi.Input<number>;
  /** How many TLS sessions can be resumed, in blocks of 200 bytes. @default 20000 */
  tuneSslCachesize?: pulumi.Input<number>;
  /** How long a TLS session can be resumed. @default "5m" */
  tuneSslLifetime?: pulumi.Input<string>;
  /** The largest TLS record in bytes; smaller ones reach the client sooner. @default 16384 */
  tuneSslMaxrecord?: pulumi.Input<number>;
  /** How much of each client's list of ciphers is kept for logs, in bytes. @default 0 */
  tuneSslCaptureBufferSize?: pulumi.Input<number>;
}

/** What TLS towards clients is like besides ciphers. */
export interface SslDefaultBindOptionsArgs {
  /** The oldest TLS version. @default `sslMinVersion` */
  sslMinVer?: pulumi.Input<SslVersion>;
  /** The newest TLS version. @default the newest that there is */
  sslMaxVer?: pulumi.Input<SslVersion>;
  /** Whether sessions are resumed without tickets, whose keys are as old as the process. @default true */
  noTlsTickets?: pulumi.Input<boolean>;
  /** Whether the client's order of ciphers counts, instead of haproxy's. @default as the profile says, else false */
  preferClientCiphers?: pulumi.Input<boolean>;
}

/** What TLS towards servers is like besides ciphers. */
export interface SslDefaultServerOptionsArgs {
  /** The oldest TLS version. @default `sslMinVersion` */
  sslMinVer?: pulumi.Input<SslVersion>;
  /** The newest TLS version. @default the newest that there is */
  sslMaxVer?: pulumi.Input<SslVersion>;
  /** Whether sessions are resumed without tickets. @default true */
  noTlsTickets?: pulumi.Input<boolean>;
}
