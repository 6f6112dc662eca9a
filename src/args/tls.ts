import type * as pulumi from "@pulumi/pulumi";

/** A version of TLS. */
export const SslVersion = {
  TLSv10: "TLSv1.0",
  TLSv11: "TLSv1.1",
  TLSv12: "TLSv1.2",
  TLSv13: "TLSv1.3",
} as const;
export type SslVersion = (typeof SslVersion)[keyof typeof SslVersion];

/**
 * Mozilla's recommendations for servers, guidelines 5.7: `modern` is TLS 1.3 alone, `intermediate` all that is secure
 * from TLS 1.2 on, `old` whatever clients of the last twenty years need.
 *
 * @see https://ssl-config.mozilla.org/guidelines/5.7.json
 */
export const TlsProfile = { modern: "modern", intermediate: "intermediate", old: "old" } as const;
export type TlsProfile = (typeof TlsProfile)[keyof typeof TlsProfile];

/** Which versions and ciphers of TLS are spoken. */
export interface TlsVersionsArgs {
  /** The oldest TLS version that is spoken here. @default that of `global` */
  sslMinVer?: pulumi.Input<SslVersion>;
  /** The newest TLS version that is spoken here. @default that of `global` */
  sslMaxVer?: pulumi.Input<SslVersion>;
  /** The ciphers up to TLS 1.2, in OpenSSL's form, separated by colons. @default those of `global` */
  ciphers?: pulumi.Input<string>;
  /** The ciphers from TLS 1.3 on, in OpenSSL's form, separated by colons. @default those of `global` */
  ciphersuites?: pulumi.Input<string>;
  /**
   * Whether sessions are resumed without tickets, whose keys are as old as the process. Up to TLS 1.2.
   *
   * @default that of `global`, which is true
   */
  noTlsTickets?: pulumi.Input<boolean>;
}
