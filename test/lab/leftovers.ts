import { readdirSync, readFileSync } from "node:fs";
import { run } from "./program";

/** All of the kinds of things that labs make on this machine, but for those of other labs than this one. */
export async function machineState(name: string, subnet?: number): Promise<string[]> {
  const lists = await Promise.all([
    run("ip", ["-oneline", "link"]),
    run("nft", ["list", "tables"]),
    run("find", ["/sys/fs/cgroup", "-name", "haproxy-pair-*"]),
    run("find", ["/run/systemd/nspawn", "/var/lib/haproxy-pair-lab", "-mindepth", "1", "-maxdepth", "2"]),
  ]);
  return [...lists, readFileSync("/proc/self/mounts", "utf8"), processes()]
    .flatMap((list) => list.split("\n"))
    .filter((line) => !isOfOtherLab(line, name, subnet))
    .sort();
}

/** Those that the lab starts, and all within its hosts. */
function processes(): string {
  const ids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return ids
    .flatMap((id) => {
      try {
        const cgroups = readFileSync(`/proc/${id}/cgroup`, "utf8").split("\n");
        const group = cgroups.find((line) => line.includes("/haproxy-pair-"));
        const command = readFileSync(`/proc/${id}/cmdline`, "utf8").replaceAll("\0", " ");
        return group !== undefined || /^(systemd-nspawn|flock) /.test(command)
          ? [`${id} ${group ?? ""} ${command}`]
          : [];
      } catch {
        // It has just ended.
        return [];
      }
    })
    .join("\n");
}

function isOfOtherLab(line: string, name: string, subnet: number | undefined): boolean {
  const [, number] = /\blab(\d+)\b/.exec(line) ?? [];
  const [, locked] = /\/\.locks\/(\S+)/.exec(line) ?? [];
  return (number !== undefined && Number(number) !== subnet) || (locked !== undefined && locked !== name);
}
