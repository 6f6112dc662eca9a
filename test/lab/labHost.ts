import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import * as path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import {
  address,
  address6,
  gateway,
  type HostAddresses,
  type HostKind,
  prefixLength,
  prefixLength6,
} from "./addresses";
import { certificatesIn, signedBy } from "./certificates";
import { Nspawn } from "./nspawn";
import { type ProgramOptions, type Result, result, run } from "./program";
import { RootDirectory } from "./rootDirectory";
import { privateKeyFile, sshArguments } from "./ssh";
import type { Subnet } from "./subnet";

export const HostState = {
  running: "running",
  frozen: "frozen",
  partitioned: "partitioned",
  stopped: "stopped",
} as const;
export type HostState = (typeof HostState)[keyof typeof HostState];

export interface SshOptions extends ProgramOptions {
  /** @default "root" */
  user?: "root" | "deploy";
}

/** A Debian machine of the lab. */
export class LabHost {
  readonly name: string;
  readonly kind: HostKind;
  readonly address: string;
  readonly address6: string;
  /** The host's own directory in the lab's: its SSH host key, the log of its console. */
  readonly directory: string;
  private readonly root: RootDirectory;
  private readonly nspawn: Nspawn;
  private readonly consoleFile: string;

  constructor(
    addresses: HostAddresses,
    private readonly subnet: Subnet,
    private readonly labDirectory: string,
  ) {
    this.name = addresses.name;
    this.kind = addresses.kind;
    this.address = addresses.address;
    this.address6 = addresses.address6;
    this.directory = path.join(labDirectory, "hosts", this.name);
    this.root = new RootDirectory(path.join(subnet.directory, this.name));
    this.nspawn = new Nspawn(subnet.name, this.name);
    this.consoleFile = path.join(this.directory, "console.log");
  }

  /** As in authorized_keys: "ssh-ed25519 AAAA…". */
  get hostKey(): string {
    return readFileSync(path.join(this.directory, "hostKey.pub"), "utf8").trim();
  }

  /** Runs a command by ssh, which verifies the host's key. */
  async ssh(
    command: string,
    { user = "root", stdin, timeoutSeconds = 60 }: SshOptions = {},
  ): Promise<Result> {
    return result("ssh", [...this.sshArguments(user), command], { stdin, timeoutSeconds });
  }

  /** The id of its init on this machine; undefined when it does not run. */
  get init(): number | undefined {
    return this.nspawn.init;
  }

  /** Runs a shell command in the host without SSH, even while it is frozen or cut off. */
  enter(command: string, options?: ProgramOptions): Promise<Result> {
    if (this.init === undefined) return Promise.reject(new Error(`${this.name} does not run`));
    const namespaces = ["--mount", "--uts", "--ipc", "--net", "--pid"];
    return result("nsenter", [...namespaces, "--target", String(this.init), "sh", "-c", command], options);
  }

  /** Has the host's own packet filter read rules in nft's language. */
  async filter(rules: string): Promise<void> {
    if (this.init === undefined) throw new Error(`${this.name} does not run`);
    await run("nsenter", ["--net", "--target", String(this.init), "nft", "-f", "-"], { stdin: rules });
  }

  sshArguments(user: string): string[] {
    return sshArguments({ address: this.address, user, labDirectory: this.labDirectory });
  }

  async state(): Promise<HostState> {
    if (!this.nspawn.running) return HostState.stopped;
    if (this.nspawn.cgroup.frozen) return HostState.frozen;
    // A host that has just begun to boot has no port yet, or one without carrier, disabled because of that.
    const port = await result("bridge", ["link", "show", "dev", this.nspawn.bridgePort]);
    return /LOWER_UP.* state disabled/.test(port.stdout) ? HostState.partitioned : HostState.running;
  }

  /** Boots it, with what was on its disk. Ends before it is ready. */
  async boot(): Promise<void> {
    if (this.nspawn.running) throw new Error(`${this.name} is running already`);
    await this.root.mount();
    await this.nspawn.start(this.root.path, this.consoleFile);
  }

  /** Brings it back to where it runs and is reached. */
  async repair(): Promise<void> {
    const repairs: Record<HostState, () => Promise<void>> = {
      stopped: () => this.boot(),
      frozen: () => this.thaw(),
      partitioned: () => this.heal(),
      running: () => Promise.resolve(),
    };
    await repairs[await this.state()]();
  }

  /** The power goes. */
  crash(): Promise<void> {
    return this.nspawn.kill();
  }

  /** Ends all services in order, then starts again. Ends before it is ready. */
  async reboot(): Promise<void> {
    await this.enter("systemctl poweroff");
    const deadline = performance.now() + 60_000;
    while (this.nspawn.running && performance.now() < deadline) await sleep(20);
    await this.boot();
  }

  /** It keeps its connections and answers nothing. */
  freeze(): Promise<void> {
    return this.nspawn.cgroup.freeze(true);
  }

  thaw(): Promise<void> {
    return this.nspawn.cgroup.freeze(false);
  }

  /** The switch drops all to and from it; its own link stays up. */
  async partition(): Promise<void> {
    await run("bridge", ["link", "set", "dev", this.nspawn.bridgePort, "state", "0"]);
  }

  async heal(): Promise<void> {
    await run("bridge", ["link", "set", "dev", this.nspawn.bridgePort, "state", "3"]);
  }

  /** Until it can be logged in to, and a web server says that it is healthy. */
  async ready(timeoutSeconds = 30): Promise<void> {
    const [unit, check] =
      this.kind === "webServer"
        ? ["nginx.service", "curl -sf http://localhost:8080/healthz"]
        : ["ssh.service", "true"];
    const deadline = performance.now() + timeoutSeconds * 1000;
    // Not as root: others are let in later.
    const attempt = ["-o", "ConnectTimeout=1", ...this.sshArguments("deploy"), check];
    let fault = `its ${unit} has not started`;
    while (performance.now() < deadline && this.nspawn.running) {
      // Asking for an address that is not there yet would cost a second.
      if (this.nspawn.hasStarted(unit)) {
        const { exitCode, stderr } = await result("ssh", attempt);
        if (exitCode === 0) return;
        fault = stderr.trim();
      }
      await sleep(30);
    }
    const outcome = this.nspawn.running ? `is not ready after ${timeoutSeconds} s: ${fault}` : "has stopped";
    throw new Error(`${this.name} ${outcome}; its console said:\n${readFileSync(this.consoleFile, "utf8")}`);
  }

  get created(): boolean {
    return this.root.created;
  }

  /** Gives it a disk, an identity, its addresses and those who may log in. */
  async create(image: string): Promise<void> {
    if (this.created) return;
    await this.createHostKey();
    await this.root.create(image);
    const authorizedKeys = readFileSync(`${privateKeyFile(this.labDirectory)}.pub`, "utf8");
    const hostKeyFile = path.join(this.directory, "hostKey");
    this.root.write("etc/hostname", `${this.name}\n`);
    this.root.write("etc/hosts", `127.0.0.1 localhost\n::1 localhost\n${this.address} ${this.name}\n`);
    this.root.write("etc/machine-id", `${randomBytes(16).toString("hex")}\n`);
    this.root.write("etc/systemd/network/10-host0.network", this.networkFile());
    this.root.write("etc/ssh/ssh_host_ed25519_key", readFileSync(hostKeyFile, "utf8"), 0o600);
    this.root.write("etc/ssh/ssh_host_ed25519_key.pub", readFileSync(`${hostKeyFile}.pub`, "utf8"));
    this.root.write("root/.ssh/authorized_keys", authorizedKeys);
    this.root.write("home/deploy/.ssh/authorized_keys", authorizedKeys);
    if (this.kind === "webServer") await this.createCertificate();
    this.root.markCreated();
  }

  private async createHostKey(): Promise<void> {
    mkdirSync(this.directory, { recursive: true });
    const file = path.join(this.directory, "hostKey");
    rmSync(file, { force: true });
    await run("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", "", "-f", file]);
  }

  private async createCertificate(): Promise<void> {
    const { ca } = certificatesIn(path.join(this.labDirectory, "certificates"));
    const certificateFile = path.join(this.root.path, "etc/nginx/server.pem");
    const privateKeyFile = path.join(this.root.path, "etc/nginx/server.key");
    await signedBy(ca, { certificateFile, privateKeyFile }, [
      `DNS:${this.name}.lab.test`,
      `IP:${this.address}`,
    ]);
  }

  private networkFile(): string {
    const { number } = this.subnet;
    return `[Match]
Name=host0

[Network]
Address=${this.address}/${prefixLength}
Gateway=${address(number, gateway)}
Address=${this.address6}/${prefixLength6}
Gateway=${address6(number, gateway)}
IPv6AcceptRA=no
IPv6DuplicateAddressDetection=0
`;
  }
}
