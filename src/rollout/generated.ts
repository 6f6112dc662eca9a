import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";
import type { ConnectionArgs, NodeArgs } from "../args";
import { hostOf } from "../node/host";
import { optionsOf } from "../node/lost";

/** Values that are generated once and then kept, because they must be unguessable or must not collide. */
export class Generated {
  readonly virtualRouterId: pulumi.Output<number>;
  readonly statsPassword: pulumi.Output<string>;
  readonly dynamicCookieKey: pulumi.Output<string>;

  constructor(
    private readonly name: string,
    private readonly parent: pulumi.ComponentResource,
  ) {
    const password = { length: 32, special: false };
    this.virtualRouterId = new random.RandomInteger(
      `${name}-virtual-router-id`,
      { min: 1, max: 255 },
      { parent },
    ).result;
    this.statsPassword = new random.RandomPassword(`${name}-stats-password`, password, { parent }).result;
    this.dynamicCookieKey = new random.RandomPassword(`${name}-dynamic-cookie-key`, password, {
      parent,
    }).result;
  }

  /** Returns an id that is unique to a node, also among other stacks. A change of host changes it. */
  identityOf(
    node: NodeArgs,
    connection: pulumi.Output<pulumi.Unwrap<ConnectionArgs>>,
  ): pulumi.Output<string> {
    return new random.RandomId(
      `${this.name}-${node.name}-identity`,
      { byteLength: 8, keepers: { host: connection.apply(hostOf) } },
      { ...optionsOf(node), parent: this.parent },
    ).hex;
  }
}
