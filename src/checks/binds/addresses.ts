import type { Findings } from "../check";
import { isIPv4 } from "node:net";
import ipaddr from "ipaddr.js";
import { present } from "../../faults/given";
import type { InputsDraft } from "../../model/draft";
import { reportDuplicates } from "../../faults/duplicates";
import { show } from "../../faults/faults";
import { canonicalAddress, parseVirtualIp } from "../../values";

const familyOf = (address: string) => (isIPv4(address) ? "IPv4" : "IPv6");

/** Checks the addresses of nodes and the virtual ones against each other. */
export function checkAddresses(inputs: InputsDraft, { report }: Findings): void {
  const nodes = present(inputs.nodes);
  const virtualIps = (inputs.virtualIps ?? []).map((value) =>
    parseVirtualIp(value ?? "")?.address.toString(),
  );
  const nodeAddresses = (inputs.nodes ?? []).map((node) => node?.address && canonicalAddress(node.address));

  reportDuplicates(nodeAddresses, (index) => ["nodes", index, "address"], report);
  reportDuplicates(virtualIps, (index) => ["virtualIps", index], report);
  for (const [virtualIp, index] of present(virtualIps)) {
    if (nodeAddresses.includes(virtualIp)) {
      report(["virtualIps", index], `${show(virtualIp)} is a node's own address; a virtual one must be free`);
    }
  }

  const [first] = nodes.flatMap(([{ address }]) => address ?? []);
  if (first === undefined) {
    return;
  }
  const family = familyOf(first);
  for (const [{ address }, index] of nodes) {
    if (address !== undefined && familyOf(address) !== family) {
      report(
        ["nodes", index, "address"],
        `${show(address)} is not ${family}, but the first node's address is`,
      );
    }
  }
  const complete = virtualIps.length > 0 && !virtualIps.includes(undefined);
  if (complete && !present(virtualIps).some(([address]) => familyOf(address) === family)) {
    report(
      ["virtualIps"],
      `has no ${family} address; one is needed, because the nodes use VRRP over ${family}`,
    );
  }
}

/** Warns about virtual addresses whose network contains none of the nodes. */
export function warnOfForeignVirtualIps(inputs: InputsDraft, { warn }: Findings): void {
  const nodeAddresses = present(inputs.nodes).flatMap(([{ address }]) => address ?? []);
  for (const [value, index] of present(inputs.virtualIps)) {
    const cidr = parseVirtualIp(value);
    // A host route has no network, and another interface has a network of its own.
    if (cidr === undefined || cidr.prefixLength === cidr.bits || cidr.interface !== undefined) {
      continue;
    }
    const neighbours = nodeAddresses.filter(
      (address) => familyOf(address) === familyOf(cidr.address.toString()),
    );
    if (
      neighbours.length > 0 &&
      !neighbours.some((address) => ipaddr.parse(address).match(cidr.address, cidr.prefixLength))
    ) {
      warn(
        ["virtualIps", index],
        `${show(value)} is outside of every node's network: none of ${neighbours.join(", ")} is in it`,
      );
    }
  }
}
