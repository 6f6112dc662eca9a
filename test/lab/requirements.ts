import { accessSync, constants } from "node:fs";
import * as path from "node:path";

/** Each program that the lab runs, and the Debian package that it comes from. */
const packages: Record<string, string> = {
  "systemd-nspawn": "systemd-container",
  mmdebstrap: "mmdebstrap",
  nft: "nftables",
  ip: "iproute2",
  ssh: "openssh-client",
  openssl: "openssl",
  flock: "util-linux",
};

function isInstalled(program: string): boolean {
  return (process.env.PATH ?? "").split(":").some((directory) => {
    try {
      accessSync(path.join(directory, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** Says all that this machine lacks to be the lab's. */
export function checkRequirements(): void {
  if (process.platform !== "linux") {
    throw new Error(
      `the lab boots Debian hosts with systemd-nspawn and needs Linux; this is ${process.platform}`,
    );
  }
  const missing = Object.keys(packages).filter((program) => !isInstalled(program));
  const faults = [
    ...(process.geteuid?.() === 0 ? [] : ["it must run as root (sudo)"]),
    ...(missing.length === 0
      ? []
      : [
          `these programs are missing: ${missing.join(", ")} ` +
            `(apt-get install ${[...new Set(missing.map((program) => packages[program]))].join(" ")})`,
        ]),
  ];
  if (faults.length > 0) throw new Error(`the lab cannot run here: ${faults.join("; ")}`);
}
