import type * as pulumi from "@pulumi/pulumi";

/** How a name server is spoken to. */
export const NameserverProtocol = { udp: "udp", tcp: "tcp" } as const;
export type NameserverProtocol = (typeof NameserverProtocol)[keyof typeof NameserverProtocol];

/**
 * DNS servers that follow the addresses of servers while haproxy runs. Servers refer to them by name.
 *
 * @see HAProxy configuration manual, section 5.3.2 "The resolvers section"
 */
export interface ResolversArgs {
  /** The name, unique among resolvers. */
  name: pulumi.Input<string>;
  /** The DNS servers. At least one, or `parseResolvConf`. All are asked at the same time. @default none */
  nameservers?: pulumi.Input<pulumi.Input<NameserverArgs>[]>;
  /** Whether the name servers of the node's /etc/resolv.conf are asked too. @default false */
  parseResolvConf?: pulumi.Input<boolean>;
  /** The largest answer that is accepted over UDP, in bytes, 512 to 65535. @default 512 */
  acceptedPayloadSize?: pulumi.Input<number>;
  /** How often a query is sent before it counts as failed. @default 3 */
  resolveRetries?: pulumi.Input<number>;
  /** Times of queries. @default see each field */
  timeouts?: pulumi.Input<ResolversTimeoutsArgs>;
  /** For how long a last good answer is believed, by what is answered since. @default see each field */
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
  /** How it is spoken to. `tcp` needs HAProxy 2.4. @default "udp" */
  protocol?: pulumi.Input<NameserverProtocol>;
}

/** Times of queries. */
export interface ResolversTimeoutsArgs {
  /** Time between two resolutions of a name. @default "1s" */
  resolve?: pulumi.Input<string>;
  /** Time after which an unanswered query is sent again. @default "1s" */
  retry?: pulumi.Input<string>;
}

/** For how long a last good answer is believed, by what is answered since. */
export interface ResolversHoldArgs {
  /** An answer: for so long it is not asked again. @default "10s" */
  valid?: pulumi.Input<string>;
  /** An answer that lacks the address. @default none: the address is dropped at once */
  obsolete?: pulumi.Input<string>;
  /** The name does not exist. @default "30s" */
  nx?: pulumi.Input<string>;
  /** The DNS server refuses to answer. @default "30s" */
  refused?: pulumi.Input<string>;
  /** There is no answer. @default "30s" */
  timeout?: pulumi.Input<string>;
  /** Anything else. @default "30s" */
  other?: pulumi.Input<string>;
}
