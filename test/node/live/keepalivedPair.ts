import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import * as path from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { nodeScriptsInstaller, scriptsDirectory } from "../../../src/node/scripts";
import { renderKeepalivedConf } from "../../../src/render";
import { validate } from "../../../src/validate";
import { Cgroup } from "../../lab/cgroup";
import type { Outcome } from "./liveNode";

const ip = (...args: string[]): string => execFileSync("ip", args, { encoding: "utf8" });

/** Two networks, each a bridge on which this process is a client: VRRP runs on the inside one. */
const number = process.pid % 250;
const networks = [
  { bridge: `kin${number}`, prefix: `10.251.${number}`, device: "eth0" },
  { bridge: `kout${number}`, prefix: `10.252.${number}`, device: "eth1" },
] as const;
const [inside, outside] = networks;

/** A node that is no more than namespaces, with a real keepalived, on both networks. */
export class KeepalivedNode {
  readonly address: string;
  private readonly cgroup: Cgroup;
  private namespaces?: ChildProcess;
  private pid = "";

  constructor(
    readonly name: string,
    private readonly position: number,
  ) {
    this.address = `${inside.prefix}.${11 + position}`;
    this.cgroup = new Cgroup(`keepalived-${number}-${name}`);
  }

  async boot(): Promise<void> {
    this.cgroup.create();
    const host = 11 + this.position;
    const script = path.join(__dirname, "keepalivedNode.sh");
    const unshare = `exec unshare --mount --net --pid --fork --mount-proc --kill-child sh ${script} ${this.name} ${this.address} ${outside.prefix}.${host}`;
    this.namespaces = spawn("sh", ["-c", `${this.joinGroup}; ${unshare}`], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const lines = createInterface({ input: this.namespaces.stdout as NodeJS.ReadableStream });
    await once(lines, "line");
    const { pid } = this.namespaces;
    this.pid = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim();
    for (const network of networks) {
      const port = this.port(network);
      ip("link", "add", port, "type", "veth", "peer", "name", network.device, "netns", this.pid);
      ip("link", "set", port, "master", network.bridge, "up");
    }
    await once(lines, "line");
    await this.mustRun("sh -s", nodeScriptsInstaller());
  }

  /** The power goes. */
  async crash(): Promise<void> {
    if (this.namespaces === undefined) return;
    const exit = once(this.namespaces, "exit");
    this.namespaces.kill("SIGKILL");
    await exit;
    this.namespaces = undefined;
    for (const network of networks) spawnSync("ip", ["link", "delete", this.port(network)]);
    while (this.cgroup.processes().length > 0) await sleep(10);
    this.cgroup.remove();
  }

  freeze(): Promise<void> {
    return this.cgroup.freeze(true);
  }

  thaw(): Promise<void> {
    return this.cgroup.freeze(false);
  }

  /** The switches drop all to and from it; its own links stay up. */
  partition(): Promise<void> {
    return this.setPorts("0");
  }

  heal(): Promise<void> {
    return this.setPorts("3");
  }

  async run(command: string, stdin = ""): Promise<Outcome> {
    // What it starts belongs to the node, and is frozen with it.
    const enter = `${this.joinGroup}; exec nsenter --mount --net --pid --target ${this.pid} sh -c "$1"`;
    const child = spawn("sh", ["-c", enter, "sh", command], {
      env: { PATH: "/usr/local/sbin:/usr/sbin:/usr/bin:/sbin:/bin", LC_ALL: "C" },
      stdio: "pipe",
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.stdin.on("error", () => undefined).end(stdin);
    const [exitCode] = (await once(child, "close")) as [number | null];
    return { exitCode: exitCode ?? 1, output: output.trim() };
  }

  /** What a command prints that has to succeed. */
  async mustRun(command: string, stdin?: string): Promise<string> {
    const { exitCode, output } = await this.run(command, stdin);
    if (exitCode !== 0) throw new Error(`${this.name}: ${command}: ${output}`);
    return output;
  }

  stage(conf: string): Promise<Outcome> {
    return this.run(`${scriptsDirectory}/stage-keepalived.sh`, conf);
  }

  keepalived(phase: "active" | "passive" | "start", settings: string): Promise<Outcome> {
    return this.run(`${scriptsDirectory}/keepalived.sh ${phase}`, settings);
  }

  /** Places a configuration and starts keepalived with it, as somebody else would. */
  async startKeepalived(conf: string): Promise<void> {
    await this.mustRun("cat >/etc/keepalived/keepalived.conf && systemctl start keepalived", conf);
  }

  log(): Promise<string> {
    return this.mustRun("cat /run/keepalived.log");
  }

  /** Of those addresses, the ones that it holds on a network. */
  holds(addresses: string[]): string[] {
    const held = execFileSync("nsenter", ["--net", "--target", this.pid, "ip", "-o", "address", "show"], {
      encoding: "utf8",
    });
    return addresses.filter((address) =>
      held.split("\n").some((line) => line.includes(` ${address}/`) && !/^\d+: lo /.test(line)),
    );
  }

  private get joinGroup(): string {
    return `echo $$ >${this.cgroup.directory}/cgroup.procs`;
  }

  private port({ bridge }: (typeof networks)[number]): string {
    return `${bridge}p${this.position}`;
  }

  private setPorts(state: "0" | "3"): Promise<void> {
    for (const network of networks)
      execFileSync("bridge", ["link", "set", "dev", this.port(network), "state", state]);
    return Promise.resolve();
  }
}

/** Nodes on an inside and an outside network, of which each has a virtual address. */
export class KeepalivedPair {
  readonly nodes: KeepalivedNode[];
  readonly virtualIps = networks.map(({ prefix }) => `${prefix}.100`);

  constructor(names = ["lb1", "lb2"]) {
    this.nodes = names.map((name, position) => new KeepalivedNode(name, position));
  }

  async boot(): Promise<void> {
    for (const { bridge, prefix } of networks) {
      ip("link", "add", bridge, "type", "bridge", "forward_delay", "0");
      ip("address", "add", `${prefix}.1/24`, "dev", bridge);
      ip("link", "set", bridge, "up");
    }
    await Promise.all(this.nodes.map((node) => node.boot()));
  }

  async down(): Promise<void> {
    await Promise.all(this.nodes.map((node) => node.crash()));
    for (const { bridge } of networks) ip("link", "delete", bridge);
  }

  conf(node: KeepalivedNode, inputs: object = {}): string {
    const connection = { host: "203.0.113.1", hostKey: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5" };
    const [insideAddress, outsideAddress] = this.virtualIps;
    const { model } = validate({
      nodes: this.nodes.map(({ name, address }) => ({ name, connection, address })),
      virtualIps: [`${insideAddress}/24`, `${outsideAddress}/24 dev eth1`],
      frontends: [{ name: "web", binds: [{ port: 80 }], defaultBackend: "app" }],
      backends: [{ name: "app", servers: [{ name: "app-1", address: `${inside.prefix}.1`, port: 8080 }] }],
      ...inputs,
    });
    return renderKeepalivedConf(model, node.name, 51);
  }

  /** Which nodes hold both addresses; fails where one holds only one of them. */
  holders(): string[] {
    return this.nodes.filter((node) => node.holds(this.virtualIps).length > 0).map(({ name }) => name);
  }

  /** Waits for exactly this. */
  async awaitHolders(names: string[], milliseconds = 3000): Promise<void> {
    const deadline = performance.now() + milliseconds;
    const expected = JSON.stringify(names.map((name) => [name, this.virtualIps]));
    let seen = "";
    while (performance.now() < deadline) {
      const held = this.nodes.map((node) => [node.name, node.holds(this.virtualIps)] as const);
      seen = JSON.stringify(held.filter(([, addresses]) => addresses.length > 0));
      if (seen === expected) return;
      await sleep(20);
    }
    throw new Error(`expected ${expected} within ${milliseconds} ms, saw ${seen}`);
  }

  /** The node that answers a client on a network. */
  answering(virtualIp: string): string {
    const { stdout } = spawnSync(
      "curl",
      ["-s", "-D", "-", "-o", "/dev/null", "-m", "1", `http://${virtualIp}/`],
      {
        encoding: "utf8",
      },
    );
    return /x-server: (\w+)/.exec(stdout)?.[1] ?? "nobody";
  }
}
