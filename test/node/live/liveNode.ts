import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import * as path from "node:path";
import { cidr, filesText, settingsText } from "../../../src/node/stdin";
import { nodeScriptsInstaller, scriptsDirectory } from "../../../src/node/scripts";
import { renderHaproxyCfg, renderKeepalivedConf } from "../../../src/render";
import {
  authorityFiles,
  certificateFiles,
  cookieKeyFiles,
  passwordFiles,
  statsAuthFile,
} from "../../../src/render/certificateFiles";
import { releaseFiles } from "../../../src/render/releaseFiles";
import { validate } from "../../../src/validate";

export interface Outcome {
  exitCode: number;
  /** stdout and stderr. */
  output: string;
}

/** What the steps of a roll-out give to the node scripts. */
export interface Given {
  secretFiles: string;
  release: string;
  keepalivedConf: string;
  settings: string;
}

const digestOf = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 12);

/** A pair whose one frontend and one backend are replaced by what is given. */
export function given(inputs: object = {}, settings: Record<string, string | number> = {}): Given {
  const connection = { host: "203.0.113.1", hostKey: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5" };
  const { model } = validate({
    nodes: [
      { name: "lb1", connection, address: "10.0.0.11" },
      { name: "lb2", connection, address: "10.0.0.12" },
    ],
    virtualIps: ["10.0.0.100/24"],
    rollout: { settleTimeout: 5 },
    frontends: [{ name: "web", binds: [{ port: 80 }], defaultBackend: "app" }],
    backends: [{ name: "app", servers: [server("app-1")] }],
    ...inputs,
  });
  const { text, digest } = renderHaproxyCfg(model);
  const files = filesText(releaseFiles(model));
  const certificates = filesText(certificateFiles(model));
  const otherSecrets = filesText([
    ...authorityFiles(model),
    ...passwordFiles(model),
    ...cookieKeyFiles(model, "key"),
    statsAuthFile(model, "password"),
  ]);
  return {
    secretFiles: certificates + otherSecrets,
    release: text + files,
    keepalivedConf: renderKeepalivedConf(model, "lb1", 51),
    settings: settingsText({
      release: `${digest}-${digestOf(files)}`,
      version: "2.6",
      secretFiles: digestOf(otherSecrets),
      address: "10.0.0.11",
      virtualIps: model.virtualIps.map(cidr).join(" "),
      settleTimeout: model.rollout.settleTimeout,
      confirmTimeout: model.rollout.confirmTimeout,
      drainTimeout: model.rollout.drainTimeout,
      ...settings,
    }),
  };
}

export const server = (name: string, port = 8080): object => ({ name, address: "10.0.0.21", port });

/** A node that is no more than namespaces: it runs the real scripts and a real haproxy, with stubs for systemd. */
export class LiveNode {
  environment: NodeJS.ProcessEnv = {};

  private constructor(
    private readonly namespaces: ChildProcess,
    private readonly pid: string,
  ) {}

  static async start(): Promise<LiveNode> {
    const namespaces = spawn(
      "unshare",
      [
        "--mount",
        "--net",
        "--pid",
        "--fork",
        "--mount-proc",
        "--kill-child",
        "sh",
        path.join(__dirname, "node.sh"),
      ],
      { stdio: ["ignore", "pipe", "inherit"] },
    );
    await new Promise<void>((resolve, reject) => {
      namespaces.stdout.once("data", () => {
        resolve();
      });
      namespaces.once("exit", () => {
        reject(new Error("the node did not start"));
      });
    });
    const { pid } = namespaces;
    const node = new LiveNode(namespaces, readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim());
    await node.mustRun("sh -s", nodeScriptsInstaller());
    await node.mustRun(`${scriptsDirectory}/packages.sh`, "package haproxy - unhold\n");
    return node;
  }

  /** Has the node run the haproxy of a Debian tree from now on. */
  async runHaproxyOf(tree: string): Promise<void> {
    await this.mustRun(
      `for directory in etc run var/lib proc dev; do mount --rbind "/$directory" "${tree}/$directory"; done
       printf '#!/bin/sh\nexec chroot %s /usr/sbin/haproxy "$@"\n' '${tree}' >/usr/local/lib/haproxy
       chmod 755 /usr/local/lib/haproxy
       mount --bind /usr/local/lib/haproxy /usr/sbin/haproxy`,
    );
  }

  async stop(): Promise<void> {
    const exit = once(this.namespaces, "exit");
    this.namespaces.kill("SIGKILL");
    await exit;
  }

  /** Runs a shell command on the node, in the environment that a login gives. */
  async run(command: string, stdin = ""): Promise<Outcome> {
    const child = spawn("nsenter", ["--mount", "--net", "--pid", "--target", this.pid, "sh", "-c", command], {
      env: { PATH: "/usr/local/lib/stubs:/usr/sbin:/usr/bin:/sbin:/bin", LC_ALL: "C", ...this.environment },
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
    if (exitCode !== 0) throw new Error(`${command}: ${output}`);
    return output;
  }

  /** Has a command run for as long as the node lives. */
  async inBackground(command: string): Promise<void> {
    await this.mustRun(`(${command}) </dev/null >/dev/null 2>&1 & sleep 0.1`);
  }

  /** Gives a directory a small file system of its own. */
  async mountOn(directory: string): Promise<void> {
    await this.mustRun(
      `mount -t tmpfs -o size=24m own /mnt && cp -a ${directory}/. /mnt && mount --move /mnt ${directory}`,
    );
  }

  placeSecretFiles({ secretFiles }: Given): Promise<string> {
    return this.mustRun(`${scriptsDirectory}/secret-files.sh`, secretFiles);
  }

  stage({ release }: Given): Promise<Outcome> {
    return this.run(`${scriptsDirectory}/stage-haproxy.sh lb1`, release);
  }

  activate({ settings }: Given): Promise<Outcome> {
    return this.run(`${scriptsDirectory}/activate.sh remaining`, settings);
  }

  confirm({ settings }: Given): Promise<string> {
    return this.mustRun(`${scriptsDirectory}/confirm.sh`, settings);
  }

  /** What Pulumi's deletes of the packages and the claim do. */
  remove(): Promise<string> {
    return this.mustRun(
      `[ ! -e /var/lib/haproxy-pair/settled ] || echo keep >/var/lib/haproxy-pair/retired; ${scriptsDirectory}/remove.sh`,
    );
  }

  /** What the timer does when no confirmation comes. */
  revert(): Promise<Outcome> {
    return this.run(`${scriptsDirectory}/revert.sh`);
  }

  /** Makes everything ready for an activation. */
  async accept(given: Given): Promise<void> {
    await this.placeSecretFiles(given);
    const { exitCode, output } = await this.stage(given);
    if (exitCode !== 0) throw new Error(output);
  }

  async acceptAndActivate(given: Given): Promise<Outcome> {
    await this.accept(given);
    return this.activate(given);
  }

  /** The whole roll-out, which has to succeed; returns what the activation says. */
  async rollOut(given: Given): Promise<string> {
    const { exitCode, output } = await this.acceptAndActivate(given);
    if (exitCode !== 0) throw new Error(output);
    await this.confirm(given);
    return output;
  }

  ask(command: string): Promise<string> {
    return this.mustRun(`echo '${command}' | socat - UNIX-CONNECT:/run/haproxy/admin.sock`);
  }

  /** The process that serves now. */
  async worker(): Promise<string> {
    return /^Pid: (\d+)$/m.exec(await this.ask("show info"))?.[1] ?? "";
  }

  /** What a client gets from haproxy. */
  status(url = "http://10.0.0.11/"): Promise<string> {
    return this.run(`curl -gsk -o /dev/null -m 3 -w '%{http_code}' ${url}`).then(({ output }) => output);
  }

  async digest(): Promise<string> {
    return /^description: haproxy-pair-(\w+)$/m.exec(await this.ask("show info"))?.[1] ?? "";
  }
}

/** The digest of what is given. */
export const digestIn = ({ settings }: Given): string => /^release (\w+)-/m.exec(settings)?.[1] ?? "";
