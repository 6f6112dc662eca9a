import { setTimeout as sleep } from "node:timers/promises";
import { must } from "../hostFaults";
import type { LabHost } from "../../lab";
import { gist, type PairUnderTest } from "../pairUnderTest";
import type { Row } from "../row";

/** Seconds. */
const clearWithin = 60;

/** The rest is changed without the lost node, which stays passive when it comes back; a fresh host takes its place. */
async function lose(pair: PairUnderTest, host: LabHost): Promise<void> {
  await host.crash();
  await pair.holds(10, (holders) => holders.length === 1 && holders[0] !== host.name);
  const { name } = pair.active;
  const marked = pair.with((inputs) => (pair.nodeOf(host, inputs).lost = true), pair.another());
  const { output, duration } = await pair.mustUp(marked);
  if (duration > clearWithin)
    throw new Error(`pulumi up took ${duration.toFixed(0)} s without the lost node`);
  if (!/lost/.test(output)) throw new Error("pulumi up does not warn of the lost node");
  await host.boot();
  await host.ready();
  await sleep(5000);
  await pair.holds(0, (holders) => holders.join() === name);
  await host.crash();

  const entry = pair.entryOf(pair.spare);
  await pair.mustUp(
    pair.with((inputs) => {
      const index = inputs.nodes.indexOf(pair.nodeOf(host, inputs));
      inputs.nodes.splice(index, 1, entry);
    }),
  );
}

/** A host that has left the pair unheard of still has its services. */
async function bootWithoutServices({ lab }: PairUnderTest): Promise<void> {
  for (const host of lab.loadBalancers.filter(({ init }) => init === undefined)) {
    await host.boot();
    await host.ready();
    await must(host, "systemctl disable --now keepalived");
  }
}

/** Nodes that cannot be reached. */
export const lostNodes: Row[] = [
  {
    name: "passive node lost, then exchanged",
    run: (pair) => lose(pair, pair.passive),
    after: bootWithoutServices,
  },
  {
    name: "active node lost, then exchanged",
    target: { gap: 500 },
    run: (pair) => lose(pair, pair.active),
    after: bootWithoutServices,
  },
  {
    name: "one of three nodes lost, then taken off",
    prepare: async (pair) => {
      await pair.mustUp(pair.with(({ nodes }) => nodes.push(pair.entryOf(pair.spare))));
    },
    run: async (pair) => {
      const lost = pair.passive;
      await lost.crash();
      await pair.mustUp(pair.with((inputs) => (pair.nodeOf(lost, inputs).lost = true), pair.another()));
      const without = pair.with((inputs) => {
        inputs.nodes = inputs.nodes.filter((node) => node !== pair.nodeOf(lost, inputs));
      });
      const { duration } = await pair.mustUp(without);
      if (duration > clearWithin) throw new Error(`taking it off took ${duration.toFixed(0)} s`);
    },
    after: bootWithoutServices,
  },
  {
    name: "unreachable node that is not marked as lost",
    run: async (pair) => {
      const { passive } = pair;
      await passive.crash();
      const { exitCode, output, duration } = await pair.up(pair.another());
      await passive.boot();
      await passive.ready();
      if (exitCode === 0) throw new Error("pulumi up succeeded");
      if (!/lost: true/.test(output)) throw new Error(`pulumi up does not name the way out: ${gist(output)}`);
      if (duration > clearWithin) throw new Error(`the error came after ${duration.toFixed(0)} s`);
      await pair.mustUp();
    },
  },
];
