import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import * as path from "node:path";
import { address, address6, gateway, prefixLength, prefixLength6 } from "./addresses";
import { locked } from "./lock";
import { result, run } from "./program";
import { sharedDirectory, Subnet } from "./subnet";

const forwarding = "/proc/sys/net/ipv4/ip_forward";
const forwardingWasOff = path.join(sharedDirectory, "ip_forward-was-off");

async function hasBridge({ name }: Subnet): Promise<boolean> {
  return (await result("ip", ["link", "show", name])).exitCode === 0;
}

/** A bridge with the gateway's addresses, from which hosts reach the machine's own networks by masquerading. */
export async function createNetwork(subnet: Subnet): Promise<void> {
  const { name, number } = subnet;
  if (!(await hasBridge(subnet))) {
    // A MAC of its own: otherwise it changes with the hosts that come and go.
    const mac = `02:77:00:00:00:${number.toString(16).padStart(2, "0")}`;
    await run("ip", ["link", "add", name, "address", mac, "type", "bridge"]);
  }
  await run("ip", ["address", "replace", `${address(number, gateway)}/${prefixLength}`, "dev", name]);
  await run("ip", [
    "address",
    "replace",
    `${address6(number, gateway)}/${prefixLength6}`,
    "dev",
    name,
    "nodad",
  ]);
  await run("ip", ["link", "set", name, "up"]);
  await run("nft", ["-f", "-"], { stdin: ruleset(subnet) });
  await locked(sharedDirectory, turnForwardingOn);
}

function ruleset({ name, number }: Subnet): string {
  const table = `inet haproxy-pair-${name}`;
  return `
    add table ${table}
    delete table ${table}
    table ${table} {
      chain postrouting {
        type nat hook postrouting priority srcnat
        ip saddr ${address(number, 0)}/${prefixLength} oifname != "${name}" masquerade
      }
      chain forward {
        type filter hook forward priority mangle
        iifname "${name}" tcp flags syn tcp option maxseg size set rt mtu
      }
    }`;
}

function turnForwardingOn(): Promise<void> {
  if (readFileSync(forwarding, "utf8").trim() === "0") {
    writeFileSync(forwardingWasOff, "");
    writeFileSync(forwarding, "1");
  }
  return Promise.resolve();
}

/** Removes what is there. The last lab turns forwarding off again, if a lab had turned it on. */
export async function removeNetwork(subnet: Subnet): Promise<void> {
  if (await hasBridge(subnet)) await run("ip", ["link", "delete", subnet.name]);
  const table = `inet haproxy-pair-${subnet.name}`;
  await run("nft", ["-f", "-"], { stdin: `add table ${table}\ndelete table ${table}\n` });
}

export function turnForwardingBack(): Promise<void> {
  return locked(sharedDirectory, () => {
    if (Subnet.held().length === 0 && existsSync(forwardingWasOff)) {
      writeFileSync(forwarding, "0");
      rmSync(forwardingWasOff);
    }
    return Promise.resolve();
  });
}
