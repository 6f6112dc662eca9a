import * as pulumi from "@pulumi/pulumi";
import type { HaproxyPairArgs } from "./args";
import { programContactsHosts } from "./node/contact";
import { cidr } from "./node/stdin";
import { Generated } from "./rollout/generated";
import { renderFiles } from "./rollout/pairFiles";
import { claimNodes, stageOn } from "./rollout/pairNodes";
import { provenServing } from "./rollout/provenServing";
import { checkHosts, resolveInputs } from "./rollout/resolveInputs";
import { Rollout } from "./rollout/rollout";

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

    // Every host is claimed before any host changes. Then every node validates the files, next to its live ones.
    const claimed = claimNodes(this, name, args, generated);
    const nodes = stageOn(claimed, model, files);
    const rollout = new Rollout(nodes, model, files);

    // The passive nodes activate first. keepalived follows once haproxy is proven everywhere.
    const passive = rollout.activatePassive(rollout.accepted());
    const remaining = rollout.activateRemaining(passive);
    const confirmed = rollout.confirm(remaining);
    const started = rollout.keepalived(confirmed);
    const ended = mayReboot(args) ? rollout.reboot(started) : started;

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
