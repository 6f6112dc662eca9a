import * as path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import { devStack, type DevStack } from "../devStack";
import { Lab, type LabHost } from "../lab";
import { hostOf } from "../pair";
import { type Outcome, Stack } from "../stack";
import { placeDownload } from "./clients";
import { factsOf, type NodeFacts } from "./nodeFacts";
import { type Component, createProject } from "./project";
import { holdersOf } from "./watch";

export interface Inputs extends DevStack {
  components: Component[];
  nodes: (DevStack["nodes"][number] & { interface?: string; lost?: boolean; adopt?: boolean })[];
}

/** Seconds until a node takes back by itself what was not confirmed. */
export const confirmTimeout = 10;

/** The running one, and those of before that still have clients. */
const mostWorkers = 8;

/** Seconds after which an `up` is taken to hang. */
const hung = 400;

const name = "faults";

/** A pair on lab hosts, and the stack that it is from. */
export class PairUnderTest {
  /** What the last `up` was given. */
  inputs: Inputs;
  /** Whether the last `up` succeeded. */
  private upToDate = false;
  private changes = 0;
  /** Addresses that rows give to hosts besides their own. */
  readonly otherAddresses = new Map<string, LabHost>();

  private constructor(
    readonly lab: Lab,
    readonly stack: Stack,
    /** What pulumi has printed, with the times. */
    readonly log: string[],
    /** What each row begins with. */
    readonly base: Inputs,
  ) {
    this.inputs = base;
  }

  /** A pair that serves, on new hosts or on those of a lab that is up. */
  static async create(): Promise<PairUnderTest> {
    const lab = await Lab.up({ name, debian: "bookworm", loadBalancers: 3, webServers: 4 });
    await placeDownload(lab);
    createProject(projectOf(lab));
    const log: string[] = [];
    const keep = (line: string): void => void log.push(`${new Date().toISOString().slice(11, 23)} ${line}`);
    const stack = new Stack(path.join(lab.directory, "stack"), name, projectOf(lab), keep, hung);
    // A run before may have been killed.
    await stack.cancel();
    await stack.init();
    const pair = new PairUnderTest(lab, stack, log, {
      ...devStack(lab),
      rollout: { settleTimeout: 5, confirmTimeout },
      components: [{ name: "pair" }],
    });
    await pair.mustUp();
    await pair.serves();
    return pair;
  }

  /** Another stack of the same project. */
  async anotherStack(name: string): Promise<Stack> {
    const stack = new Stack(path.join(this.lab.directory, name), name, projectOf(this.lab), undefined, hung);
    await stack.init();
    return stack;
  }

  /** The same pair on new hosts. */
  static async recreate(): Promise<PairUnderTest> {
    await Lab.down(name);
    return PairUnderTest.create();
  }

  /** Those that are not lost. */
  get nodes(): LabHost[] {
    return this.inputs.nodes.filter(({ lost }) => lost !== true).map(({ address }) => this.hostAt(address));
  }

  /** The inputs' entry of a host. */
  nodeOf(host: LabHost, { nodes } = this.inputs): Inputs["nodes"][number] {
    const found = nodes.find(({ address }) => this.hostAt(address) === host);
    if (!found) throw new Error(`${host.name} is no node of the pair`);
    return found;
  }

  /** What a node of the inputs says of a host. */
  entryOf({ name, address, directory }: LabHost): Inputs["nodes"][number] {
    return { name, address, connection: { hostKeyFile: path.join(directory, "hostKey.pub") } };
  }

  /** A host that is in no pair. */
  get spare(): LabHost {
    const used = this.inputs.nodes.map(({ address }) => this.hostAt(address));
    const found = this.lab.loadBalancers.find((host) => !used.includes(host));
    if (!found) throw new Error("all load balancers of the lab are nodes of the pair");
    return found;
  }

  hostAt(address: string): LabHost {
    const found =
      this.otherAddresses.get(address) ?? this.lab.loadBalancers.find((host) => host.address === address);
    if (!found) throw new Error(`the lab has no load balancer at ${address}`);
    return found;
  }

  get active(): LabHost {
    const [holder, ...others] = holdersOf(this.lab);
    if (holder === undefined || others.length > 0)
      throw new Error(`the address is held by ${[holder ?? "nobody", ...others].join(" and ")}`);
    return hostOf(this.lab, holder);
  }

  get passive(): LabHost {
    const { active } = this;
    const passive = this.nodes.find(({ name }) => name !== active.name);
    if (!passive) throw new Error("no node is passive");
    return passive;
  }

  /** A copy of the inputs, changed. */
  with(change: (inputs: Inputs) => unknown, inputs = this.inputs): Inputs {
    const changed = structuredClone(inputs);
    change(changed);
    return changed;
  }

  /** Inputs that make another configuration of haproxy than all before. */
  another(): Inputs {
    const queue = `${20_000 + ++this.changes}ms`;
    return this.with((inputs) => (inputs["defaults"] = { timeouts: { queue } }));
  }

  give(inputs: Inputs): void {
    this.inputs = inputs;
    this.upToDate = false;
    this.stack.configure(inputs);
  }

  async up(inputs = this.inputs, ...options: string[]): Promise<Outcome> {
    this.give(inputs);
    const outcome = await this.stack.up(...options);
    this.upToDate = outcome.exitCode === 0;
    return outcome;
  }

  async mustUp(inputs = this.inputs, ...options: string[]): Promise<Outcome> {
    const outcome = await this.up(inputs, ...options);
    if (outcome.exitCode !== 0) throw new Error(`pulumi up failed: ${gist(outcome.output)}`);
    return outcome;
  }

  async mustDestroy(): Promise<void> {
    this.upToDate = false;
    const { exitCode, output } = await this.stack.destroy();
    if (exitCode !== 0) throw new Error(`pulumi destroy failed: ${gist(output)}`);
  }

  /** An `up` that has to fail and to say this; the inputs before stay those of the pair. */
  async mustRefuse(inputs: Inputs, said: RegExp): Promise<Outcome> {
    const { inputs: before } = this;
    const outcome = await this.up(inputs);
    this.give(before);
    this.upToDate = true;
    if (outcome.exitCode === 0) throw new Error("pulumi up succeeded");
    if (!said.test(outcome.output))
      throw new Error(`pulumi up does not say ${String(said)}: ${gist(outcome.output)}`);
    return outcome;
  }

  /** The steps that a change of haproxy's configuration runs, by name, in order of time. */
  async stepsOfChange(): Promise<string[]> {
    const { output } = await this.mustUp(this.another());
    return [...output.matchAll(/ command:remote:Command (\S+) updated /g)].flatMap(([, step]) => step ?? []);
  }

  facts(): Promise<NodeFacts[]> {
    return Promise.all(this.nodes.map(factsOf));
  }

  /** Waits until all nodes run the same configuration, and returns its digest. */
  async agrees(seconds: number): Promise<string> {
    const deadline = performance.now() + seconds * 1000;
    for (;;) {
      const digests = (await this.facts()).map(({ digest }) => digest || "nothing");
      const [first = "", ...others] = digests;
      if (first !== "nothing" && others.every((digest) => digest === first)) return first;
      if (performance.now() > deadline)
        throw new Error(`after ${seconds} s the nodes still run ${digests.join(" and ")}`);
      await sleep(200);
    }
  }

  /** Waits until one node holds the address and all run the same configuration; throws with what is otherwise. */
  async serves(seconds = 30): Promise<void> {
    const deadline = performance.now() + seconds * 1000;
    let fault = await this.fault();
    while (fault !== undefined && performance.now() < deadline) fault = await this.fault();
    if (fault !== undefined) throw new Error(`after ${seconds} s: ${fault}`);
  }

  /** Waits until the address is held as wanted. */
  async holds(seconds: number, wanted: (holders: string[]) => boolean): Promise<void> {
    const deadline = performance.now() + seconds * 1000;
    while (!wanted(holdersOf(this.lab))) {
      if (performance.now() > deadline)
        throw new Error(
          `after ${seconds} s the address is held by ${holdersOf(this.lab).join(" and ") || "nobody"}`,
        );
      await sleep(10);
    }
  }

  private async fault(): Promise<string | undefined> {
    const holders = holdersOf(this.lab);
    if (holders.length !== 1) return `the address is held by ${holders.join(" and ") || "nobody"}`;
    const facts = await this.facts();
    const faults = facts.flatMap((node, index) => {
      const name = this.nodes[index]?.name ?? "";
      return [
        ...(node.haproxy === "active" ? [] : [`haproxy is ${node.haproxy} on ${name}`]),
        ...(node.keepalived === "active" ? [] : [`keepalived is ${node.keepalived} on ${name}`]),
        ...(node.workers <= mostWorkers ? [] : [`${node.workers} workers run on ${name}`]),
        ...(node.unconfirmed ? [`${name} waits for a confirmation`] : []),
        ...node.leaked.map((file) => `${name} keeps ${file}`),
      ];
    });
    const digests = new Set(facts.map(({ digest }) => digest));
    if (digests.size > 1 || digests.has(""))
      faults.push(`the nodes run ${facts.map(({ digest }) => digest || "nothing").join(" and ")}`);
    return faults.length > 0 ? faults.join("; ") : undefined;
  }

  /** Back to what each row begins with. */
  async restore(): Promise<void> {
    await this.stack.cancel();
    await Promise.all(this.lab.hosts.map((host) => host.repair()));
    await Promise.all(this.lab.hosts.map((host) => host.ready()));
    // One configuration is as good as another to begin with.
    const { defaults } = this.inputs;
    const base = this.with((inputs) => defaults !== undefined && (inputs["defaults"] = defaults), this.base);
    if (!this.upToDate || !isDeepStrictEqual(this.inputs, base)) await this.mustUp(base);
    await this.serves();
  }
}

function projectOf({ directory }: Lab): string {
  return path.join(directory, "project");
}

/** The lines of pulumi's output that say what failed. */
export function gist(output: string): string {
  const lines = output.split("\n").filter((line) => /error|fail|refus|not |no /i.test(line));
  return (lines.length > 0 ? lines : output.split("\n"))
    .map((line) => line.trim())
    .join(" | ")
    .slice(0, 600);
}
