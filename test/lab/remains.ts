import { existsSync, rmSync } from "node:fs";
import * as path from "node:path";
import { restoreKernelSettings } from "./kernelSettings";
import { locked } from "./lock";
import { removeNetwork } from "./network";
import { Nspawn } from "./nspawn";
import { RootDirectory } from "./rootDirectory";
import { sharedDirectory, Subnet } from "./subnet";

/** Takes down whatever there is of a lab, be it half there, and deletes its directory. */
export async function removeRemains(labDirectory: string): Promise<void> {
  const subnet = Subnet.of(labDirectory);
  if (subnet) await removeSubnet(subnet);
  rmSync(labDirectory, { recursive: true, force: true });
}

/** Labs of work trees that have been deleted. */
export function removeOrphans(): Promise<void> {
  return locked(path.join(sharedDirectory, "orphans.lock"), async () => {
    for (const subnet of Subnet.held()) {
      if (!existsSync(subnet.owner)) await removeSubnet(subnet);
    }
  });
}

async function removeSubnet(subnet: Subnet): Promise<void> {
  await Promise.all(
    subnet.hosts.map(async (host) => {
      await new Nspawn(subnet.name, host).remove();
      await new RootDirectory(path.join(subnet.directory, host)).remove();
    }),
  );
  await removeNetwork(subnet);
  subnet.release();
  await restoreKernelSettings();
}
