import { createHash } from "node:crypto";
import { isIPv4 } from "node:net";
import type { PublicModel, VirtualIpModel } from "../model/model";
import { renderTemplate } from "./template";

/** Stands for the interface that carries the node's address, until it is found on the node. */
export const interfacePlaceholder = "@INTERFACE@";

// High, because the time until a fault is noticed grows with what is missing to 256. What is above is left to nodes that
// have taken over: see keepalived-notify.sh.
const highestPriority = 200;

/** Everything that templates/keepalived.conf.mustache fills in. */
export function keepalivedConfView(model: PublicModel, nodeName: string, virtualRouterId: number) {
  const position = model.nodes.findIndex(({ name }) => name === nodeName);
  const node = model.nodes[position];
  const family = isIPv4(node?.address ?? "") ? "ipv4" : "ipv6";
  const advertised = model.virtualIps.find((virtualIp) => virtualIp.family === family);
  if (node === undefined || advertised === undefined) {
    throw new Error(`no node named ${JSON.stringify(nodeName)} with a virtual address of its family`);
  }
  const addressLine = ({ address, prefixLength, interface: device }: VirtualIpModel) =>
    `${address}/${prefixLength} dev ${device ?? node.interface ?? interfacePlaceholder}`;
  // Addresses that are not advertised can change on one node at a time without both becoming master.
  const excluded = model.virtualIps.filter((virtualIp) => virtualIp !== advertised);
  return {
    routerId: node.name,
    interface: interfacePlaceholder,
    virtualRouterId: String(virtualRouterId),
    priority: String(highestPriority - position),
    advertInt: String(model.vrrp.advertInt),
    address: node.address,
    peers: model.nodes.filter((other) => other !== node).map(({ address }) => address),
    advertised: addressLine(advertised),
    excluded: excluded.length > 0 ? { addresses: excluded.map(addressLine) } : null,
    extraLines: model.vrrp.extraLines,
  };
}

/** Renders the keepalived.conf of one node. Its router_id carries a digest of it, by which a node knows what it runs. */
export function renderKeepalivedConf(model: PublicModel, nodeName: string, virtualRouterId: number): string {
  const view = keepalivedConfView(model, nodeName, virtualRouterId);
  const render = (routerId: string) => renderTemplate("keepalived.conf.mustache", { ...view, routerId });
  const digest = createHash("sha256").update(render(view.routerId)).digest("hex").slice(0, 12);
  return render(`${view.routerId}-${digest}`);
}
