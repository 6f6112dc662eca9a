import type * as pulumi from "@pulumi/pulumi";

/**
 * The election of the node that holds the virtual addresses (VRRP version 3, unicast).
 *
 * @see keepalived.conf(5), "VRRP instance(s)"
 */
export interface VrrpArgs {
  /**
   * The virtual router's number, 1 to 255. It must differ from that of other VRRP routers that reach these
   * nodes.
   *
   * @default generated, then kept while the component keeps its name
   */
  virtualRouterId?: pulumi.Input<number>;
  /**
   * Seconds between two advertisements, 0.01 to 40, in steps of 0.01. The other nodes take over after three
   * missing advertisements.
   *
   * @default 0.1
   */
  advertInt?: pulumi.Input<number>;
  /**
   * Lines for anything else in the VRRP instance, copied unchanged. A last resort: only keepalived itself
   * checks them.
   *
   * @default none
   */
  extraLines?: pulumi.Input<pulumi.Input<string>[]>;
}
