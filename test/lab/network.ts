import { address, address6, gateway, prefixLength, prefixLength6 } from "./addresses";
import { result, run } from "./program";
import type { Subnet } from "./subnet";

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

/** Removes what is there. */
export async function removeNetwork(subnet: Subnet): Promise<void> {
  if (await hasBridge(subnet)) await run("ip", ["link", "delete", subnet.name]);
  const table = `inet haproxy-pair-${subnet.name}`;
  await run("nft", ["-f", "-"], { stdin: `add table ${table}\ndelete table ${table}\n` });
}
