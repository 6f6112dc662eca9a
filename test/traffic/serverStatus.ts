import { until } from "./client";
import type { RunningHaproxy } from "./runningHaproxy";

/** The status of a server, as haproxy sees it: `UP`, `DOWN`, `NOLB`, `MAINT`… */
export async function statusOf(haproxy: RunningHaproxy, backend: string, server: string): Promise<string> {
  const line = (await haproxy.command("show stat"))
    .split("\n")
    .find((text) => text.startsWith(`${backend},${server},`));
  return line?.split(",")[17] ?? "";
}

/** Waits until haproxy sees a server so. */
export const becomes = (haproxy: RunningHaproxy, backend: string, server: string, status: string) =>
  until(async () => (await statusOf(haproxy, backend, server)).startsWith(status));
