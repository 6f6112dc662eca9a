import { setTimeout as sleep } from "node:timers/promises";
import { dropVrrp, must } from "../hostFaults";
import { get } from "../../client";
import { addOutsideNetwork, outsideVirtualIp, removeOutsideNetwork } from "../outsideNetwork";
import { gist, type PairUnderTest } from "../pairUnderTest";
import { holdersOf } from "../watch";
import type { Row } from "../row";

/** Moves the address by hand, as the README says. */
async function moveByHand({ active }: PairUnderTest): Promise<void> {
  await must(active, "echo 1 >/run/haproxy-pair/fault; sleep 1; echo 0 >/run/haproxy-pair/fault");
}

/** What is between the nodes, and between them and the clients. */
export const network: Row[] = [
  {
    name: "VRRP filtered between the nodes: up fails",
    target: { moves: 2, twoHolders: 120_000, gap: 1000 },
    short: 1,
    run: async (pair) => {
      const remedies = await Promise.all(pair.nodes.map(dropVrrp));
      await pair.holds(5, (holders) => holders.length === 2);
      const { exitCode, output } = await pair.up(pair.another());
      await Promise.all(remedies.map((remedy) => remedy()));
      if (exitCode === 0) throw new Error("pulumi up succeeded");
      const names = pair.nodes.map(({ name }) => name);
      if (!names.every((name) => output.includes(name)))
        throw new Error(`no holders are named: ${gist(output)}`);
      await pair.holds(2, (holders) => holders.length === 1);
      await pair.mustUp();
    },
  },
  {
    name: "address moved by hand during an up",
    target: { gap: 150 },
    tries: 3,
    run: async (pair) => {
      const before = await pair.facts();
      pair.give(pair.another());
      const { exitCode, output } = await pair.stack.upDuring(/haproxy\.cfg updated/, () => moveByHand(pair));
      if (exitCode !== 0) throw new Error(gist(output));
      const after = await pair.facts();
      if (after.some(({ master }, index) => master !== before[index]?.master))
        throw new Error("haproxy was restarted");
      await pair.mustUp();
    },
  },
  {
    name: "another address on a second network, rp_filter=1",
    prepare: ({ lab }) => addOutsideNetwork(lab),
    run: async (pair) => {
      const outside = outsideVirtualIp(pair.lab);
      await pair.mustUp(pair.with(({ virtualIps }) => virtualIps.push(`${outside}/24 dev host1`)));
      await sleep(3000);
      const holders = holdersOf(pair.lab, outside);
      if (holders.join() !== pair.active.name)
        throw new Error(`${outside} is held by ${holders.join(" and ")}`);
      const { status } = await get(`http://${outside}/`, "-H", "Host: app.lab.test");
      if (status !== 200) throw new Error(`${outside} answers ${status}`);
    },
    after: async (pair) => {
      await pair.mustUp(pair.base);
      await removeOutsideNetwork(pair.lab);
    },
  },
];
