import type { Unwrap } from "@pulumi/pulumi";
import type { ConnectionArgs } from "../args";

/** Returns the host that a connection leads to. */
export function hostOf({ host, port = 22, proxy }: Unwrap<ConnectionArgs>): string {
  return `${host}:${port}${proxy ? ` by way of ${proxy.host}:${proxy.port ?? 22}` : ""}`;
}

/** The nodes of each run, by host: one process may serve several runs. */
const runs = new WeakMap<object, Map<string, string>>();

/** Notes the host of a node; returns another node of the run with the same host, if any. */
export function nodeAtHost(run: object, host: string, node: string): string | undefined {
  const nodes = runs.get(run) ?? new Map<string, string>();
  const other = nodes.get(host);
  runs.set(run, nodes.set(host, other ?? node));
  return other === node ? undefined : other;
}
