import type * as pulumi from "@pulumi/pulumi";

/**
 * How the nodes keep each other's stick tables up to date, so that what they know of clients survives a fail-over and a
 * reload. The nodes also use it to share which release is confirmed.
 *
 * @see HAProxy configuration manual, section 3.5 "Peers"
 */
export interface PeersArgs {
  /**
   * The TCP port, at each node's own address, that the others connect to. Peers do not prove who they are: let only the
   * nodes reach it.
   *
   * @default 10000
   */
  port?: pulumi.Input<number>;
}
