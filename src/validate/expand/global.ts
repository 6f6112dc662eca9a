import type { GlobalModel } from "../model";
import type { Inputs } from "../schema";
import { expandGlobalTls } from "./globalTls";

/** Fills in what the `global` inputs leave open. */
export function expandGlobal(inputs: Inputs): GlobalModel {
  const { global, backends } = inputs;
  const servers = backends.reduce((sum, backend) => sum + backend.servers.length, 0);
  const { user, group, uid, gid } = global;
  return {
    ...expandGlobalTls(inputs),
    user: user ?? (uid === undefined ? "haproxy" : undefined),
    group: group ?? (gid === undefined ? "haproxy" : undefined),
    maxSpreadChecks: global.maxSpreadChecks ?? maxSpreadChecks(servers),
  };
}

/** Soon, for a roll-out waits for the first checks, but not all at once. In steps, so that one more server is no change. */
function maxSpreadChecks(servers: number): string {
  if (servers <= 50) return "100ms";
  return servers <= 500 ? "500ms" : "2s";
}
