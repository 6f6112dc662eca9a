import type * as pulumi from "@pulumi/pulumi";

/** A certificate with its private key. */
export interface CertificateArgs {
  /** The name that binds and servers refer to. It is part of the file name on the nodes. */
  name: pulumi.Input<string>;
  /** The certificate in PEM form, followed by its intermediate certificates. It must be valid now. */
  certificate: pulumi.Input<string>;
  /** The unencrypted private key in PEM form. It must belong to the certificate. */
  privateKey: pulumi.Input<string>;
  /**
   * The OCSP response to staple, as DER in base64. `certificate` must include the issuer's certificate.
   *
   * @default none
   */
  ocspResponse?: pulumi.Input<string>;
  /**
   * Fetches the OCSP response regularly from the authority's responder and staples it. `certificate` must
   * name the responder and include the issuer's certificate. Needs HAProxy 3.0.
   *
   * @default false
   */
  ocspUpdate?: pulumi.Input<boolean>;
}

/** Certificates that verify other certificates. */
export interface CertificateAuthorityArgs {
  /** The name that `certificateAuthority` fields refer to. It is part of the file name on the nodes. */
  name: pulumi.Input<string>;
  /** One or more certificates in PEM form. */
  certificate: pulumi.Input<string>;
}

/** A list of revoked certificates. */
export interface CertificateRevocationListArgs {
  /** The name that `certificateRevocationList` fields refer to. It is part of the file name on the nodes. */
  name: pulumi.Input<string>;
  /** Lists in PEM form, one for each authority in the chain. An outdated list rejects every certificate. */
  crl: pulumi.Input<string>;
}
