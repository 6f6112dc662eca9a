import type * as pulumi from "@pulumi/pulumi";
import type { BindTlsArgs } from "./bindTls";

/** A protocol spoken without negotiation. */
export const Proto = { h1: "h1", h2: "h2" } as const;
export type Proto = (typeof Proto)[keyof typeof Proto];

/**
 * One listening socket.
 *
 * @see HAProxy configuration manual, section 5.1 "Bind options"
 */
export interface BindArgs extends BindTlsArgs {
  /**
   * The address to listen on, such as `10.0.0.100`, `0.0.0.0` or `::` (IPv6 only).
   * `unix@/run/haproxy/web.sock` is a Unix socket of the node, `abns@web` an abstract one. `quic4@0.0.0.0` or
   * `quic6@::` listens for QUIC only.
   *
   * @default all addresses: IPv4, and IPv6 when a virtual or node address is IPv6
   */
  address?: pulumi.Input<string>;
  /** The port to listen on. Required except for Unix sockets. */
  port?: pulumi.Input<number>;
  /** The last port of a range that begins with `port`. @default `port` only */
  portRangeEnd?: pulumi.Input<number>;
  /** Accepts IPv4 connections on the address `::` too. @default false */
  v4v6?: pulumi.Input<boolean>;
  /** The network interface on which connections are accepted. @default all */
  interface?: pulumi.Input<string>;
  /** Intercepts traffic routed through the node: the address need not be the node's own. @default false */
  transparent?: pulumi.Input<boolean>;
  /**
   * Expects the PROXY protocol, version 1 or 2, on every connection. If only some load balancers send it, use
   * the frontend's `expectProxyFrom`.
   *
   * @default false
   */
  acceptProxy?: pulumi.Input<boolean>;
  /** The protocol spoken without negotiation: `h2` for HTTP/2 in plain text. @default negotiated */
  proto?: pulumi.Input<Proto>;
  /** The socket's name in statistics. @default none */
  name?: pulumi.Input<string>;
  /** The socket's number in statistics, unique in the frontend. @default assigned by haproxy */
  id?: pulumi.Input<number>;
  /**
   * Maximum number of concurrent connections on the socket; more wait in the backlog.
   *
   * @default the frontend's
   */
  maxconn?: pulumi.Input<number>;
  /** Maximum number of connections waiting to be accepted. @default the frontend's `maxconn` */
  backlog?: pulumi.Input<number>;
  /** Accepts a connection only once its client has sent data. @default false */
  deferAccept?: pulumi.Input<boolean>;
  /** Lets clients send data with their first packet (TCP Fast Open). @default false */
  tfo?: pulumi.Input<boolean>;
  /** Maximum time that sent data may stay unacknowledged. @default the kernel's */
  tcpUt?: pulumi.Input<string>;
  /**
   * The TCP maximum segment size to announce. A negative value reduces the client's by that much.
   *
   * @default the kernel's
   */
  mss?: pulumi.Input<number>;
  /** The niceness of connections in the scheduler, -1024 (first) to 1024 (last). @default 0 */
  nice?: pulumi.Input<number>;
  /** The threads that accept connections here: `1-4`, `odd`, `1/all`. Needs HAProxy 2.5. @default all */
  thread?: pulumi.Input<string>;
  /** The number of sockets that share the connections, or `by-thread`. Needs HAProxy 2.5. @default "1" */
  shards?: pulumi.Input<string>;
  /** The owner of a Unix socket, by name. @default root */
  user?: pulumi.Input<string>;
  /** The group of a Unix socket, by name. @default root */
  group?: pulumi.Input<string>;
  /** The owner of a Unix socket, by number. @default root */
  uid?: pulumi.Input<number>;
  /** The group of a Unix socket, by number. @default root */
  gid?: pulumi.Input<number>;
  /** The permissions of a Unix socket, in octal: `660`. @default set by haproxy's umask */
  mode?: pulumi.Input<string>;
}
