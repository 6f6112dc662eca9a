import type { GlobalModel } from "../model/model";
import type { Inputs } from "../schema/inputs";
import { expandGlobalTls } from "./globalTls";

/** Fills in the defaults of `global`. */
export function expandGlobal(inputs: Inputs): GlobalModel {
  const { global, backends } = inputs;
  const servers = backends.reduce(
    (sum, backend) => sum + backend.servers.length + templatedServers(backend),
    0,
  );
  const { user, group, uid, gid } = global;
  return {
    ...expandGlobalTls(inputs),
    user: user ?? (uid === undefined ? "haproxy" : undefined),
    group: group ?? (gid === undefined ? "haproxy" : undefined),
    maxSpreadChecks: global.maxSpreadChecks ?? maxSpreadChecks(servers),
  };
}

const templatedServers = ({ serverTemplates }: Inputs["backends"][number]) =>
  serverTemplates.reduce((sum, { num = 0, range = "1-0" }) => {
    const [first = 1, last = 0] = range.split("-").map(Number);
    return sum + num + (last - first + 1);
  }, 0);

/** Spreads the first checks briefly, because a roll-out waits for them. Steps avoid a change for each new server. */
function maxSpreadChecks(servers: number): string {
  if (servers <= 50) return "100ms";
  return servers <= 500 ? "500ms" : "2s";
}
