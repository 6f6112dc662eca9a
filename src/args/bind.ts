import type * as pulumi from "@pulumi/pulumi";

/** Whether clients are asked for a certificate. */
export const ClientVerify = { none: "none", optional: "optional", required: "required" } as const;
export type ClientVerify = (typeof ClientVerify)[keyof typeof ClientVerify];

/**
 * One listening socket.
 *
 * @see HAProxy configuration manual, section 5.1 "Bind options"
 */
export interface BindArgs {
  /**
   * The address to listen on: `0.0.0.0`, `::` (IPv6 only) or a specific one.
   *
   * @default every address: IPv4, and IPv6 when a virtual or node address is IPv6
   */
  address?: pulumi.Input<string>;
  /** The port to listen on. */
  port: pulumi.Input<number>;
  /**
   * Names of the certificates that terminate TLS here. The client's SNI chooses; without a match, the first is used.
   *
   * @default none: no TLS
   */
  certificates?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Refuse TLS handshakes whose SNI matches no certificate, instead of answering with the first.
   *
   * @default false
   */
  strictSni?: pulumi.Input<boolean>;
  /**
   * Protocols offered to TLS clients, in order of preference.
   *
   * @default ["h2", "http/1.1"] in http mode, none in tcp mode
   */
  alpn?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Whether clients must present a certificate. Needs `certificateAuthority`.
   *
   * @default "required" where `certificateAuthority` is given, else "none"
   */
  verify?: pulumi.Input<ClientVerify>;
  /**
   * The name of the certificate authority that client certificates are verified against.
   *
   * @default none
   */
  certificateAuthority?: pulumi.Input<string>;
  /**
   * Expect the PROXY protocol, from a load balancer in front that sends it on every connection.
   *
   * @default false
   */
  acceptProxy?: pulumi.Input<boolean>;
}
