import type * as pulumi from "@pulumi/pulumi";

/** The protocol of a DNS server. */
export const NameserverProtocol = { udp: "udp", tcp: "tcp" } as const;
export type NameserverProtocol = (typeof NameserverProtocol)[keyof typeof NameserverProtocol];

/**
 * DNS resolvers that update the addresses of servers at run time. Servers refer to them by name.
 *
 * @see HAProxy configuration manual, section 5.3.2 "The resolvers section"
 */
export interface ResolversArgs {
  /** The name, unique among resolvers. */
  name: pulumi.Input<string>;
  /**
   * The DNS servers: at least one, unless `parseResolvConf` is true. All are queried at the same time.
   *
   * @default none
   */
  nameservers?: pulumi.Input<pulumi.Input<NameserverArgs>[]>;
  /** Adds the DNS servers of the node's /etc/resolv.conf. @default false */
  parseResolvConf?: pulumi.Input<boolean>;
  /** Maximum size of a UDP response in bytes, 512 to 65535. @default 512 */
  acceptedPayloadSize?: pulumi.Input<number>;
  /** The number of queries to send before a resolution fails. @default 3 */
  resolveRetries?: pulumi.Input<number>;
  /** Timing of queries. @default see each field */
  timeouts?: pulumi.Input<ResolversTimeoutsArgs>;
  /**
   * Time for which the last valid response is used, by the outcome of later queries.
   *
   * @default see each field
   */
  hold?: pulumi.Input<ResolversHoldArgs>;
}

/** A DNS server. */
export interface NameserverArgs {
  /** The name, unique among the resolvers' DNS servers. */
  name: pulumi.Input<string>;
  /** The IPv4 or IPv6 address. */
  address: pulumi.Input<string>;
  /** The port. @default 53 */
  port?: pulumi.Input<number>;
  /** The protocol. `tcp` needs HAProxy 2.4. @default "udp" */
  protocol?: pulumi.Input<NameserverProtocol>;
}

/** Timing of queries. */
export interface ResolversTimeoutsArgs {
  /** Time between two resolutions of a name. @default "1s" */
  resolve?: pulumi.Input<string>;
  /** Time before an unanswered query is sent again. @default "1s" */
  retry?: pulumi.Input<string>;
}

/** Time for which the last valid response is used, by the outcome of later queries. */
export interface ResolversHoldArgs {
  /** Time for which `do-resolve` rules reuse a valid response. @default "10s" */
  valid?: pulumi.Input<string>;
  /** The response lacks the address. @default none: the address is dropped at once */
  obsolete?: pulumi.Input<string>;
  /** The name does not exist. @default "30s" */
  nx?: pulumi.Input<string>;
  /** The DNS server refuses to answer. @default "30s" */
  refused?: pulumi.Input<string>;
  /** The DNS server does not answer. @default "30s" */
  timeout?: pulumi.Input<string>;
  /** Any other error. @default "30s" */
  other?: pulumi.Input<string>;
}
