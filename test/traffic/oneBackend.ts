import type { BackendArgs, HaproxyPairArgs } from "../../src/args";
import { oneFrontendEach } from "./frontends";
import { RunningHaproxy } from "./runningHaproxy";

/** A haproxy that listens at a port, before a backend named `app`. */
export interface Running {
  haproxy: RunningHaproxy;
  port: number;
}

type Backend = Omit<BackendArgs, "name">;
type Test = (running: Running) => Promise<void>;

/** Runs what a test does with a haproxy that has one backend, whose servers are not checked unless it says so. */
export async function withBackend(
  backend: Backend,
  test: Test,
  more: Partial<HaproxyPairArgs> = {},
): Promise<void> {
  const { inputs, ports } = await oneFrontendEach({ app: { defaultServer: { check: false }, ...backend } });
  const haproxy = await RunningHaproxy.start({ ...inputs, ...more });
  try {
    await test({ haproxy, port: ports.app });
  } finally {
    await haproxy.stop();
  }
}

/** Checks that soon find out; the time-out is a longer one, for a busy machine keeps no short one. */
export const quick = { inter: "50ms", rise: 1, fall: 1 };

/** The same with servers that are checked. */
export const withCheckedBackend = (backend: Backend, test: Test, more: Partial<HaproxyPairArgs> = {}) =>
  withBackend({ defaultServer: quick, timeouts: { check: "2s" }, ...backend }, test, more);
