import { setTimeout as sleep } from "node:timers/promises";
import type { remote } from "@pulumi/command";
import * as pulumi from "@pulumi/pulumi";
import type { Node } from "../node/node";
import { servingFaults } from "../node/serving";
import { runFailure } from "../node/runFailure";
import type { Model } from "../model/model";

interface ProvenNode {
  steps: Node;
  identity: pulumi.Output<string>;
}

/** Resolves once all nodes serve as one pair, after the steps. Otherwise rejects with the faults. */
export function provenServing(
  component: pulumi.ComponentResource,
  model: pulumi.Output<Model>,
  confirmed: remote.Command[],
  nodes: ProvenNode[],
  steps: remote.Command[],
): pulumi.Output<undefined> {
  const done = pulumi.all(steps.map(({ urn }) => urn));
  const all = nodes.map(({ steps, identity }) => ({ read: steps.reader(), identity }));
  // Taken from the recorded steps, because a run with --target may have skipped them.
  const settings = pulumi.all(confirmed.map(({ stdin }) => stdin));
  const proven = pulumi
    .all([model, settings, pulumi.all(all), done])
    .apply(async ([{ vrrp }, [settings], all]) => {
      const contacted = all.flatMap(({ read, identity }) => (read ? [{ read, identity }] : []));
      if (contacted.length === 0) {
        await pulumi.log.warn(
          "nodes: all are lost, so it was not checked whether the pair serves",
          component,
        );
        return undefined;
      }
      const wanted = {
        digest: settingOf(settings, "release").replace(/-.*/, ""),
        virtualIps: settingOf(settings, "virtualIps")
          .split(" ")
          .map((cidr) => cidr.replace(/\/.*/, "")),
        identities: contacted.map(({ identity }) => identity),
      };
      const faults = await lastingFaults(
        async () => servingFaults(await Promise.all(contacted.map(({ read }) => read())), wanted),
        failoverSeconds(vrrp.advertInt) * 3,
      );
      nodes.forEach(({ steps }) => steps.contact?.close());
      if (faults.length === 0) return undefined;
      throw runFailure(`the pair does not serve:\n${faults.join("\n")}`, component);
    });
  return pulumi.unsecret(proven);
}

function settingOf(settings: string | undefined, key: string): string {
  return new RegExp(`^${key} (.*)$`, "m").exec(settings ?? "")?.[1] ?? "";
}

/** Returns the seconds until a silent node is taken over: three advertisements, and a skew of at most one. */
function failoverSeconds(advertInt: number): number {
  return 4 * advertInt;
}

/** Returns the faults that remain after so many seconds. */
async function lastingFaults(read: () => Promise<string[]>, seconds: number): Promise<string[]> {
  const deadline = performance.now() + seconds * 1000;
  for (;;) {
    const late = performance.now() > deadline;
    const faults = await read();
    if (faults.length === 0 || late) return faults;
    await sleep(100);
  }
}
