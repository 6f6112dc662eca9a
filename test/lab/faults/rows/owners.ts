import { traceOf } from "../nodeFacts";
import { gist, type PairUnderTest } from "../pairUnderTest";
import type { Row } from "../row";

async function unchanged(pair: PairUnderTest, task: () => Promise<unknown>): Promise<void> {
  const before = await Promise.all(pair.nodes.map(traceOf));
  await task();
  if ((await Promise.all(pair.nodes.map(traceOf))).join() !== before.join())
    throw new Error("files were written or processes exchanged");
}

function mustHaveFailed({ exitCode, output }: { exitCode: number; output: string }, said: RegExp): void {
  if (exitCode === 0) throw new Error("pulumi up succeeded");
  if (!said.test(output)) throw new Error(`pulumi up does not say ${String(said)}: ${gist(output)}`);
}

/** Hosts that more than one stack or component lays claim to. */
export const owners: Row[] = [
  {
    name: "second stack on the same hosts",
    short: 1,
    run: async (pair) => {
      const second = await pair.anotherStack("second");
      second.configure(pair.another());
      await unchanged(pair, async () => {
        mustHaveFailed(await second.up(), /faults/);
      });
      await second.destroy();
    },
  },
  {
    name: "two components on one host",
    run: async (pair) => {
      const [vip] = pair.inputs.virtualIps;
      const args = { virtualIps: [vip?.replace(/\.\d+\//, ".101/")] };
      const both = pair.with((inputs) => (inputs.components = [{ name: "pair" }, { name: "other", args }]));
      await unchanged(pair, () => pair.mustRefuse(both, /nodes\[0\].*(other|pair)/));
    },
  },
  {
    name: "destroy of a stack that another took the hosts from",
    run: async (pair) => {
      const second = await pair.anotherStack("second");
      second.configure(
        pair.with(({ nodes }) => {
          nodes.forEach((node) => (node.adopt = true));
        }),
      );
      const taken = await second.up();
      if (taken.exitCode !== 0) throw new Error(`the second stack: ${gist(taken.output)}`);
      await pair.serves();
      const destroyed = await pair.stack.destroy();
      if (destroyed.exitCode !== 0) throw new Error(`destroy: ${gist(destroyed.output)}`);
      await pair.serves();
      await pair.mustUp(
        pair.with(({ nodes }) => {
          nodes.forEach((node) => (node.adopt = true));
        }),
      );
      await second.destroy();
    },
  },
  {
    name: "two ups at once, of one stack",
    run: async (pair) => {
      const inputs = pair.another();
      pair.give(inputs);
      const outcomes = await Promise.all([pair.stack.up(), pair.stack.up()]);
      if (outcomes.every(({ exitCode }) => exitCode !== 0)) throw new Error(gist(outcomes[0].output));
      await pair.mustUp(inputs);
    },
  },
  {
    name: "two ups at once, of two stacks",
    run: async (pair) => {
      const second = await pair.anotherStack("second");
      second.configure(pair.another());
      const inputs = pair.another();
      const [refused] = await Promise.all([second.up(), pair.mustUp(inputs)]);
      mustHaveFailed(refused, /faults/);
      await second.destroy();
    },
  },
];
