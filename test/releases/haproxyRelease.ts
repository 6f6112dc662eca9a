import { spawn } from "node:child_process";
import { copyFileSync, mkdirSync } from "node:fs";
import * as path from "node:path";
import { systemAuthoritiesPath } from "../../src/render/nodePaths";
import { Chroot, type RunningProgram } from "../chroot/chroot";
import { debianTree } from "../lab/debianTree";
import { withDaemons } from "../render/daemonPath";

/** The Debian releases whose haproxy the tests run; forky is Debian testing. */
export const HaproxyRelease = { bookworm: "bookworm", trixie: "trixie", forky: "forky" } as const;
export type HaproxyRelease = (typeof HaproxyRelease)[keyof typeof HaproxyRelease];

/** The haproxy of each release. */
export const versionOf: Record<HaproxyRelease, string> = { bookworm: "2.6", trixie: "3.0", forky: "3.2" };

/** The Debian tree with the haproxy of a release, and a curl. Built in 4 s when it is not in the cache yet. */
export async function haproxyRelease(release: HaproxyRelease | "bullseye"): Promise<Chroot> {
  const packages = ["base-files", "haproxy", "curl"];
  const tree = await debianTree({ purpose: "haproxy", release, variant: "extract", packages });
  // What installing ca-certificates would put together.
  const authorities = path.join(tree, systemAuthoritiesPath);
  mkdirSync(path.dirname(authorities), { recursive: true });
  copyFileSync(systemAuthoritiesPath, authorities);
  return new Chroot(tree);
}

/** Starts haproxy: this machine's, or that of a release. */
export async function spawnHaproxy(
  args: readonly string[],
  release?: HaproxyRelease,
): Promise<RunningProgram> {
  if (release !== undefined) {
    return (await haproxyRelease(release)).spawn("haproxy", args);
  }
  return spawn("haproxy", args, { stdio: ["ignore", "ignore", "pipe"], env: withDaemons });
}
