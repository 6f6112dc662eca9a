import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, writeFileSync } from "node:fs";
import * as path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** Where cgroup v2 is mounted: /sys/fs/cgroup, or beside the controllers of v1. */
function unifiedHierarchy(): string {
  const mounts = readFileSync("/proc/self/mounts", "utf8").split("\n");
  const found = mounts.map((line) => line.split(" ")).find(([, , type]) => type === "cgroup2");
  if (!found?.[1]) throw new Error("the lab needs cgroup v2, alone or beside v1; no cgroup2 is mounted");
  return found[1];
}

function processesIn(directory: string): number[] {
  try {
    return readFileSync(path.join(directory, "cgroup.procs"), "utf8").split("\n").filter(Boolean).map(Number);
  } catch {
    // The host has just removed this group.
    return [];
  }
}

/** The names of the groups right below a directory; undefined when the host has just removed it. */
function groupsIn(directory: string): string[] | undefined {
  try {
    const entries = readdirSync(directory, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** A control group: all the processes of one host, and only those. */
export class Cgroup {
  readonly directory: string;

  constructor(readonly name: string) {
    this.directory = path.join(unifiedHierarchy(), name);
  }

  create(): void {
    mkdirSync(this.directory, { recursive: true });
  }

  /** Ids of the processes in this group and those below it, or in the named one below it. */
  processes(below = ""): number[] {
    return this.directories(path.join(this.directory, below)).flatMap(processesIn);
  }

  get frozen(): boolean {
    const file = path.join(this.directory, "cgroup.events");
    return existsSync(file) && readFileSync(file, "utf8").includes("frozen 1");
  }

  async freeze(frozen: boolean): Promise<void> {
    writeFileSync(path.join(this.directory, "cgroup.freeze"), frozen ? "1" : "0");
    while (this.frozen !== frozen) await sleep(5);
  }

  /** The whole group and what systemd-nspawn made of the same name in the hierarchies of v1. */
  remove(): void {
    const v1 = path.join("/sys/fs/cgroup/systemd", this.name);
    for (const directory of [this.directory, v1].flatMap((top) => this.directories(top)).reverse()) {
      rmdirSync(directory);
    }
  }

  /** The directory and all below it, parents first. */
  private directories(directory: string): string[] {
    const below = groupsIn(directory)?.map((name) => this.directories(path.join(directory, name)));
    return below === undefined ? [] : [directory, ...below.flat()];
  }
}
