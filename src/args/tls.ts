import type * as pulumi from "@pulumi/pulumi";

/** A TLS version. */
export const SslVersion = {
  TLSv10: "TLSv1.0",
  TLSv11: "TLSv1.1",
  TLSv12: "TLSv1.2",
  TLSv13: "TLSv1.3",
} as const;
export type SslVersion = (typeof SslVersion)[keyof typeof SslVersion];

/**
 * Mozilla's recommendations for servers, guidelines 5.7. `modern` is TLS 1.3 only. `intermediate` is
 * everything secure from TLS 1.2 on. `old` supports clients of the last twenty years.
 *
 * @see https://ssl-config.mozilla.org/guidelines/5.7.json
 */
export const TlsProfile = { modern: "modern", intermediate: "intermediate", old: "old" } as const;
export type TlsProfile = (typeof TlsProfile)[keyof typeof TlsProfile];

/** TLS versions and ciphers. */
export interface TlsVersionsArgs {
  /** The oldest TLS version. @default that of `global` */
  sslMinVer?: pulumi.Input<SslVersion>;
  /** The newest TLS version. @default that of `global` */
  sslMaxVer?: pulumi.Input<SslVersion>;
  /** The ciphers up to TLS 1.2, in OpenSSL's form, separated by colons. @default those of `global` */
  ciphers?: pulumi.Input<string>;
  /** The ciphers from TLS 1.3 on, in OpenSSL's form, separated by colons. @default those of `global` */
  ciphersuites?: pulumi.Input<string>;
  /**
   * Disables session tickets, whose keys stay the same while the process runs. Sessions are resumed without
   * them. Up to TLS 1.2.
   *
   * @default that of `global`, which is true
   */
  noTlsTickets?: pulumi.Input<boolean>;
}
