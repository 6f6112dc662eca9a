import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
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

/** A stack of a Pulumi project, driven by the real CLI over a state of its own in a directory. */
export class Stack {
  private readonly configFile: string;

  constructor(
    private readonly directory: string,
    readonly name: string,
    /** Where Pulumi.yaml is. @default this repository */
    private readonly project: string = repository,
    private readonly onLine?: (line: string) => void,
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
    return this.pulumi(["up", "--yes", "--skip-preview", ...options, ...this.configOptions()]);
  }

  /** `pulumi up`, killed with everything it started as soon as it prints a line like this. */
  async killedUp(when: RegExp): Promise<void> {
    await this.pulumi(["up", "--yes", "--skip-preview", ...this.configOptions()], this.project, when);
    await this.pulumi(["cancel", "--yes"]);
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

  /** The stack's state as the backend holds it. */
  state(): string {
    return readFileSync(
      path.join(this.directory, "state/.pulumi/stacks/haproxy-pair", `${this.name}.json`),
      "utf8",
    );
  }

  private configOptions(): string[] {
    return ["--config-file", this.configFile];
  }

  private pulumi(args: string[], directory = this.project, killWhen?: RegExp): Promise<Outcome> {
    const began = performance.now();
    const child = spawn("pulumi", [...args, "--stack", this.name, "--non-interactive", "--color", "never"], {
      cwd: directory,
      env: {
        ...process.env,
        PULUMI_BACKEND_URL: `file://${path.join(this.directory, "state")}`,
        PULUMI_CONFIG_PASSPHRASE: "the lab's",
        PULUMI_SKIP_UPDATE_CHECK: "1",
      },
      stdio: ["ignore", "pipe", "pipe"],
      detached: killWhen !== undefined,
    });
    let output = "";
    let pending = "";
    const collect = (chunk: Buffer): void => {
      output += chunk.toString();
      if (killWhen?.test(output) && child.pid !== undefined && child.signalCode === null)
        process.kill(-child.pid, "SIGKILL");
      if (!this.onLine) return;
      const lines = (pending + chunk.toString()).split("\n");
      pending = lines.pop() ?? "";
      lines.forEach(this.onLine);
    };
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    return new Promise((resolve, reject) => {
      child.on("error", reject);
      child.on("close", (code) => {
        resolve({ exitCode: code ?? 1, output, duration: (performance.now() - began) / 1000 });
      });
    });
  }
}
