import { once } from "node:events";
import { connect } from "node:net";
import path from "node:path";
import type { HaproxyPairArgs } from "../../src/args";
import { validate } from "../../src/validate";
import type { RunningProgram } from "../chroot/chroot";
import { minimal } from "../golden/inputs";
import { type NodeFolder, placeNode } from "../render/nodeFolder";
import { type HaproxyRelease, spawnHaproxy, versionOf } from "../releases/haproxyRelease";

export interface RunningOptions {
  statsPassword?: string;
  /** Whose haproxy runs; by default this machine's. Needs root. */
  release?: HaproxyRelease;
}

/** A real haproxy that runs a rendered configuration on this machine. */
export class RunningHaproxy {
  private constructor(
    private readonly node: NodeFolder,
    private readonly haproxy: RunningProgram,
    private readonly output: string[],
  ) {}

  /** Starts haproxy and waits until it listens. */
  static async start(
    inputs: Partial<HaproxyPairArgs>,
    { statsPassword, release }: RunningOptions = {},
  ): Promise<RunningHaproxy> {
    const { model } = validate({
      ...minimal,
      haproxyVersion: release && versionOf[release],
      global: { maxconn: 200 },
      stats: { enabled: false },
      ...inputs,
    });
    const node = placeNode(model, statsPassword);
    const haproxy = await spawnHaproxy(["-db", "-f", node.haproxyCfg], release);
    const output: string[] = [];
    haproxy.stderr.on("data", (chunk: Buffer) => output.push(chunk.toString()));
    haproxy.on("error", ({ message }) => output.push(message));
    const running = new RunningHaproxy(node, haproxy, output);
    try {
      await running.listening();
    } catch (error) {
      await running.stop();
      throw error;
    }
    return running;
  }

  /** Sends a command to the stats socket and returns the answer. */
  async command(command: string): Promise<string> {
    const socket = connect(path.join(this.node.path, "run/haproxy/admin.sock"));
    socket.end(`${command}\n`);
    let answer = "";
    socket.on("data", (chunk: Buffer) => (answer += chunk.toString()));
    await once(socket, "close");
    return answer;
  }

  /** Where a path of the nodes is on this machine. */
  pathOf(nodePath: string): string {
    return path.join(this.node.path, nodePath);
  }

  /** Asks the health socket, as keepalived does, and returns the status line. */
  async health(): Promise<string> {
    const socket = connect(path.join(this.node.path, "run/haproxy/health.sock"));
    socket.write("GET / HTTP/1.0\r\n\r\n");
    const [chunk] = (await once(socket, "data")) as [Buffer];
    socket.destroy();
    return chunk.toString().split("\r\n", 1)[0] ?? "";
  }

  async stop(): Promise<void> {
    if (this.haproxy.exitCode === null) {
      this.haproxy.kill("SIGKILL");
      await once(this.haproxy, "exit");
    }
    this.node.remove();
  }

  /** It answers once it listens everywhere. */
  private async listening(): Promise<void> {
    while (!(await this.command("show info").catch(() => ""))) {
      if (this.haproxy.exitCode !== null) {
        throw new Error(`haproxy did not start:\n${this.output.join("")}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
}
