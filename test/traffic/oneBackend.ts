import type { BackendArgs, HaproxyPairArgs } from "../../src/args";
import { oneFrontendEach } from "./frontends";
import { RunningHaproxy } from "./runningHaproxy";

/** Runs what a test does with a haproxy that has one backend, whose servers are not checked unless it says so. */
export async function withBackend(
  backend: Omit<BackendArgs, "name">,
  test: (port: number, haproxy: RunningHaproxy) => Promise<void>,
  more: Partial<HaproxyPairArgs> = {},
): Promise<void> {
  const { inputs, ports } = await oneFrontendEach({ app: { defaultServer: { check: false }, ...backend } });
  const haproxy = await RunningHaproxy.start({ ...inputs, ...more });
  try {
    await test(ports.app, haproxy);
  } finally {
    await haproxy.stop();
  }
}
