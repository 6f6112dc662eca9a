import type { Inputs, PairUnderTest } from "../pairUnderTest";
import type { Row } from "../row";

/** Applies inputs that concern the bookkeeping alone. */
const surgery =
  (change: (inputs: Inputs) => unknown) =>
  async (pair: PairUnderTest): Promise<void> => {
    await pair.mustUp(pair.with(change));
  };

function nodeOf({ nodes }: Inputs, index: number): Inputs["nodes"][number] {
  const node = nodes[index];
  if (!node) throw new Error(`no node ${index}`);
  return node;
}

/** Renames, moves and swaps: no serving node is taken down by Pulumi's bookkeeping. */
export const identity: Row[] = [
  {
    name: "node renamed",
    short: 1,
    run: surgery((inputs) => (nodeOf(inputs, 1).name = "lbB")),
  },
  {
    name: "component renamed",
    short: 1,
    run: surgery((inputs) => (inputs.components = [{ name: "edge" }])),
  },
];
