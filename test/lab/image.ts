import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import * as path from "node:path";
import type { HostKind } from "./addresses";
import { type AptSources, aptSources } from "./aptSources";
import { locked } from "./lock";
import { run } from "./program";

export const DebianRelease = { bullseye: "bullseye", bookworm: "bookworm", trixie: "trixie" } as const;
export type DebianRelease = (typeof DebianRelease)[keyof typeof DebianRelease];

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
  if (!existsSync(directory)) {
    // Another lab may be building it at this moment.
    await locked(`${directory}.unfinished`, async () => {
      if (!existsSync(directory)) await build(directory, release, kind, sources, log);
    });
  }
  return directory;
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
  const unfinished = `${directory}.unfinished`;
  const tree = path.join(unfinished, "tree");
  rmSync(tree, { recursive: true, force: true });
  writeFileSync(path.join(unfinished, "sources.list"), sources);
  writeFileSync(path.join(unfinished, "apt.conf"), configuration);
  await run("mmdebstrap", [
    "--quiet",
    "--mode=root",
    "--variant=minbase",
    `--include=${packages[kind].join(",")}`,
    `--aptopt=${path.join(unfinished, "apt.conf")}`,
    ...scripts[kind].map((script) => `--customize-hook=sh '${path.join(recipes, script)}' "$1"`),
    release,
    tree,
    path.join(unfinished, "sources.list"),
  ]);
  renameSync(tree, directory);
  rmSync(unfinished, { recursive: true });
  log(`built it in ${Math.round((performance.now() - began) / 1000)} s`);
}
