import type { HaproxyPairArgs } from "../../src/args";
import { minimal } from "../golden/inputs/minimal";

export const serversOfBackend = 20;

/** As many servers, in backends of twenty. */
export function farm(servers: number): HaproxyPairArgs {
  const backends = Array.from({ length: servers / serversOfBackend }, (_, backend) => ({
    name: `app-${backend}`,
    servers: Array.from({ length: serversOfBackend }, (_, server) => ({
      name: `s${server}`,
      address: `10.${(backend >> 8) & 255}.${backend & 255}.${server + 1}`,
      port: 8080,
      weight: server + 1,
      maxconn: 100,
    })),
  }));
  return {
    ...minimal,
    frontends: [{ name: "web", binds: [{ port: 80 }], defaultBackend: "app-0" }],
    backends,
  };
}

/** The shortest of a few times that a task takes, in milliseconds, with nothing left to collect before. */
export function shortest(times: number, task: () => unknown, collect: () => void): number {
  return Math.min(
    ...Array.from({ length: times }, () => {
      collect();
      const began = performance.now();
      task();
      return performance.now() - began;
    }),
  );
}
