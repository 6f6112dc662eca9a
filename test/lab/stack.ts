import { type ChildProcess, spawn } from "node:child_process";
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import * as path from "node:path";

export const repository = path.join(__dirname, "../..");

export interface Outcome {
  exitCode: number;
  /** stdout and stderr, as they came. */
  output: string;
  /** Seconds. */
  duration: number;
}

/** Values of the stack's config, without their namespace. */
export type StackConfig = Record<string, unknown>;

interface AtLine {
  when: RegExp;
  act: (pulumi: ChildProcess) => Promise<unknown>;
}

function killGroup({ pid, signalCode }: ChildProcess): void {
  if (pid === undefined || signalCode !== null) return;
  try {
    process.kill(-pid, "SIGKILL");
  } catch (error) {
    // It may just have ended by itself.
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

/** A stack of a Pulumi project, driven by the real CLI over a state of its own in a directory. */
export class Stack {
  private readonly configFile: string;

  constructor(
    private readonly directory: string,
    readonly name: string,
    /** Where Pulumi.yaml is. @default this repository */
    private readonly project: string = repository,
    private readonly onLine?: (line: string) => void,
    /** Seconds after which a pulumi that has not ended is killed. @default none */
    private readonly limit?: number,
  ) {
    mkdirSync(path.join(directory, "state"), { recursive: true });
    this.configFile = path.join(directory, `${name}.yaml`);
  }

  configure(config: StackConfig): void {
    const namespaced = Object.fromEntries(
      Object.entries(config).map(([key, value]) => [`haproxy-pair:${key}`, value]),
    );
    // JSON is YAML.
    writeFileSync(this.configFile, JSON.stringify({ config: namespaced }, undefined, 2));
  }

  /** Creates the stack, unless it is there. */
  async init(): Promise<void> {
    // In a directory of its own, for it writes a Pulumi.<stack>.yaml beside Pulumi.yaml.
    writeFileSync(path.join(this.directory, "Pulumi.yaml"), "name: haproxy-pair\nruntime: nodejs\n");
    const { exitCode, output } = await this.pulumi(["stack", "init"], this.directory);
    if (exitCode !== 0 && !output.includes("already exists")) throw new Error(output);
  }

  up(...options: string[]): Promise<Outcome> {
    return this.pulumi(this.upArguments(options));
  }

  /** `pulumi up` during which something happens as soon as it prints a line like this. */
  upDuring(when: RegExp, act: () => Promise<unknown>, ...options: string[]): Promise<Outcome> {
    return this.pulumi(this.upArguments(options), this.project, { when, act });
  }

  /** `pulumi up`, killed with everything it started as soon as it prints a line like this, and when that is done. */
  async killedUp(when: RegExp, before?: () => Promise<unknown>): Promise<void> {
    const act = async (pulumi: ChildProcess): Promise<void> => {
      try {
        await before?.();
      } finally {
        killGroup(pulumi);
      }
    };
    await this.pulumi(this.upArguments(), this.project, { when, act });
    // The file backend may have been killed while it wrote: the others keep the state of before then, as is done here.
    if (this.state() === "") copyFileSync(`${this.stateFile}.bak`, this.stateFile);
    await this.pulumi(["cancel", "--yes"]);
  }

  /** Providers outlive a pulumi that is killed, as they would not if its machine died. */
  killProviders(): void {
    for (const id of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
      try {
        if (!readFileSync(`/proc/${id}/environ`, "utf8").includes(this.backendUrl)) continue;
        process.kill(Number(id), "SIGKILL");
      } catch {
        // It has just ended.
      }
    }
  }

  /** Takes a resource out of the state, and nothing else. */
  forget(urn: string): Promise<Outcome> {
    return this.pulumi(["state", "delete", "--yes", "--target-dependents", urn]);
  }

  cancel(): Promise<Outcome> {
    return this.pulumi(["cancel", "--yes"]);
  }

  preview(...options: string[]): Promise<Outcome> {
    return this.pulumi(["preview", "--diff", ...options, ...this.configOptions()]);
  }

  destroy(): Promise<Outcome> {
    return this.pulumi(["destroy", "--yes", "--skip-preview", ...this.configOptions()]);
  }

  async outputs(): Promise<Record<string, unknown>> {
    const { output } = await this.pulumi(["stack", "output", "--json", "--show-secrets"]);
    return JSON.parse(output) as Record<string, unknown>;
  }

  /** All that the stack's state lists. */
  resources(): { urn: string; type: string }[] {
    const { checkpoint } = JSON.parse(this.state()) as {
      checkpoint: { latest: { resources?: { urn: string; type: string }[] } };
    };
    return checkpoint.latest.resources ?? [];
  }

  /** The stack's state as the backend holds it. */
  state(): string {
    return readFileSync(this.stateFile, "utf8");
  }

  private get stateFile(): string {
    return path.join(this.directory, "state/.pulumi/stacks/haproxy-pair", `${this.name}.json`);
  }

  private get backendUrl(): string {
    return `file://${path.join(this.directory, "state")}`;
  }

  private upArguments(options: string[] = []): string[] {
    return ["up", "--yes", "--skip-preview", ...options, ...this.configOptions()];
  }

  private configOptions(): string[] {
    return ["--config-file", this.configFile];
  }

  private pulumi(args: string[], directory = this.project, once?: AtLine): Promise<Outcome> {
    const began = performance.now();
    const child = spawn("pulumi", [...args, "--stack", this.name, "--non-interactive", "--color", "never"], {
      cwd: directory,
      env: {
        ...process.env,
        PULUMI_BACKEND_URL: this.backendUrl,
        PULUMI_CONFIG_PASSPHRASE: "the lab's",
        PULUMI_SKIP_UPDATE_CHECK: "1",
      },
      stdio: ["ignore", "pipe", "pipe"],
      detached: once !== undefined || this.limit !== undefined,
    });
    let output = "";
    let pending = "";
    let due = once;
    let acting: Promise<unknown> = Promise.resolve();
    const collect = (chunk: Buffer): void => {
      output += chunk.toString();
      if (due?.when.test(output)) {
        acting = due.act(child);
        // Reported at the end.
        acting.catch(() => undefined);
        due = undefined;
      }
      if (!this.onLine) return;
      const lines = (pending + chunk.toString()).split("\n");
      pending = lines.pop() ?? "";
      lines.forEach(this.onLine);
    };
    const late = setTimeout(
      () => {
        output += `\nerror: pulumi has not ended within ${this.limit ?? 0} s\n`;
        killGroup(child);
        this.killProviders();
      },
      (this.limit ?? 1e6) * 1000,
    );
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    return new Promise((resolve, reject) => {
      child.on("error", reject);
      // A pulumi that is killed leaves its language host behind, which keeps the pipes open.
      child.on("exit", () => {
        setTimeout(() => {
          for (const pipe of [child.stdout, child.stderr]) pipe.destroy();
        }, 5000).unref();
      });
      child.on("close", (code) => {
        clearTimeout(late);
        const duration = (performance.now() - began) / 1000;
        acting.then(() => {
          resolve({ exitCode: code ?? 1, output, duration });
        }, reject);
      });
    });
  }
}
