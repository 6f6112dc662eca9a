import type * as pulumi from "@pulumi/pulumi";

/**
 * The request headers that describe the client's certificate to servers. Values sent by the client are
 * removed.
 */
export interface ClientCertificateHeadersArgs {
  /**
   * The result of the verification: 0, or OpenSSL's error number. Absent without a certificate.
   *
   * @default "X-SSL-Client-Verify"
   */
  verify?: pulumi.Input<string>;
  /**
   * The distinguished name of a verified certificate: `/C=NL/O=Example/CN=shop`.
   *
   * @default "X-SSL-Client-DN"
   */
  dn?: pulumi.Input<string>;
  /** The common name of a verified certificate. @default "X-SSL-Client-CN" */
  cn?: pulumi.Input<string>;
  /** The serial number of a verified certificate, in hexadecimal. @default "X-SSL-Client-Serial" */
  serial?: pulumi.Input<string>;
  /**
   * The SHA-256 fingerprint of a verified certificate, in hexadecimal.
   *
   * @default "X-SSL-Client-Fingerprint"
   */
  fingerprint?: pulumi.Input<string>;
}
