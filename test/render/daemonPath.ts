import { spawnSync } from "node:child_process";
/** An environment in which haproxy and keepalived are found, by users other than root too. */
export const withDaemons = { ...process.env, PATH: `${process.env.PATH ?? ""}:/usr/local/sbin:/usr/sbin` };

/** The release of this machine's haproxy, such as 2.6. */
export function installedRelease(): string {
  const { stdout } = spawnSync("haproxy", ["-v"], { encoding: "utf8", env: withDaemons });
  return /version (\d+\.\d+)/.exec(stdout)?.[1] ?? "";
}
