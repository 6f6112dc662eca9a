import { spawnSync } from "node:child_process";
import { parseArgs } from "node:util";
import { debianRelease } from "./image";
import { Lab } from "./lab";
import { statusTable } from "./status";

const usage = `Debian hosts on this machine to try the pair on.

  lab up [--debian bookworm|trixie|bullseye] [--load-balancers N] [--web-servers N]
  lab status
  lab ssh [USER@]HOST [COMMAND…]
  lab down

  --name NAME   the lab, where there are several (default: dev)
`;

const { values, positionals } = parseArgs({
  options: {
    name: { type: "string" },
    debian: { type: "string" },
    "load-balancers": { type: "string" },
    "web-servers": { type: "string" },
    help: { type: "boolean" },
  },
  allowPositionals: true,
});

function count(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}

async function up(): Promise<void> {
  const began = performance.now();
  const lab = await Lab.up({
    name: values.name,
    debian: values.debian === undefined ? undefined : debianRelease(values.debian),
    loadBalancers: count(values["load-balancers"]),
    webServers: count(values["web-servers"]),
    log: (line) => {
      console.log(line);
    },
  });
  console.log(`lab ${lab.name} is up after ${((performance.now() - began) / 1000).toFixed(1)} s`);
  console.log(await statusTable(lab));
}

async function ssh([target = "", ...command]: string[]): Promise<void> {
  const lab = await Lab.open(values.name);
  const [, user = "root", name] = /^(?:([^@]+)@)?(.*)$/.exec(target) ?? [];
  const host = lab.hosts.find((candidate) => candidate.name === name);
  if (!host)
    throw new Error(
      `no host "${name ?? ""}" in lab ${lab.name}: there are ${lab.hosts.map((one) => one.name).join(", ")}`,
    );
  const { status } = spawnSync("ssh", [...host.sshArguments(user), ...command], { stdio: "inherit" });
  process.exitCode = status ?? 1;
}

async function main([command, ...rest]: string[]): Promise<void> {
  switch (command) {
    case "up":
      return up();
    case "status":
      console.log(await statusTable(await Lab.open(values.name)));
      return;
    case "ssh":
      return ssh(rest);
    case "down":
      return Lab.down(values.name);
    default:
      console.log(usage);
      if (!values.help) process.exitCode = 2;
  }
}

main(positionals).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
