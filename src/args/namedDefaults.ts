import type * as pulumi from "@pulumi/pulumi";
import type { DefaultsArgs } from "./global";

/**
 * Settings that those frontends and backends start from that name them in `from`, instead of from `defaults`.
 *
 * @see HAProxy configuration manual, section 4 "Proxies"
 */
export interface NamedDefaultsArgs extends DefaultsArgs {
  /** The name, unique among named defaults. */
  name: pulumi.Input<string>;
  /**
   * Other named defaults, of which these change some settings.
   *
   * @default none: what is not given is as the documentation of `defaults` says
   */
  from?: pulumi.Input<string>;
}
