import { createHash } from "node:crypto";
import type { remote } from "@pulumi/command";
import * as pulumi from "@pulumi/pulumi";
import type { NodeArgs } from "../args";
import { said } from "../node/said";
import { type Claim, claimText } from "../node/scripts";
import { cidr, packagesText, settingsText } from "../node/stdin";
import type { PairFiles } from "./pairFiles";
import { socket } from "../language/socket";
import type { FrontendModel, Model, VirtualIpModel } from "../model/model";

/** The settings that the steps get on stdin; files are in pairFiles.ts. */

export function claimSettings(
  component: string,
  { name, adopt = false }: NodeArgs,
  identity: pulumi.Output<string>,
): pulumi.Output<string> {
  const stack = `${pulumi.getProject()}/${pulumi.getStack()}`;
  return identity.apply((identity) =>
    claimText({ identity, stack, component, node: name, adopt } satisfies Claim),
  );
}

export function packagesSettings(
  model: pulumi.Output<Model>,
  claim: remote.Command,
  claims: remote.Command[],
): pulumi.Output<string> {
  return pulumi.all([model, claim.stdout, ran(claims)]).apply(([model, claimed, ran]) => {
    const generation = said(claimed, "generation") ?? "-";
    const onDestroy = model.packages.purgeOnDestroy ? "purge" : "keep";
    return packagesText(model) + settingsText({ generation, onDestroy, ran });
  });
}

export function activationSettings(
  model: pulumi.Output<Model>,
  { haproxyCfg, publicFiles, otherSecrets }: PairFiles,
  { version, address }: { version: pulumi.Output<string>; address: pulumi.Input<string> },
  before: remote.Command[],
): pulumi.Output<string> {
  return pulumi
    .all([model, haproxyCfg, publicFiles, otherSecrets, version, address, ran(before)])
    .apply(([{ virtualIps, rollout }, { digest }, publicFiles, otherSecrets, version, address, ran]) =>
      settingsText({
        release: `${digest}-${digestOf(publicFiles)}`,
        version,
        secretFiles: digestOf(otherSecrets),
        address,
        virtualIps: virtualIps.map(cidr).join(" "),
        settleTimeout: rollout.settleTimeout,
        confirmTimeout: rollout.confirmTimeout,
        drainTimeout: rollout.drainTimeout,
        ran,
      }),
    );
}

export function keepalivedSettings(
  model: pulumi.Output<Model>,
  { name, keepalivedConf }: { name: string; keepalivedConf: pulumi.Output<string> },
  isLast: boolean,
  before: remote.Command[],
): pulumi.Output<string> {
  return pulumi
    .all([model, keepalivedConf, ran(before)])
    .apply(([{ nodes, peers, virtualIps, frontends, rollout }, keepalivedConf, ran]) =>
      settingsText({
        configDigest: digestOf(keepalivedConf),
        virtualIps: virtualIps.map(cidr).join(" "),
        reboot: rollout.reboot ? "yes" : "no",
        others: nodes
          .filter((node) => node.name !== name)
          .map(({ address }) => socket(address, peers.port))
          .join(" "),
        probes: isLast ? virtualIps.flatMap((virtualIp) => probeOf(virtualIp, frontends)).join(" ") : "",
        ran,
      }),
    );
}

/** Returns the first socket that listens on a virtual IP, if any. */
function probeOf({ address, family }: VirtualIpModel, frontends: FrontendModel[]): string[] {
  const listening = [undefined, address, family === "ipv4" ? "0.0.0.0" : "::"];
  const ports = frontends
    .filter(({ disabled }) => !disabled)
    .flatMap(({ binds }) => binds)
    .flatMap((bind) => (listening.includes(bind.address) ? (bind.port ?? []) : []));
  return ports.slice(0, 1).map((port) => socket(address, port));
}

/** Returns a digest of the steps' tokens, which changes whenever one of them has run again. */
function ran(steps: remote.Command[]): pulumi.Output<string> {
  return pulumi
    .all(steps.map(({ stdout }) => stdout))
    .apply((texts) => digestOf(texts.map((text) => said(text, "token") ?? "-").join(" ")));
}

function digestOf(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
}
