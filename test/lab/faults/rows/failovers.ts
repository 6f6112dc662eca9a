import { setTimeout as sleep } from "node:timers/promises";
import { must, signal } from "../hostFaults";
import type { PairUnderTest } from "../pairUnderTest";
import type { Row } from "../row";

/** Long enough to see a node come back, and the address stay. */
const afterwards = 5000;

/** Until another node holds the address, and some time more. */
async function movedFrom(pair: PairUnderTest, node: string): Promise<void> {
  await pair.holds(10, (holders) => holders.length > 0 && !holders.includes(node));
  await sleep(1000);
}

/** A fault of haproxy or keepalived on the active node. */
export const failovers: Row[] = [
  {
    name: "kill -9 of haproxy's worker",
    target: { gap: 150 },
    tries: 5,
    run: async ({ active }) => {
      await must(active, "pkill -9 -x haproxy -P $(systemctl show -P MainPID haproxy)");
      await sleep(afterwards);
    },
  },
  {
    name: "kill -9 of haproxy's master",
    target: { gap: 150 },
    tries: 5,
    run: async ({ active }) => {
      await must(active, "kill -9 $(systemctl show -P MainPID haproxy)");
      await sleep(afterwards);
    },
  },
  {
    name: "keepalived stopped",
    target: { gap: 100 },
    tries: 5,
    run: async ({ active }) => {
      await must(active, "systemctl stop keepalived");
      await sleep(2000);
      await must(active, "systemctl start keepalived");
      await sleep(afterwards);
    },
  },
  {
    name: "keepalived killed",
    // Its addresses stay behind until it is started again.
    target: { gap: 500, twoHolders: 3000 },
    tries: 5,
    run: async ({ active }) => {
      await signal(active, "KILL", "keepalived");
      await sleep(afterwards);
    },
  },
  {
    name: "haproxy SIGSTOPped",
    target: { gap: 3000 },
    tries: 3,
    run: async (pair) => {
      const { active } = pair;
      await signal(active, "STOP", "haproxy");
      await movedFrom(pair, active.name);
      await signal(active, "CONT", "haproxy");
      await sleep(afterwards);
    },
  },
  {
    name: "active host killed, then booted",
    target: { gap: 500 },
    tries: 3,
    run: async (pair) => {
      const { active } = pair;
      await active.crash();
      await movedFrom(pair, active.name);
      await active.boot();
      await active.ready();
      await sleep(afterwards);
    },
  },
  {
    name: "active host rebooted",
    target: { gap: 500 },
    tries: 3,
    run: async (pair) => {
      const { active } = pair;
      await active.reboot();
      await active.ready();
      await sleep(afterwards);
    },
  },
  {
    name: "active host frozen, then thawed",
    target: { gap: 1000, twoHolders: 10_000 },
    tries: 3,
    run: async (pair) => {
      const { active } = pair;
      await active.freeze();
      await pair.holds(10, (holders) => holders.some((name) => name !== active.name));
      await sleep(3000);
      await active.thaw();
      await pair.holds(2, (holders) => holders.length === 1);
      await sleep(afterwards);
    },
  },
  {
    name: "active host partitioned, then healed",
    target: { gap: 1000, twoHolders: 12_000 },
    tries: 20,
    run: async (pair) => {
      const { active } = pair;
      await active.partition();
      await pair.holds(10, (holders) => holders.length === 2);
      await sleep(3000);
      await active.heal();
      await pair.holds(2, (holders) => holders.length === 1);
      await sleep(afterwards);
    },
  },
  {
    name: "passive host partitioned, then healed",
    target: { twoHolders: 12_000 },
    tries: 20,
    run: async (pair) => {
      const { passive } = pair;
      await passive.partition();
      await pair.holds(10, (holders) => holders.length === 2);
      await sleep(3000);
      await passive.heal();
      await pair.holds(2, (holders) => holders.length === 1);
      await sleep(afterwards);
    },
  },
];
