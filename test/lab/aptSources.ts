import { existsSync, readdirSync, readFileSync } from "node:fs";
import * as path from "node:path";
import { run } from "./program";

export interface AptSources {
  /** sources.list lines. */
  sources: string;
  /** apt.conf lines: how this machine reaches its mirrors. */
  configuration: string;
  /** The authorities that this machine trusts besides Debian's own. */
  authorities: string;
}

const authorities = "/usr/local/share/ca-certificates";
const reachingMirrors = /^Acquire::(https?|ForceIPv[46]|Retries|Check-Valid-Until|Check-Date)\b.*;$/;

/** Sources for a Debian release, from the mirrors that this machine itself uses. */
export async function aptSources(release: string): Promise<AptSources> {
  // Without the lists of packages, which it would parse for a second and does not need.
  const settings = ["-o", "Dir::State::lists=/nonexistent", "-o", "Dir::State::status=/dev/null"];
  const targets = await run("apt-get", ["indextargets", ...settings, "--format", "$(REPO_URI)"]);
  const mirrors = [...new Set(targets.split("\n"))].map((uri) => uri.replace(/\/$/, ""));
  const debian = mirrors.find((uri) => uri.endsWith("/debian")) ?? "http://deb.debian.org/debian";
  const security =
    mirrors.find((uri) => uri.endsWith("/debian-security")) ?? "http://deb.debian.org/debian-security";
  const configuration = await run("apt-config", ["dump"]);
  return {
    sources: [
      `deb ${debian} ${release} main`,
      `deb ${debian} ${release}-updates main`,
      `deb ${security} ${release}-security main`,
      "",
    ].join("\n"),
    configuration: configuration
      .split("\n")
      .filter((line) => reachingMirrors.test(line))
      .map((line) => `${line}\n`)
      .join(""),
    authorities: existsSync(authorities)
      ? readdirSync(authorities)
          .filter((file) => file.endsWith(".crt"))
          .map((file) => readFileSync(path.join(authorities, file), "utf8"))
          .join("")
      : "",
  };
}
