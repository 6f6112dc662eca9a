import type { Unwrap } from "@pulumi/pulumi";
import type { ConnectionArgs } from "../args";

/** The host that a connection leads to. */
export function hostOf({ host, port = 22, proxy }: Unwrap<ConnectionArgs>): string {
  return `${host}:${port}${proxy ? ` by way of ${proxy.host}:${proxy.port ?? 22}` : ""}`;
}

/** The nodes of this program by their hosts. */
const nodesAt = new Map<string, Set<string>>();

/** Notes that a node is at a host; returns all nodes that are. */
export function nodesAtHost(host: string, node: string): Set<string> {
  const nodes = nodesAt.get(host) ?? new Set();
  nodesAt.set(host, nodes.add(node));
  return nodes;
}
