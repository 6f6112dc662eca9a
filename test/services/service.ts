import { once } from "node:events";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { Socket } from "node:net";
import { tmpdir } from "node:os";
import * as path from "node:path";
import type { RunningProgram } from "../chroot/chroot";
import { freePorts } from "../traffic/ports";
import { servicesTree } from "./servicesTree";

/** What may be chosen of a service. */
export interface ServiceOptions {
  /** On 127.0.0.1; by default one that is free. */
  port?: number;
  /** More arguments for its program. */
  args?: readonly string[];
}

/** How a service is started. */
interface Recipe extends ServiceOptions {
  command: (service: Service) => string[];
  /** Files of its folder. */
  files?: (service: Service) => Record<string, string>;
  /** Fails, or is false, until the service answers. */
  answers: (service: Service) => Promise<boolean>;
  stopSignal?: NodeJS.Signals;
}

const patience = 30_000;

/** A real server of Debian 12 that runs on 127.0.0.1. */
export class Service {
  /** A folder of its own, at the same path on its tree and on this machine. */
  readonly folder = mkdtempSync(path.join(tmpdir(), "service-"));
  private readonly errors: string[] = [];
  private process?: RunningProgram;

  private constructor(
    readonly port: number,
    private readonly stopSignal: NodeJS.Signals,
  ) {
    // Some servers write here as users of their own.
    chmodSync(this.folder, 0o777);
  }

  /** Starts a server and waits until it answers. */
  static async start({ port, stopSignal = "SIGTERM", ...recipe }: Recipe): Promise<Service> {
    const [free = 0] = port === undefined ? await freePorts(1) : [port];
    const service = new Service(free, stopSignal);
    try {
      await service.run(recipe);
    } catch (error) {
      await service.stop();
      throw error;
    }
    return service;
  }

  /** The path of a file of its folder. */
  file(name: string): string {
    return path.join(this.folder, name);
  }

  write(name: string, text: string): void {
    writeFileSync(this.file(name), text);
  }

  read(name: string): string {
    return readFileSync(this.file(name), "utf8");
  }

  /** Sends a signal to the server's first process. */
  signal(signal: NodeJS.Signals): void {
    this.process?.kill(signal);
  }

  /** Ends the server, at the latest after some seconds. May be done twice. */
  async stop(): Promise<void> {
    if (this.process !== undefined && this.running) {
      const ended = once(this.process, "exit");
      this.signal(this.stopSignal);
      this.signal("SIGCONT");
      const killing = setTimeout(() => {
        this.signal("SIGKILL");
      }, 5000);
      await ended;
      clearTimeout(killing);
    }
    rmSync(this.folder, { recursive: true, force: true });
  }

  private get running(): boolean {
    return this.process?.exitCode === null && this.process.signalCode === null;
  }

  private async run({ command, args = [], files = () => ({}), answers }: Recipe): Promise<void> {
    for (const [name, text] of Object.entries(files(this))) {
      this.write(name, text);
    }
    const [program = "", ...ownArgs] = command(this);
    const started = (await servicesTree()).spawn(program, [...ownArgs, ...args]);
    this.process = started;
    // A test that fails before it stops the server must not keep jest from ending, with which the server ends too.
    started.unref();
    if (started.stderr instanceof Socket) started.stderr.unref();
    started.stderr.on("data", (chunk: Buffer) => this.errors.push(chunk.toString()));
    const deadline = Date.now() + patience;
    while (!(await answers(this).catch(() => false))) {
      if (!this.running || Date.now() > deadline) {
        throw new Error(`${program} does not answer:\n${this.errors.join("")}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

/** Runs a client program of the services' tree, which must succeed; gives its stdout. */
export async function client(program: string, ...args: string[]): Promise<string> {
  const { stdout, stderr, exitCode } = await (await servicesTree()).result(program, args);
  if (exitCode !== 0) {
    throw new Error(`${program} ${args.join(" ")}: exit ${exitCode}: ${stderr}`);
  }
  return stdout.trim();
}
