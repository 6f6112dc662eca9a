import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, existsSync, openSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { Cgroup } from "./cgroup";

/** One booted Debian tree: systemd-nspawn and all that runs below it. It outlives the process that starts it. */
export class Nspawn {
  readonly cgroup: Cgroup;
  /** The bridge's side of the host's network interface, as systemd-nspawn names it. */
  readonly bridgePort: string;

  /** Unique on this machine, and short enough for an interface's name. */
  private readonly machine: string;

  constructor(
    private readonly bridge: string,
    host: string,
  ) {
    this.machine = `${bridge}-${host}`;
    this.cgroup = new Cgroup(`haproxy-pair-${this.machine}`);
    this.bridgePort = `vb-${this.machine}`;
  }

  get running(): boolean {
    return this.cgroup.processes().length > 0;
  }

  /** The host's process 1, by its id on this machine. */
  get init(): number | undefined {
    return this.cgroup.processes("payload/init.scope")[0];
  }

  /** Whether a unit of the host's has processes. */
  hasStarted(unit: string): boolean {
    return this.cgroup.processes(`payload/system.slice/${unit}`).length > 0;
  }

  async start(root: string, consoleFile: string): Promise<void> {
    this.cgroup.create();
    const console = openSync(consoleFile, "a");
    // In a group of its own before it starts anything. systemd 256 and later want v2 alone.
    const start = 'echo $$ >"$0/cgroup.procs" && UNIFIED_CGROUP_HIERARCHY=1 exec systemd-nspawn "$@"';
    const child = spawn(
      "sh",
      [
        "-c",
        start,
        this.cgroup.directory,
        "--quiet",
        "--register=no",
        "--keep-unit",
        "--console=pipe",
        `--directory=${root}`,
        `--machine=${this.machine}`,
        `--network-bridge=${this.bridge}`,
        `--resolv-conf=${existsSync("/run/systemd/resolve/resolv.conf") ? "replace-uplink" : "replace-host"}`,
        "--rlimit=RLIMIT_NOFILE=1024:20000",
        "--capability=CAP_NET_ADMIN,CAP_NET_RAW",
        "--boot",
      ],
      { stdio: ["ignore", console, console], detached: true },
    );
    child.unref();
    closeSync(console);
    await once(child, "spawn");
    while (!this.running && child.exitCode === null) await sleep(5);
  }

  /** As if the power went: its init is killed, and the kernel kills all others with it. */
  async kill(): Promise<void> {
    if (this.cgroup.frozen) await this.cgroup.freeze(false);
    const deadline = performance.now() + 5000;
    while (this.running) {
      // systemd-nspawn itself ends by itself, after having cleaned up.
      const late = performance.now() > deadline;
      const supervisor = this.cgroup.processes("supervisor");
      const killed = this.cgroup.processes().filter((id) => late || !supervisor.includes(id));
      for (const id of killed) this.signal(id);
      await sleep(20);
    }
  }

  async remove(): Promise<void> {
    await this.kill();
    this.cgroup.remove();
  }

  private signal(id: number): void {
    try {
      process.kill(id, "SIGKILL");
    } catch {
      // It went with its init.
    }
  }
}
