import { must } from "../hostFaults";
import type { Inputs, PairUnderTest } from "../pairUnderTest";
import type { Row } from "../row";

type Node = Inputs["nodes"][number];

/** Applies changed inputs that concern the bookkeeping alone. */
const given =
  (change: (inputs: Inputs, pair: PairUnderTest) => unknown): Row["run"] =>
  async (pair) => {
    await pair.mustUp(pair.with((inputs) => change(inputs, pair)));
  };

/** The active node first. */
function nodesOf(inputs: Inputs, pair: PairUnderTest): [Node, Node] {
  return [pair.nodeOf(pair.active, inputs), pair.nodeOf(pair.passive, inputs)];
}

/** A node becomes known by another address of its host. */
const newAddress =
  (which: "active" | "passive"): Row["run"] =>
  async (pair) => {
    const host = pair[which];
    const address = host.address.replace(/\d+$/, (last) => String(Number(last) + 50));
    pair.otherAddresses.set(address, host);
    // Also after a restart.
    const network = "/etc/systemd/network/10-host0.network.d";
    await must(
      host,
      `ip address replace ${address}/24 dev host0
       mkdir -p ${network}; printf '[Network]\nAddress=${address}/24\n' >${network}/${address}.conf`,
    );
    await given((inputs) => Object.assign(pair.nodeOf(host, inputs), { address }))(pair, "");
  };

/** A node moves to the spare host. */
const exchanged =
  (which: "active" | "passive"): Row["run"] =>
  async (pair) => {
    const host = pair[which];
    const { address, connection } = pair.entryOf(pair.spare);
    await given((inputs) => Object.assign(pair.nodeOf(host, inputs), { address, connection }))(pair, "");
    await must(host, "! systemctl is-active keepalived");
  };

const componentsAre = (...paths: string[]): Row["run"] =>
  given((inputs) => {
    inputs.components = paths.map((path) => {
      const parents = path.split("/");
      return { name: parents.pop() ?? "", parents };
    });
  });

/** The steps of the pair's nodes, by their names in the state. */
function steps({ stack }: PairUnderTest): Promise<string[]> {
  const commands = stack.resources().filter(({ type }) => type === "command:remote:Command");
  return Promise.resolve(commands.map(({ urn }) => urn.replace(/^.*::/, "")));
}

function urnOf({ stack }: PairUnderTest, step: string): string {
  const found = stack.resources().find(({ urn }) => urn.endsWith(`::${step}`));
  if (!found) throw new Error(`the state has no ${step}`);
  return found.urn;
}

/** Renames, moves and surgery of the state: none takes a serving node down. */
export const identity: Row[] = [
  {
    name: "passive node renamed",
    run: given((inputs, pair) => (nodesOf(inputs, pair)[1].name = "lbB")),
  },
  {
    name: "active node renamed",
    short: 1,
    run: given((inputs, pair) => (nodesOf(inputs, pair)[0].name = "lbA")),
  },
  {
    name: "names of the nodes swapped",
    run: given((inputs, pair) => {
      const [active, passive] = nodesOf(inputs, pair);
      [active.name, passive.name] = [passive.name, active.name];
    }),
  },
  { name: "order of the nodes swapped", run: given(({ nodes }) => nodes.reverse()) },
  { name: "component renamed", short: 1, run: componentsAre("edge") },
  { name: "component moved into another", run: componentsAre("site/pair") },
  {
    name: "parent of the component renamed",
    run: async (pair) => {
      await componentsAre("site/pair")(pair, "");
      await componentsAre("region/pair")(pair, "");
      await componentsAre("zone/region/pair")(pair, "");
    },
  },
  {
    name: "host reached by another name",
    run: given((inputs, pair) => {
      nodesOf(inputs, pair).forEach(({ connection }, index) => {
        connection["host"] = [pair.active, pair.passive][index]?.address6;
      });
    }),
  },
  { name: "new address of the passive node", run: newAddress("passive") },
  { name: "new address of the active node", run: newAddress("active") },
  { name: "passive node moved to another host", run: exchanged("passive") },
  { name: "active node moved to another host", target: { gap: 500 }, run: exchanged("active") },
  {
    name: "--replace of each step",
    tries: steps,
    run: async (pair, step) => {
      await pair.mustUp(pair.inputs, "--replace", urnOf(pair, step));
    },
  },
  {
    name: "pulumi state delete of each step, then up",
    tries: steps,
    run: async (pair, step) => {
      const { exitCode, output } = await pair.stack.forget(urnOf(pair, step));
      if (exitCode !== 0) throw new Error(output);
      await pair.mustUp();
    },
  },
];
