import { createHash } from "node:crypto";
import { isIPv4 } from "node:net";
import type { PublicModel, VirtualIpModel } from "../model/model";
import { renderTemplate } from "./template";

/** Placeholder for the interface that carries the node's address; the node itself finds it. */
export const interfacePlaceholder = "@INTERFACE@";

// High, because a fault is noticed later the further the priority is below 256. Higher priorities are reserved for
// nodes that have taken over: see keepalived-notify.sh.
const highestPriority = 200;

/** Returns the view of templates/keepalived.conf.mustache. */
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
  // Excluded addresses are not advertised, so they can change on one node at a time without both becoming master.
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

/** Renders the keepalived.conf of one node. Its router_id contains its digest, which shows what a keepalived runs. */
export function renderKeepalivedConf(model: PublicModel, nodeName: string, virtualRouterId: number): string {
  const view = keepalivedConfView(model, nodeName, virtualRouterId);
  const render = (routerId: string) => renderTemplate("keepalived.conf.mustache", { ...view, routerId });
  const digest = createHash("sha256").update(render(view.routerId)).digest("hex").slice(0, 12);
  return render(`${view.routerId}-${digest}`);
}
