import type * as pulumi from "@pulumi/pulumi";

/** A server certificate with its private key. */
export interface CertificateArgs {
  /** The name that `binds[].certificates` refers to; it is part of the file's name on the nodes. */
  name: pulumi.Input<string>;
  /** The certificate in PEM form, followed by its intermediate certificates. Must be valid now. */
  certificate: pulumi.Input<string>;
  /** The unencrypted private key in PEM form. Must belong to the certificate. */
  privateKey: pulumi.Input<string>;
}

/** Certificates that others are verified against. */
export interface CertificateAuthorityArgs {
  /** The name that `certificateAuthority` fields refer to; it is part of the file's name on the nodes. */
  name: pulumi.Input<string>;
  /** One or more certificates in PEM form. */
  certificate: pulumi.Input<string>;
}
