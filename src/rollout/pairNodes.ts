import type { remote } from "@pulumi/command";
import * as pulumi from "@pulumi/pulumi";
import type { HaproxyPairArgs, NodeArgs } from "../args";
import type { Model } from "../model/model";
import { Node } from "../node/node";
import { said } from "../node/said";
import type { Generated } from "./generated";
import { withoutLost } from "./order";
import type { PairFiles } from "./pairFiles";
import { resolveConnection } from "./resolveInputs";
import { claimSettings, packagesSettings } from "./settings";

/** A node whose host belongs to it. */
export interface ClaimedNode extends NodeArgs {
  steps: Node;
  identity: pulumi.Output<string>;
  claim: remote.Command;
}

/** A node that accepts the files. */
export interface ReadyNode extends ClaimedNode {
  keepalivedConf: pulumi.Output<string>;
  /** The installed version of haproxy. */
  version: pulumi.Output<string>;
  /** The steps after which it can activate the files. */
  ready: remote.Command[];
}

/** Claims the host of every node. */
export function claimNodes(
  component: pulumi.ComponentResource,
  name: string,
  args: HaproxyPairArgs,
  generated: Generated,
): ClaimedNode[] {
  const connections = args.nodes.map((node, index) => ({
    lost: node.lost,
    own: resolveConnection(args, index, component),
  }));
  return connections.map(({ lost, own }, index) => {
    const node = args.nodes[index] as NodeArgs;
    // A lost node's steps never run, so they name the connection of another node.
    const connection = (lost === true ? withoutLost(connections)[0]?.own : undefined) ?? own;
    const identity = generated.identityOf(node, own);
    const steps = new Node({ parent: component, component: name, node, index, connection, identity });
    return { ...node, steps, identity, claim: steps.claim(claimSettings(name, node, identity)) };
  });
}

/** Installs the packages on every claimed node, and has it validate the files next to its live ones. */
export function stageOn(claimed: ClaimedNode[], model: pulumi.Output<Model>, files: PairFiles): ReadyNode[] {
  const claims = withoutLost(claimed).map(({ claim }) => claim);
  const secrets = pulumi.concat(files.certificates, files.otherSecrets);
  const release = pulumi.interpolate`${files.haproxyCfg.text}${files.publicFiles}`;
  return claimed.map((node, index) => {
    const { name, steps, claim } = node;
    const keepalivedConf = files.keepalivedConfOf(name);
    const packages = steps.installPackages(packagesSettings(model, claim, claims), claims);
    const secretFiles = steps.placeSecretFiles(secrets, [packages]);
    const accepted = [
      steps.stageHaproxy(name, release, index > 0, [secretFiles]),
      steps.stageKeepalived(keepalivedConf, [secretFiles]),
    ];
    const version = packages.stdout.apply((text) => said(text, "version") ?? "");
    return { ...node, keepalivedConf, version, ready: [packages, secretFiles, ...accepted] };
  });
}
