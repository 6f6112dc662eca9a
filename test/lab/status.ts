import type { Lab, LabHost } from "./lab";

/** A table of the lab's hosts: where they are, whether they run, what serves on them. */
export async function statusTable(lab: Lab): Promise<string> {
  const rows = await Promise.all(lab.hosts.map((host) => statusOf(lab, host)));
  const table = [["HOST", "ADDRESS", "ADDRESS6", "STATE", "HAPROXY", "KEEPALIVED", "VIRTUAL IP"], ...rows];
  const widths = (table[0] ?? []).map((_, column) =>
    Math.max(...table.map((row) => row[column]?.length ?? 0)),
  );
  const lines = table.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  return [
    `lab ${lab.name}: ${lab.debian}, virtual IPs ${lab.virtualIp} and ${lab.virtualIp6}`,
    ...lines,
    "",
  ].join("\n");
}

async function statusOf(lab: Lab, host: LabHost): Promise<string[]> {
  const state = await host.state();
  const row = [host.name, host.address, host.address6, state];
  if (state !== "running" || host.kind !== "loadBalancer") return row;
  const command = "systemctl is-active haproxy keepalived; ip -o address show";
  const { stdout } = await host.ssh(command, { timeoutSeconds: 5 }).catch(() => ({ stdout: "no answer" }));
  const [haproxy = "", keepalived = "", ...addresses] = stdout.split("\n");
  const holds = [lab.virtualIp, lab.virtualIp6].filter((ip) =>
    addresses.some((line) => line.includes(` ${ip}/`)),
  );
  return [...row, haproxy, keepalived, holds.join(" ")];
}
