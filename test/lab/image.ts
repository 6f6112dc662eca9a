import * as path from "node:path";
import type { HostKind } from "./addresses";
import { debianTree } from "./debianTree";

export const DebianRelease = { bullseye: "bullseye", bookworm: "bookworm", trixie: "trixie" } as const;
export type DebianRelease = (typeof DebianRelease)[keyof typeof DebianRelease];

export function debianRelease(text: string): DebianRelease {
  const releases = Object.values(DebianRelease);
  const release = releases.find((one) => one === text);
  if (!release) throw new Error(`Debian release "${text}": allowed are ${releases.join(", ")}`);
  return release;
}

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
export function image(release: DebianRelease, kind: HostKind, log: (line: string) => void): Promise<string> {
  return debianTree(
    {
      purpose: kind,
      release,
      variant: "minbase",
      packages: packages[kind],
      scripts: scripts[kind].map((script) => path.join(recipes, script)),
    },
    log,
  );
}
