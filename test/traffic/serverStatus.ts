import { until } from "./client";
import type { RunningHaproxy } from "./runningHaproxy";

/** What haproxy's statistics say of a server: `status`, `check_status`, `weight`… */
export async function fieldOf(
  haproxy: RunningHaproxy,
  backend: string,
  server: string,
  field: string,
): Promise<string> {
  const [names = "", ...lines] = (await haproxy.command("show stat")).replace(/^# /, "").split("\n");
  const line = lines.find((text) => text.startsWith(`${backend},${server},`));
  // An asterisk says that the next check has begun.
  return (line?.replace(/"[^"]*"/g, "").split(",")[names.split(",").indexOf(field)] ?? "").replace(
    /^\* /,
    "",
  );
}

/** The status of a server, as haproxy sees it: `UP`, `DOWN`, `NOLB`, `MAINT`… */
export const statusOf = (haproxy: RunningHaproxy, backend: string, server: string) =>
  fieldOf(haproxy, backend, server, "status");

/** Waits until haproxy sees a server so. */
export const becomes = (haproxy: RunningHaproxy, backend: string, server: string, status: string) =>
  until(async () => (await statusOf(haproxy, backend, server)).startsWith(status));

/** Waits until the last health check of a server came to this: `L4OK`, `L7STS`… */
export const isChecked = (haproxy: RunningHaproxy, backend: string, server: string, result: string) =>
  until(async () => (await fieldOf(haproxy, backend, server, "check_status")) === result);
