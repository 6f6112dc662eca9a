import type { remote } from "@pulumi/command";
import * as pulumi from "@pulumi/pulumi";
import type { HaproxyPairArgs } from "./args";
import { Generated } from "./rollout/generated";
import { Node } from "./node/node";
import { programContactsHosts } from "./node/contact";
import { said } from "./node/said";
import { cidr } from "./node/stdin";
import { renderFiles } from "./rollout/pairFiles";
import { provenServing } from "./rollout/provenServing";
import { checkHosts, resolveConnection, resolveInputs } from "./rollout/resolveInputs";
import { activationSettings, claimSettings, keepalivedSettings, packagesSettings } from "./rollout/settings";

/**
 * HAProxy on two or more Debian/Ubuntu hosts, highly available behind virtual IP addresses.
 *
 * Every node first validates a change, next to its live files. The passive nodes then activate it and, only once it is
 * proven there, the active one. A node that cannot prove it restores what was running.
 */
export class HaproxyPair extends pulumi.ComponentResource {
  /** The addresses that clients use, in CIDR form. */
  readonly virtualIps: pulumi.Output<string[]>;
  /** The text of haproxy.cfg, the same on every node, without secrets. */
  readonly haproxyConfig: pulumi.Output<string>;
  /** Digest of `haproxyConfig`; `show info` on a node reports the running worker's. */
  readonly configDigest: pulumi.Output<string>;
  /** The installed version of haproxy, by the node's name. */
  readonly haproxyVersions: pulumi.Output<Record<string, string>>;
  /** The password of the statistics page and the Prometheus endpoint. */
  readonly statsPassword: pulumi.Output<string>;

  constructor(name: string, args: HaproxyPairArgs, opts?: pulumi.ComponentResourceOptions) {
    super("haproxy-pair:index:HaproxyPair", name, {}, opts);

    // The inputs become a validated model, and the model the files.
    const model = resolveInputs(args, this);
    checkHosts(args, name, this);
    const generated = new Generated(name, this);
    const files = renderFiles(model, generated);

    // Every host is claimed before any host changes.
    const connections = args.nodes.map((_, index) => resolveConnection(args, index, this));
    const reachable = args.nodes.findIndex(({ lost }) => lost !== true);
    const hosts = args.nodes.map((node, index) => {
      const own = connections[index] as Connection;
      const connection = (node.lost === true && connections[reachable]) || own;
      const identity = generated.identityOf(node, own);
      const steps = new Node({ parent: this, component: name, node, index, connection, identity });
      return { ...node, steps, identity, claim: steps.claim(claimSettings(name, node, identity)) };
    });
    const claims = withoutLost(hosts).map(({ claim }) => claim);

    // Every node validates the files, next to its live ones.
    const nodes = hosts.map(({ claim, ...node }, index) => {
      const packages = node.steps.installPackages(packagesSettings(model, claim, claims), claims);
      const secrets = pulumi.concat(files.certificates, files.otherSecrets);
      const secretFiles = node.steps.placeSecretFiles(secrets, [packages]);
      const release = pulumi.interpolate`${files.haproxyCfg.text}${files.publicFiles}`;
      const keepalivedConf = files.keepalivedConfOf(node.name);
      const accepted = [
        node.steps.stageHaproxy(node.name, release, index > 0, [secretFiles]),
        node.steps.stageKeepalived(keepalivedConf, [secretFiles]),
      ];
      const version = packages.stdout.apply((text) => said(text, "version") ?? "");
      return { ...node, keepalivedConf, version, ready: [packages, secretFiles, ...accepted] };
    });
    const ready = withoutLost(nodes).flatMap((node) => node.ready);

    // The passive nodes activate first; each node finds out at that moment whether it is passive.
    const settingsOf = (node: (typeof nodes)[number], before: remote.Command[]): pulumi.Output<string> =>
      activationSettings(model, files, node, before);
    const passive = onAll(nodes, ready, (node, before) =>
      node.steps.activate("passive", settingsOf(node, before), before),
    );
    const remaining = inTurn(nodes, passive, (node, before) =>
      node.steps.activate("remaining", settingsOf(node, before), before),
    );
    const confirmed = onAll(nodes, remaining, (node, before) =>
      node.steps.confirm(settingsOf(node, before), before),
    );

    // keepalived follows once haproxy is proven everywhere. It starts on the preferred node first.
    const lastNode = withoutLost(nodes).at(-1);
    const keepalivedOf = (node: (typeof nodes)[number], before: remote.Command[]): pulumi.Output<string> =>
      keepalivedSettings(model, node, node === lastNode, before);
    const keepalivedIn = (phase: "passive" | "active", before: remote.Command[]): remote.Command[] =>
      onAll(nodes, before, (node, before) =>
        node.steps.keepalived(phase, keepalivedOf(node, before), before),
      );
    const followed = keepalivedIn("active", keepalivedIn("passive", confirmed));
    const started = inTurn(nodes, followed, (node, before) =>
      node.steps.keepalived("start", keepalivedOf(node, before), before),
    );

    // Hosts that need a restart get it last, the passive ones first.
    const rebootedIn = (phase: "passive" | "active", before: remote.Command[]): remote.Command[] => {
      const begun = onAll(nodes, before, (node, before) =>
        node.steps.reboot(phase, keepalivedOf(node, before), before),
      );
      return onAll(nodes, begun, (node, before) =>
        node.steps.awaitReboot(phase, keepalivedOf(node, before), before),
      );
    };
    const ended = mayReboot(args) ? rebootedIn("active", rebootedIn("passive", started)) : started;

    // A green `pulumi up` means that the pair serves, even if no step ran.
    const proven = programContactsHosts()
      ? provenServing(this, model, confirmed, nodes, ended)
      : pulumi.output(undefined);
    this.virtualIps = pulumi.all([model, proven]).apply(([{ virtualIps }]) => virtualIps.map(cidr));
    this.haproxyConfig = files.haproxyCfg.text;
    this.configDigest = files.haproxyCfg.digest;
    this.haproxyVersions = pulumi.output(
      Object.fromEntries(nodes.map(({ name, version }) => [name, version])),
    );
    this.statsPassword = files.statsPassword;
    this.registerOutputs({
      virtualIps: this.virtualIps,
      haproxyConfig: this.haproxyConfig,
      configDigest: this.configDigest,
      haproxyVersions: this.haproxyVersions,
      statsPassword: this.statsPassword,
    });
  }
}

/** Returns whether hosts may restart. While `rollout` is unknown they may: the steps find out. */
function mayReboot({ rollout }: HaproxyPairArgs): boolean {
  const isKnown =
    typeof rollout === "object" && !pulumi.Output.isInstance(rollout) && !(rollout instanceof Promise);
  return rollout !== undefined && (!isKnown || (rollout.reboot ?? false));
}

type Steps<Item> = (item: Item, before: remote.Command[]) => remote.Command;
type Connection = ReturnType<typeof resolveConnection>;
type Losable = { lost?: boolean };

function withoutLost<Item extends Losable>(items: Item[]): Item[] {
  return items.filter(({ lost }) => lost !== true);
}

/**
 * Creates one step for each node, all at once. Returns those that the next steps must depend on. A step runs whenever
 * one before it has run, so these stand for all earlier steps, too. Steps of lost nodes never run, so they are omitted.
 */
function onAll<Item extends Losable>(
  items: Item[],
  before: remote.Command[],
  step: Steps<Item>,
): remote.Command[] {
  const done = items.map((item) => ({ lost: item.lost, step: step(item, before) }));
  return withoutLost(done).map(({ step }) => step);
}

/** Creates one step for each node, one after the other. Returns the last one. */
function inTurn<Item extends Losable>(
  items: Item[],
  before: remote.Command[],
  step: Steps<Item>,
): remote.Command[] {
  return items.reduce((before, item) => {
    const done = step(item, before);
    return item.lost === true ? before : [done];
  }, before);
}
