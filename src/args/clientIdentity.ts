import type * as pulumi from "@pulumi/pulumi";

/** The request headers that tell servers about the client's certificate; what the client sent in them is removed. */
export interface ClientCertificateHeadersArgs {
  /** Whether it was verified: 0, or OpenSSL's number of what is wrong. Absent without one. @default "X-SSL-Client-Verify" */
  verify?: pulumi.Input<string>;
  /** The distinguished name of a verified certificate: `/C=NL/O=Example/CN=shop`. @default "X-SSL-Client-DN" */
  dn?: pulumi.Input<string>;
  /** The common name of a verified certificate. @default "X-SSL-Client-CN" */
  cn?: pulumi.Input<string>;
  /** The serial number of a verified certificate, in hexadecimal. @default "X-SSL-Client-Serial" */
  serial?: pulumi.Input<string>;
  /** The SHA-256 of a verified certificate, in hexadecimal. @default "X-SSL-Client-Fingerprint" */
  fingerprint?: pulumi.Input<string>;
}
