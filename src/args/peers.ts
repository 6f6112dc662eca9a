import type * as pulumi from "@pulumi/pulumi";

/**
 * Synchronisation of stick tables between the nodes, so that their entries survive a fail-over and a reload.
 * The nodes also use it to share which release is confirmed.
 *
 * @see HAProxy configuration manual, section 3.5 "Peers"
 */
export interface PeersArgs {
  /**
   * The TCP port for peer connections, at each node's own address. Peers do not authenticate: allow only the
   * nodes to reach it.
   *
   * @default 10000
   */
  port?: pulumi.Input<number>;
}
