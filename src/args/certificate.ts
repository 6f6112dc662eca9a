import type * as pulumi from "@pulumi/pulumi";

/** A certificate with its private key. */
export interface CertificateArgs {
  /** The name that binds and servers refer to; it is part of the file's name on the nodes. */
  name: pulumi.Input<string>;
  /** The certificate in PEM form, followed by its intermediate certificates. Must be valid now. */
  certificate: pulumi.Input<string>;
  /** The unencrypted private key in PEM form. Must belong to the certificate. */
  privateKey: pulumi.Input<string>;
  /**
   * The answer of the authority's OCSP responder, DER in base64, which clients that ask for it are given (stapling).
   * `certificate` must then have the issuer's certificate in it.
   *
   * @default none
   */
  ocspResponse?: pulumi.Input<string>;
  /**
   * Whether haproxy itself asks the authority's OCSP responder, again and again, and staples its answer. `certificate`
   * must then name the responder and have the issuer's certificate in it. Needs HAProxy 3.0.
   *
   * @default false
   */
  ocspUpdate?: pulumi.Input<boolean>;
}

/** Certificates that others are verified against. */
export interface CertificateAuthorityArgs {
  /** The name that `certificateAuthority` fields refer to; it is part of the file's name on the nodes. */
  name: pulumi.Input<string>;
  /** One or more certificates in PEM form. */
  certificate: pulumi.Input<string>;
}

/** Certificates that are no longer accepted. */
export interface CertificateRevocationListArgs {
  /** The name that `certificateRevocationList` fields refer to; it is part of the file's name on the nodes. */
  name: pulumi.Input<string>;
  /** One or more lists in PEM form, one of each authority in the chain; an outdated one refuses every certificate. */
  crl: pulumi.Input<string>;
}
