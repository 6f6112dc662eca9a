import type * as pulumi from "@pulumi/pulumi";
import type { NodeArgs } from "../args";

/**
 * The options of all of a node's resources. A lost node keeps what it has, in the state too: no host is contacted for
 * it, neither now nor when it leaves the list.
 */
export function optionsOf({ lost = false }: NodeArgs): pulumi.CustomResourceOptions {
  return lost ? { ignoreChanges: ["*"], retainOnDelete: true } : {};
}
