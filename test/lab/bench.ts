/**
 * `npm run bench`: ratios of times, each pair of them measured side by side in one run; with `--only render`, how
 * rendering grows with the servers, which needs no lab. `--json FILE` writes them.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import * as path from "node:path";
import { backendOf, devStack, type DevStack } from "./devStack";
import { Lab, type LabHost } from "./lab";
import { renderBench } from "./renderBench";
import { repository, Stack, type StackConfig } from "./stack";

const rounds = 3;

interface Ratio {
  name: string;
  limit: number;
  ratio: number;
  /** Seconds, one a round. */
  times: Record<string, number[]>;
}

const median = (values: number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
const say = (line: string): void => void process.stdout.write(`${line}\n`);

function ratioOf(name: string, limit: number, times: { measured: number[]; reference: number[] }): Ratio {
  return { name, limit, ratio: median(times.measured) / median(times.reference), times };
}

async function seconds(task: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await task();
  return (performance.now() - began) / 1000;
}

async function succeeded(outcome: ReturnType<Stack["up"]>): Promise<void> {
  const { exitCode, output } = await outcome;
  if (exitCode !== 0) throw new Error(output);
}

/** What a person would type on both hosts at once. */
async function installByHand(hosts: LabHost[]): Promise<void> {
  const install =
    "apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y haproxy keepalived";
  for (const { exitCode, stderr } of await Promise.all(
    hosts.map((host) => host.ssh(install, { timeoutSeconds: 600 })),
  )) {
    if (exitCode !== 0) throw new Error(stderr);
  }
}

/** A program of as many resources as the pair's, each a command that does nothing. */
function plainProject(directory: string, commands: number): string {
  const project = path.join(directory, "plain");
  mkdirSync(path.join(project), { recursive: true });
  writeFileSync(path.join(project, "Pulumi.yaml"), "name: haproxy-pair\nruntime: nodejs\nmain: index.ts\n");
  writeFileSync(
    path.join(project, "tsconfig.json"),
    JSON.stringify({ extends: path.join(repository, "tsconfig.json"), include: ["index.ts"] }),
  );
  writeFileSync(path.join(project, "package.json"), "{}");
  writeFileSync(
    path.join(project, "index.ts"),
    `import * as pulumi from "@pulumi/pulumi";
import { remote } from "@pulumi/command";
const nodes = new pulumi.Config().requireObject<{ host: string; hostKey: string; user: string; privateKey: string }[]>("nodes");
for (let i = 0; i < ${commands}; i++)
  new remote.Command(\`command-\${i}\`, { connection: nodes[i % 2]!, create: "true", addPreviousOutputInEnv: false });
`,
  );
  return project;
}

function benchRendering(): void {
  const measured = renderBench();
  for (const { servers, backends, milliseconds, microsecondsPerServer, bytesPerServer } of measured.growth)
    say(
      `${String(servers).padStart(7)} servers in ${String(backends).padStart(5)} backends: ${milliseconds.toFixed(1).padStart(7)} ms, ` +
        `${microsecondsPerServer.toFixed(1)} µs and ${bytesPerServer} bytes a server`,
    );
  for (const { name, value, limit } of measured.checks)
    say(`${name.padEnd(66)} ${value.toFixed(2)}  (at most ${limit})`);
  write(measured);
  if (measured.checks.some(({ value, limit }) => !(value <= limit))) process.exitCode = 1;
}

function write(results: unknown): void {
  const file = process.argv[process.argv.indexOf("--json") + 1];
  if (process.argv.includes("--json") && file !== undefined)
    writeFileSync(file, `${JSON.stringify(results, undefined, 2)}\n`);
}

async function main(): Promise<void> {
  if (process.argv[process.argv.indexOf("--only") + 1] === "render") {
    benchRendering();
    return;
  }
  const install = { measured: [] as number[], reference: [] as number[] };
  const unchanged = { measured: [] as number[], reference: [] as number[] };
  const changed = { measured: [] as number[], reference: unchanged.measured };

  for (let round = 0; round < rounds; round++) {
    const lab = await Lab.up({ name: "bench", debian: "bookworm", loadBalancers: 4, webServers: 4 });
    try {
      const stack = new Stack(path.join(lab.directory, "stack"), "bench");
      const config: DevStack = devStack(lab);
      stack.configure(config);
      await stack.init();
      const measure = async (): Promise<void> =>
        void install.measured.push(await seconds(() => succeeded(stack.up())));
      const refer = async (): Promise<void> =>
        void install.reference.push(await seconds(() => installByHand(lab.loadBalancers.slice(2))));
      for (const task of round % 2 === 0 ? [refer, measure] : [measure, refer]) await task();
      say(
        `round ${round + 1}: bare apt-get ${last(install.reference)} s, first pulumi up ${last(install.measured)} s`,
      );

      const resources = (
        JSON.parse(stack.state()) as { checkpoint: { latest: { resources: { type: string }[] } } }
      ).checkpoint.latest.resources;
      const commands = resources.filter(({ type }) => !type.startsWith("pulumi:")).length;
      const plain = new Stack(
        path.join(lab.directory, "plain-stack"),
        "plain",
        plainProject(lab.directory, commands),
      );
      plain.configure({
        nodes: lab.loadBalancers.slice(0, 2).map((host) => connectionOf(lab, host)),
      } satisfies StackConfig);
      await plain.init();
      await succeeded(plain.up());
      unchanged.reference.push(await seconds(() => succeeded(plain.up())));
      unchanged.measured.push(await seconds(() => succeeded(stack.up())));
      backendOf(config, "app")["balance"] = { algorithm: "first" };
      stack.configure(config);
      changed.measured.push(await seconds(() => succeeded(stack.up())));
      say(
        `         unchanged: plain commands ${last(unchanged.reference)} s, the pair ${last(unchanged.measured)} s; one line changed ${last(changed.measured)} s`,
      );
    } finally {
      await lab.down();
    }
  }

  const ratios = [
    ratioOf("first pulumi up : bare parallel apt-get", 2.5, install),
    ratioOf("one-line change : unchanged", 2.0, changed),
    ratioOf("unchanged : unchanged plain commands", 1.5, unchanged),
  ];
  say("");
  for (const { name, ratio, limit } of ratios)
    say(`${name.padEnd(42)} ${ratio.toFixed(2)}  (at most ${limit})`);
  write(ratios);
  if (ratios.some(({ ratio, limit }) => ratio > limit)) process.exitCode = 1;
}

function last(times: number[]): string {
  return (times.at(-1) ?? NaN).toFixed(1);
}

function connectionOf(lab: Lab, host: LabHost): Record<string, unknown> {
  return {
    host: host.address,
    hostKey: host.hostKey,
    user: "root",
    privateKey: readFileSync(lab.privateKeyFile, "utf8"),
  };
}

main().catch((error: unknown) => {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
