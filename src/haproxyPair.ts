import { createHash } from "node:crypto";
import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";
import type { HaproxyPairArgs } from "./args";
import { Node } from "./node/node";
import { cidr, filesText, packagesText, settingsText } from "./node/stdin";
import {
  authorityFiles,
  certificateFiles,
  cookieKeyFiles,
  passwordFiles,
  statsAuthFile,
} from "./render/certificateFiles";
import { renderHaproxyCfg } from "./render/haproxyCfg";
import { renderKeepalivedConf } from "./render/keepalivedConf";
import { releaseFiles } from "./render/releaseFiles";
import { socket } from "./syntax/socket";
import { resolveConnection, resolveInputs } from "./resolveInputs";
import type { FrontendModel, VirtualIpModel } from "./validate";

/**
 * HAProxy on two or more Debian/Ubuntu hosts, highly available behind virtual IP addresses.
 *
 * A change is rendered once, accepted by every node beside what runs there, then made live on the passive nodes and,
 * only when it is proven there, on the active one. A node where it does not prove itself puts back what was running.
 */
export class HaproxyPair extends pulumi.ComponentResource {
  /** The addresses that clients use, in CIDR form. */
  readonly virtualIps: pulumi.Output<string[]>;
  /** The text of haproxy.cfg, the same on every node, without secrets. */
  readonly haproxyConfig: pulumi.Output<string>;
  /** What names `haproxyConfig`; `show info` on a node's stats socket tells it of the running worker. */
  readonly configDigest: pulumi.Output<string>;
  /** The version of haproxy that is installed on each node, by the node's name. */
  readonly haproxyVersions: pulumi.Output<Record<string, string>>;
  /** The password of the statistics page and the Prometheus endpoint. */
  readonly statsPassword: pulumi.Output<string>;

  constructor(name: string, args: HaproxyPairArgs, opts?: pulumi.ComponentResourceOptions) {
    super("haproxy-pair:index:HaproxyPair", name, {}, opts);

    // The inputs become a validated model, and the model the files.
    const model = resolveInputs(args, this);
    const generated = { parent: this };
    const virtualRouterId = new random.RandomInteger(
      `${name}-virtual-router-id`,
      { min: 1, max: 255 },
      generated,
    );
    const statsPassword = new random.RandomPassword(
      `${name}-stats-password`,
      { length: 32, special: false },
      generated,
    );
    const dynamicCookieKey = new random.RandomPassword(
      `${name}-dynamic-cookie-key`,
      { length: 32, special: false },
      generated,
    );
    const password = pulumi.secret(
      pulumi
        .all([model, statsPassword.result])
        .apply(([model, generated]) => model.statsPassword ?? generated),
    );
    const haproxyCfg = model.apply(renderHaproxyCfg);
    const publicFiles = model.apply((model) => filesText(releaseFiles(model)));
    const keepalivedConfOf = (node: string): pulumi.Output<string> =>
      pulumi
        .all([model, virtualRouterId.result])
        .apply(([model, id]) => renderKeepalivedConf(model, node, model.vrrp.virtualRouterId ?? id));
    const certificates = model.apply((model) => filesText(certificateFiles(model)));
    const otherSecrets = pulumi
      .all([model, password, dynamicCookieKey.result])
      .apply(([model, password, key]) =>
        filesText([
          ...authorityFiles(model),
          ...passwordFiles(model),
          ...cookieKeyFiles(model, key),
          statsAuthFile(model, password),
        ]),
      );

    // Every node accepts them, beside what it runs.
    const nodes = args.nodes.map((node, index) => {
      const steps = new Node(this, `${name}-${node.name}`, resolveConnection(args, index, this));
      const packages = steps.installPackages(
        model.apply(packagesText),
        model.apply(({ packages }) => (packages.purgeOnDestroy ? "purge" : "keep")),
        [steps.installScripts()],
      );
      const keepalivedConf = keepalivedConfOf(node.name);
      const files = steps.placeSecretFiles(pulumi.concat(certificates, otherSecrets), [packages]);
      const accepted = [
        steps.stageHaproxy(
          node.name,
          pulumi.all([haproxyCfg, publicFiles]).apply(([{ text }, files]) => text + files),
          node !== args.nodes[0],
          [files],
        ),
        steps.stageKeepalived(keepalivedConf, [files]),
      ];
      return {
        name: node.name,
        steps,
        version: packages.stdout,
        keepalivedConf,
        accepted,
        address: node.address,
      };
    });
    const accepted = nodes.flatMap((node) => node.accepted);

    // The passive nodes run it first; who is passive is found on each node, at that moment.
    const settingsOf = ({ version, address }: (typeof nodes)[number]): pulumi.Output<string> =>
      pulumi
        .all([model, haproxyCfg, publicFiles, otherSecrets, version, address])
        .apply(([{ virtualIps, rollout }, { digest }, publicFiles, otherSecrets, version, address]) =>
          settingsText({
            release: `${digest}-${digestOf(publicFiles)}`,
            version,
            secretFiles: digestOf(otherSecrets),
            address,
            virtualIps: virtualIps.map(cidr).join(" "),
            ...rollout,
          }),
        );
    const passive = nodes.map((node) => node.steps.activate("passive", settingsOf(node), accepted));
    const remaining = inTurn(nodes, (node, before) =>
      node.steps.activate("remaining", settingsOf(node), [...passive, ...before]),
    );
    const confirmed = nodes.map((node) => node.steps.confirm(settingsOf(node), remaining));

    // keepalived follows when haproxy is proven everywhere, the preferred active node first.
    const lastNode = nodes[nodes.length - 1];
    inTurn(nodes, (node, before) => {
      const settings = pulumi.all([model, node.keepalivedConf]).apply(([{ virtualIps, frontends }, conf]) =>
        settingsText({
          configDigest: digestOf(conf),
          probes:
            node === lastNode
              ? virtualIps.flatMap((virtualIp) => probeOf(virtualIp, frontends)).join(" ")
              : "",
        }),
      );
      return node.steps.startKeepalived(settings, [...confirmed, ...before]);
    });

    this.virtualIps = model.apply(({ virtualIps }) => virtualIps.map(cidr));
    this.haproxyConfig = haproxyCfg.apply(({ text }) => text);
    this.configDigest = haproxyCfg.apply(({ digest }) => digest);
    this.haproxyVersions = pulumi
      .all(nodes.map(({ version }) => version))
      .apply((versions) =>
        Object.fromEntries(nodes.map((node, index) => [node.name, versions[index] ?? ""])),
      );
    this.statsPassword = password;
    this.registerOutputs({
      virtualIps: this.virtualIps,
      haproxyConfig: this.haproxyConfig,
      configDigest: this.configDigest,
      haproxyVersions: this.haproxyVersions,
      statsPassword: this.statsPassword,
    });
  }
}

/** Where a virtual address is listened on, if it is anywhere. */
function probeOf({ address, family }: VirtualIpModel, frontends: FrontendModel[]): string[] {
  const listening = [undefined, address, family === "ipv4" ? "0.0.0.0" : "::"];
  const ports = frontends
    .filter(({ disabled }) => !disabled)
    .flatMap(({ binds }) => binds)
    .flatMap((bind) => (listening.includes(bind.address) ? (bind.port ?? []) : []));
  return ports.slice(0, 1).map((port) => socket(address, port));
}

function digestOf(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
}

/** One step after the other: each depends on all before it. */
function inTurn<Item>(
  items: Item[],
  step: (item: Item, before: pulumi.Resource[]) => pulumi.Resource,
): pulumi.Resource[] {
  return items.reduce<pulumi.Resource[]>((before, item) => [...before, step(item, before)], []);
}
