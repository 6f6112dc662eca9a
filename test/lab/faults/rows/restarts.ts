import { setTimeout as sleep } from "node:timers/promises";
import type { LabHost } from "../../lab";
import { HostState } from "../../labHost";
import { must } from "../hostFaults";
import type { PairUnderTest } from "../pairUnderTest";
import type { Row } from "../row";

/** Starts hosts again that have restarted: the lab's end with it. */
async function bootWhile(hosts: LabHost[], task: Promise<unknown>): Promise<void> {
  const isOver = task.then(
    () => true,
    () => true,
  );
  while (!(await Promise.race([isOver, sleep(50, false)]))) {
    for (const host of hosts) if ((await host.state()) === HostState.stopped) await host.boot();
  }
  await task;
}

/** Something of each node that a restart exchanges, before and after. */
async function allExchange(
  { nodes }: PairUnderTest,
  read: string,
  task: () => Promise<unknown>,
): Promise<void> {
  const before = await Promise.all(nodes.map((host) => must(host, read)));
  await task();
  const after = await Promise.all(nodes.map((host) => must(host, read)));
  nodes.forEach(({ name }, index) => {
    if (before[index] === after[index]) throw new Error(`${name} still has ${read}: ${before[index] ?? ""}`);
  });
}

/** Restarts that a roll-out makes: the passive node first, then, after one move, the other. */
export const restarts: Row[] = [
  {
    name: "keepalived upgraded",
    target: { gap: 500 },
    tries: 3,
    run: (pair) =>
      allExchange(pair, "systemctl show -P MainPID keepalived", async () => {
        // What dpkg does with the program of a package.
        const upgrade =
          "cd /usr/sbin; cp -p keepalived keepalived.dpkg-new; mv keepalived.dpkg-new keepalived";
        for (const host of pair.nodes) await must(host, upgrade);
        await pair.mustUp(pair.with((inputs) => (inputs["packages"] = { keepalived: { hold: true } })));
      }),
  },
  {
    name: "hosts wait for a restart, rollout.reboot",
    target: { gap: 500 },
    tries: 3,
    run: (pair) =>
      allExchange(pair, "cat /proc/sys/kernel/random/boot_id", async () => {
        for (const host of pair.nodes) await must(host, "touch /run/reboot-required");
        const inputs = pair.with((inputs) => {
          inputs["rollout"] = { ...(inputs["rollout"] as object), reboot: true };
        });
        await bootWhile(pair.nodes, pair.mustUp(inputs));
      }),
  },
];
