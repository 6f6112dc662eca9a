import type { PublicModel, VirtualIpModel } from "../model/model";

/** The formats that the node scripts read on stdin. */

export function packagesText({ packages }: PublicModel): string {
  const wanted = [
    ["haproxy", packages.haproxy],
    ["keepalived", packages.keepalived],
  ] as const;
  return wanted
    .map(([name, { version, hold }]) => `package ${name} ${version ?? "-"} ${hold ? "hold" : "unhold"}\n`)
    .join("");
}

/** Returns the content of each file after a line with its path. */
export function filesText(files: { path: string; content: string }[]): string {
  return files.map(({ path, content }) => `=== ${path}\n${content}`).join("");
}

/** Returns a line `key value` for each setting. */
export function settingsText(settings: Record<string, string | number>): string {
  return Object.entries(settings)
    .map(([key, value]) => `${key} ${value}\n`)
    .join("");
}

export function cidr({ address, prefixLength }: VirtualIpModel): string {
  return `${address}/${prefixLength}`;
}
