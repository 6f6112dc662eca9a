import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import * as path from "node:path";
import type { HostKind } from "./addresses";
import { type AptSources, aptSources } from "./aptSources";
import { run } from "./program";

export const DebianRelease = { bullseye: "bullseye", bookworm: "bookworm", trixie: "trixie" } as const;
export type DebianRelease = (typeof DebianRelease)[keyof typeof DebianRelease];

export function debianRelease(text: string): DebianRelease {
  const releases = Object.values(DebianRelease);
  const release = releases.find((one) => one === text);
  if (!release) throw new Error(`Debian release "${text}": allowed are ${releases.join(", ")}`);
  return release;
}

const cache = "/var/cache/haproxy-pair-lab";
const recipes = path.join(__dirname, "images");

const bare = [
  "systemd",
  "systemd-sysv",
  "dbus",
  "openssh-server",
  "sudo",
  "iproute2",
  "curl",
  "ca-certificates",
  "procps",
  "netbase",
];
const packages: Record<HostKind, string[]> = {
  loadBalancer: bare,
  webServer: [...bare, "nginx", "libnginx-mod-stream"],
};
const scripts: Record<HostKind, string[]> = {
  loadBalancer: ["host.sh"],
  webServer: ["host.sh", "webServer.sh"],
};

/** The directory of a Debian tree for hosts of this kind. Builds it when it is not in the cache yet. */
export async function image(
  release: DebianRelease,
  kind: HostKind,
  log: (line: string) => void,
): Promise<string> {
  const sources = await aptSources(release);
  const directory = path.join(cache, `${release}-${kind}-${digest(release, kind, sources)}`);
  const tree = path.join(directory, "tree");
  if (!existsSync(tree)) await build(directory, release, kind, sources, log);
  return tree;
}

function digest(release: DebianRelease, kind: HostKind, sources: AptSources): string {
  const hash = createHash("sha256").update(JSON.stringify([release, packages[kind], scripts[kind], sources]));
  for (const file of readdirSync(recipes).sort())
    hash.update(file).update(readFileSync(path.join(recipes, file)));
  return hash.digest("hex").slice(0, 12);
}

async function build(
  directory: string,
  release: DebianRelease,
  kind: HostKind,
  { sources, configuration }: AptSources,
  log: (line: string) => void,
): Promise<void> {
  const began = performance.now();
  log(`building the ${release} image for a ${kind} (once; about half a minute)`);
  mkdirSync(directory, { recursive: true });
  writeFileSync(path.join(directory, "sources.list"), sources);
  writeFileSync(path.join(directory, "apt.conf"), configuration);
  const recipe = [
    path.join(recipes, "build.sh"),
    directory,
    release,
    packages[kind].join(","),
    ...scripts[kind],
  ];
  await run("flock", [directory, "sh", ...recipe], { timeoutSeconds: 1800 });
  log(
    `the ${release} image for a ${kind} is there after ${Math.round((performance.now() - began) / 1000)} s`,
  );
}
