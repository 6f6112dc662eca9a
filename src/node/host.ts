import type { Unwrap } from "@pulumi/pulumi";
import type { ConnectionArgs } from "../args";

/** The host that a connection leads to. */
export function hostOf({ host, port = 22, proxy }: Unwrap<ConnectionArgs>): string {
  return `${host}:${port}${proxy ? ` by way of ${proxy.host}:${proxy.port ?? 22}` : ""}`;
}

/** The nodes of each run by their hosts: one process may serve several runs. */
const runs = new WeakMap<object, Map<string, Set<string>>>();

/** Notes that a node is at a host; returns all nodes of the run that are. */
export function nodesAtHost(run: object, host: string, node: string): Set<string> {
  const hosts = runs.get(run) ?? new Map<string, Set<string>>();
  const nodes = hosts.get(host) ?? new Set<string>();
  runs.set(run, hosts.set(host, nodes.add(node)));
  return nodes;
}
