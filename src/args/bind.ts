import type * as pulumi from "@pulumi/pulumi";
import type { BindTlsArgs } from "./bindTls";

/** The protocol that is spoken on a connection without being negotiated. */
export const Proto = { h1: "h1", h2: "h2" } as const;
export type Proto = (typeof Proto)[keyof typeof Proto];

/**
 * One listening socket.
 *
 * @see HAProxy configuration manual, section 5.1 "Bind options"
 */
export interface BindArgs extends BindTlsArgs {
  /**
   * What to listen on: an address such as `10.0.0.100`, `0.0.0.0` or `::` (IPv6 only); a Unix socket of the node as
   * `unix@/run/haproxy/web.sock`, or an abstract one as `abns@web`; or QUIC alone as `quic4@0.0.0.0` or `quic6@::`.
   *
   * @default every address: IPv4, and IPv6 when a virtual or node address is IPv6
   */
  address?: pulumi.Input<string>;
  /** The port to listen on; needed for everything but Unix sockets. */
  port?: pulumi.Input<number>;
  /** The last of a range of ports that begins with `port`. @default `port` alone */
  portRangeEnd?: pulumi.Input<number>;
  /** Whether the address `::` takes IPv4 connections too. @default false */
  v4v6?: pulumi.Input<boolean>;
  /** The only network interface whose connections are taken. @default all */
  interface?: pulumi.Input<string>;
  /** Whether the address need not be the node's: traffic that is routed through it is intercepted. @default false */
  transparent?: pulumi.Input<boolean>;
  /**
   * Expect the PROXY protocol, version 1 or 2, from a load balancer in front that sends it on every connection. Where
   * only some do, see the frontend's `expectProxyFrom`.
   *
   * @default false
   */
  acceptProxy?: pulumi.Input<boolean>;
  /** The protocol that is spoken without being negotiated: `h2` for HTTP/2 in plain text. @default negotiated */
  proto?: pulumi.Input<Proto>;
  /** A name for the statistics. @default none */
  name?: pulumi.Input<string>;
  /** A number for the statistics, unique in the frontend. @default numbered by haproxy */
  id?: pulumi.Input<number>;
  /** How many connections the socket takes at the same time; more wait in the backlog. @default the frontend's */
  maxconn?: pulumi.Input<number>;
  /** How many connections may wait to be taken. @default the frontend's `maxconn` */
  backlog?: pulumi.Input<number>;
  /** Whether a connection is taken only once its client has sent something. @default false */
  deferAccept?: pulumi.Input<boolean>;
  /** Whether clients may send data with their first packet (TCP fast open). @default false */
  tfo?: pulumi.Input<boolean>;
  /** How long sent data may go without being acknowledged. @default the kernel's */
  tcpUt?: pulumi.Input<string>;
  /** The largest TCP segment that is announced; less than 0 to reduce the client's. @default the kernel's */
  mss?: pulumi.Input<number>;
  /** How readily connections give way to others, -1024 to 1024. @default 0 */
  nice?: pulumi.Input<number>;
  /** The threads that take connections here: `1-4`, `odd`, `1/all`. Needs HAProxy 2.5. @default all */
  thread?: pulumi.Input<string>;
  /** How many sockets share the connections: a number, or `by-thread`. Needs HAProxy 2.5. @default "1" */
  shards?: pulumi.Input<string>;
  /** Who owns a Unix socket, by name. @default root */
  user?: pulumi.Input<string>;
  /** The group of a Unix socket, by name. @default root */
  group?: pulumi.Input<string>;
  /** Who owns a Unix socket, by number. @default root */
  uid?: pulumi.Input<number>;
  /** The group of a Unix socket, by number. @default root */
  gid?: pulumi.Input<number>;
  /** The permissions of a Unix socket, in octal: `660`. @default haproxy's umask decides */
  mode?: pulumi.Input<string>;
}
