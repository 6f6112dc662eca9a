import type * as pulumi from "@pulumi/pulumi";
import type { DefaultsArgs } from "./global";

/**
 * Settings that frontends and backends with this name in `from` inherit instead of `defaults`.
 *
 * @see HAProxy configuration manual, section 4 "Proxies"
 */
export interface NamedDefaultsArgs extends DefaultsArgs {
  /** The name, unique among named defaults. */
  name: pulumi.Input<string>;
  /**
   * Other named defaults to inherit and override.
   *
   * @default none: unset fields have the defaults documented in `defaults`
   */
  from?: pulumi.Input<string>;
}
