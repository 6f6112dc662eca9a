import { readdirSync, readFileSync } from "node:fs";
import { run } from "./program";

/** All of the kinds of things that a lab makes on this machine, but for those of labs on other subnets. */
export async function machineState(ownSubnets: number[]): Promise<string[]> {
  const lists = await Promise.all([
    run("ip", ["-oneline", "link"]),
    run("nft", ["list", "tables"]),
    run("find", ["/sys/fs/cgroup", "-name", "haproxy-pair-*"]),
    run("find", ["/run/systemd/nspawn", "/var/lib/haproxy-pair-lab", "-mindepth", "1", "-maxdepth", "2"]),
  ]);
  return [...lists, readFileSync("/proc/self/mounts", "utf8"), processes()]
    .flatMap((list) => list.split("\n"))
    .filter((line) => !isOfOtherSubnet(line, ownSubnets))
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

function isOfOtherSubnet(line: string, ownSubnets: number[]): boolean {
  const number = /\blab(\d+)\b/.exec(line)?.[1];
  return number !== undefined && !ownSubnets.includes(Number(number));
}
