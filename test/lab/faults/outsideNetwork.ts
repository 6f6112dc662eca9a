import { run } from "../program";
import type { Lab, LabHost } from "../lab";

/** The network's part of each address. */
const prefix = (lab: Lab): string => lab.virtualIp.replace(/^10\.77\./, "10.78.").replace(/\d+$/, "");

const bridgeOf = (lab: Lab): string => `${/^10\.77\.(\d+)/.exec(lab.virtualIp)?.[1] ?? ""}-outside`;

/** An address that clients use on it. */
export const outsideVirtualIp = (lab: Lab): string => `${prefix(lab)}100`;

/**
 * A second network of the load balancers, on an interface `host1` of each, with strict reverse-path filtering. It goes
 * with a restart of the host.
 */
export async function addOutsideNetwork(lab: Lab): Promise<void> {
  const bridge = bridgeOf(lab);
  await removeOutsideNetwork(lab);
  await run("ip", ["link", "add", bridge, "type", "bridge"]);
  await run("ip", ["address", "add", `${prefix(lab)}1/24`, "dev", bridge]);
  await run("ip", ["link", "set", bridge, "up"]);
  for (const host of lab.loadBalancers) await plug(host, bridge, prefix(lab));
}

async function plug(host: LabHost, bridge: string, prefix: string): Promise<void> {
  if (host.init === undefined) throw new Error(`${host.name} does not run`);
  const port = `${bridge.replace(/-.*/, "")}o-${host.name}`;
  const inside = `peer name host1 netns ${host.init}`;
  await run("ip", ["link", "add", port, "type", "veth", ...inside.split(" ")]);
  await run("ip", ["link", "set", port, "master", bridge, "up"]);
  const last = host.address.replace(/.*\./, "");
  await run("nsenter", [
    "--net",
    "--target",
    String(host.init),
    "sh",
    "-ec",
    `ip address add ${prefix}${last}/24 dev host1; ip link set host1 up
     for interface in all host0 host1; do echo 1 >/proc/sys/net/ipv4/conf/$interface/rp_filter; done`,
  ]);
}

export async function removeOutsideNetwork(lab: Lab): Promise<void> {
  const bridge = bridgeOf(lab);
  for (const host of lab.loadBalancers) {
    const port = `${bridge.replace(/-.*/, "")}o-${host.name}`;
    await run("sh", ["-c", `! ip link show ${port} >/dev/null 2>&1 || ip link delete ${port}`]);
  }
  await run("sh", ["-c", `! ip link show ${bridge} >/dev/null 2>&1 || ip link delete ${bridge}`]);
}
