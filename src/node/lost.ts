import type * as pulumi from "@pulumi/pulumi";
import type { NodeArgs } from "../args";

/**
 * Returns the options of all of a node's resources. Those of a lost node stay unchanged, in the state too. No host is
 * contacted for it, neither now nor when it leaves the list.
 */
export function optionsOf({ lost = false }: NodeArgs): pulumi.CustomResourceOptions {
  return lost ? { ignoreChanges: ["*"], retainOnDelete: true } : {};
}
