import { existsSync, readdirSync, rmdirSync, rmSync } from "node:fs";
import * as path from "node:path";
import { removeNetwork, turnForwardingBack } from "./network";
import { Nspawn } from "./nspawn";
import { RootDirectory } from "./rootDirectory";
import { Subnet } from "./subnet";

/** Takes down whatever there is of a lab, be it half there, and deletes what it wrote in its directory. */
export async function removeRemains(labDirectory: string): Promise<void> {
  const subnet = Subnet.of(labDirectory);
  if (subnet) await removeSubnet(subnet);
  if (!existsSync(labDirectory)) return;
  for (const name of ["hosts", "certificates", "id_ed25519", "id_ed25519.pub", "known_hosts", "lab.json"]) {
    rmSync(path.join(labDirectory, name), { recursive: true, force: true });
  }
  // Others may keep something there.
  if (readdirSync(labDirectory).length === 0) rmdirSync(labDirectory);
}

/** Labs of work trees that have been deleted. */
export async function removeOrphans(): Promise<void> {
  for (const subnet of Subnet.held()) {
    if (!existsSync(subnet.owner)) await removeSubnet(subnet);
  }
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
  await turnForwardingBack();
}
