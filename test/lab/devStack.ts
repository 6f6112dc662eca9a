import { readFileSync } from "node:fs";
import * as path from "node:path";
import { parse } from "yaml";
import type { Lab } from "./lab";
import { repository, type StackConfig } from "./stack";

export interface DevStack extends StackConfig {
  ssh: Record<string, unknown>;
  nodes: { name: string; address: string; connection: Record<string, unknown> }[];
  virtualIps: string[];
  certificates: Record<string, string>[];
  frontends: (Record<string, unknown> & { name: string })[];
  backends: (Record<string, unknown> & { name: string; servers: Named[] })[];
}

/** The config of Pulumi.dev.yaml, for another lab than "dev": the same services at that lab's addresses. */
export function devStack(lab: Lab): DevStack {
  const text = readFileSync(path.join(repository, "Pulumi.dev.yaml"), "utf8")
    .replaceAll("10.77.0.", lab.virtualIp.replace(/\d+$/, ""))
    .replaceAll("fd77::100", lab.virtualIp6)
    .replaceAll(".lab/dev/", `${lab.directory}/`);
  const { config } = parse(text) as { config: Record<string, unknown> };
  return Object.fromEntries(
    Object.entries(config).map(([key, value]) => [key.replace("haproxy-pair:", ""), value]),
  ) as unknown as DevStack;
}

type Named = Record<string, unknown> & { name: string };

function named<Item extends Named>(items: Item[], name: string): Item {
  const found = items.find((item) => item.name === name);
  if (!found) throw new Error(`Pulumi.dev.yaml has no ${name}`);
  return found;
}

export function frontendOf(config: DevStack, name: string): DevStack["frontends"][number] {
  return named(config.frontends, name);
}

export function backendOf(config: DevStack, name: string): DevStack["backends"][number] {
  return named(config.backends, name);
}

export function serverOf(config: DevStack, backend: string, name: string): Named {
  return named(backendOf(config, backend).servers, name);
}
