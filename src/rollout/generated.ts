import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";
import type { ConnectionArgs, NodeArgs } from "../args";
import { hostOf } from "../node/host";
import { optionsOf } from "../node/lost";

/** What is generated once and then kept: it must be unguessable, or must not collide. */
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

  /** Tells a node from all others, those of other stacks included; another host is another node. */
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
