import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import * as path from "node:path";
import { locked } from "./lock";
import { sharedDirectory, Subnet } from "./subnet";

/** The machine's settings that the labs need, and the least value of each. */
const needed: Record<string, number> = {
  "/proc/sys/net/ipv4/ip_forward": 1,
  // Each host's systemd and its services take about ten; the kernel's default is 128 for all of them.
  "/proc/sys/fs/inotify/max_user_instances": 1024,
};

/** What the settings were before the first lab. */
const originals = path.join(sharedDirectory, "kernelSettings.json");

const lock = path.join(sharedDirectory, "lock");

function readOriginals(): Record<string, number> {
  return existsSync(originals) ? (JSON.parse(readFileSync(originals, "utf8")) as Record<string, number>) : {};
}

export function raiseKernelSettings(): Promise<void> {
  return locked(lock, () => {
    const changed = readOriginals();
    for (const [file, value] of Object.entries(needed)) {
      const original = Number(readFileSync(file, "utf8"));
      if (original >= value) continue;
      changed[file] = original;
      writeFileSync(originals, JSON.stringify(changed));
      writeFileSync(file, String(value));
    }
    return Promise.resolve();
  });
}

/** Once no lab is left: those that the labs changed. */
export function restoreKernelSettings(): Promise<void> {
  return locked(lock, () => {
    if (Subnet.held().length > 0) return Promise.resolve();
    for (const [file, value] of Object.entries(readOriginals())) writeFileSync(file, String(value));
    rmSync(originals, { force: true });
    return Promise.resolve();
  });
}
