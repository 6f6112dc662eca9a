import { setTimeout as sleep } from "node:timers/promises";
import type { LabHost } from "../../lab";
import { cutSsh, diskFull, readOnly, type Remedy } from "../hostFaults";
import { confirmTimeout, gist, type Inputs, type PairUnderTest } from "../pairUnderTest";
import type { Row } from "../row";

/** Seconds after which no node may wait for a confirmation any more. */
const settled = confirmTimeout + 8;

const stepsOfChange = (pair: PairUnderTest): Promise<string[]> => pair.stepsOfChange();

/** The machine that runs pulumi dies as soon as a step has ended: no process of it is left, no connection goes on. */
async function dieAfter(pair: PairUnderTest, step: string, inputs: Inputs): Promise<void> {
  let remedies: Remedy[] = [];
  const { stack } = pair;
  pair.give(inputs);
  await stack.killedUp(new RegExp(`${step} updated`), async () => {
    remedies = await Promise.all(pair.nodes.map(cutSsh));
  });
  stack.killProviders();
  await Promise.all(remedies.map((remedy) => remedy()));
}

/** Old or new on both nodes, and on both the same. */
async function mustAgree(pair: PairUnderTest): Promise<void> {
  await sleep(settled * 1000);
  await pair.agrees(2);
}

/** An `up` with these inputs ends with them on all nodes, for good. */
async function converges(pair: PairUnderTest, inputs: Inputs): Promise<void> {
  const { output } = await pair.mustUp(inputs);
  await pair.serves();
  const digest = await pair.agrees(0);
  await sleep(settled * 1000);
  if ((await pair.agrees(2)) !== digest) throw new Error(`the nodes went back later: ${gist(output)}`);
}

function hostOfStep(pair: PairUnderTest, step: string): LabHost {
  const [first = ""] = pair.inputs.nodes.flatMap((node) =>
    step.includes(`-${node.name}-`) ? node.address : [],
  );
  return pair.hostAt(first);
}

/** A change of the configuration that meets a fault at a step; after its end all is well again. */
async function changeMeets(pair: PairUnderTest, step: string, fault: () => Promise<Remedy>): Promise<void> {
  const inputs = pair.another();
  let remedy: Promise<Remedy> | undefined;
  pair.give(inputs);
  const { output } = await pair.stack.upDuring(new RegExp(`${step} updating`), () => (remedy = fault()));
  if (/PUTTING BACK WHAT WAS RUNNING FAILED|pulumi has not ended/.test(output)) throw new Error(gist(output));
  await mustAgree(pair);
  await (
    await remedy
  )?.();
  await converges(pair, inputs);
}

/** Directories that a roll-out writes to. */
const directories = ["/etc/haproxy", "/var/lib/haproxy-pair", "/run/haproxy-pair"];

/** Roll-outs that are cut off or meet a fault at each of their steps in turn. */
export const interrupted: Row[] = [
  {
    name: "pulumi's machine dies after each step, same inputs",
    tries: stepsOfChange,
    run: async (pair, step) => {
      const inputs = pair.another();
      await dieAfter(pair, step, inputs);
      await mustAgree(pair);
      await converges(pair, inputs);
    },
  },
  {
    name: "pulumi's machine dies after each step, old inputs",
    tries: stepsOfChange,
    short: 1,
    run: async (pair, step) => {
      const { inputs } = pair;
      const digest = await pair.agrees(0);
      await dieAfter(pair, step, pair.another());
      await mustAgree(pair);
      await converges(pair, inputs);
      if ((await pair.agrees(0)) !== digest) throw new Error("the nodes do not run the old inputs");
    },
  },
  {
    name: "pulumi's machine dies after each step, old inputs at once",
    tries: stepsOfChange,
    run: async (pair, step) => {
      const { inputs } = pair;
      const digest = await pair.agrees(0);
      await dieAfter(pair, step, pair.another());
      await converges(pair, inputs);
      if ((await pair.agrees(0)) !== digest) throw new Error("the nodes do not run the old inputs");
    },
  },
  {
    name: "SSH cut for 20 s at each step",
    tries: stepsOfChange,
    run: (pair, step) =>
      changeMeets(pair, step, async () => {
        const remedy = await cutSsh(hostOfStep(pair, step));
        await sleep(20_000);
        await remedy();
        return () => Promise.resolve();
      }),
  },
  {
    name: "passive host crashed at each step, then booted",
    tries: stepsOfChange,
    run: (pair, step) => {
      const { passive } = pair;
      return changeMeets(pair, step, async () => {
        await passive.crash();
        await passive.boot();
        await passive.ready();
        return () => Promise.resolve();
      });
    },
  },
  ...directories.flatMap((directory): Row[] => [
    {
      name: `disk full at each step: ${directory}`,
      tries: stepsOfChange,
      run: (pair, step) => changeMeets(pair, step, () => diskFull(hostOfStep(pair, step), directory)),
    },
    {
      name: `read-only at each step: ${directory}`,
      tries: stepsOfChange,
      run: (pair, step) => changeMeets(pair, step, () => readOnly(hostOfStep(pair, step), directory)),
    },
  ]),
];
