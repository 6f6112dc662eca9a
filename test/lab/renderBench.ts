/** How the time and the memory that rendering takes grow with the servers. */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { renderHaproxyCfg } from "../../src/render";
import { validate } from "../../src/validate";
import { farm, serversOfBackend, shortest } from "../render/farm";

const sizes = [100, 1_000, 10_000, 100_000];
const quickly = { servers: 10_000, milliseconds: 150 };
const allowedGrowth = 2;

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

interface Measured {
  servers: number;
  backends: number;
  milliseconds: number;
  microsecondsPerServer: number;
  /** What the model and the text take. */
  bytesPerServer: number;
}

interface Check {
  name: string;
  limit: number;
  value: number;
}

function measure(servers: number): Measured {
  const inputs = farm(servers);
  collect();
  const before = process.memoryUsage().heapUsed;
  // One small farm takes less than what comes and goes besides.
  const copies = Array.from({ length: Math.max(1, 10_000 / servers) }, () => {
    const { model } = validate(inputs);
    const { text } = renderHaproxyCfg(model);
    // The text is put together from pieces until it is read.
    Buffer.byteLength(text);
    return { model, text };
  });
  collect();
  const bytes = (process.memoryUsage().heapUsed - before) / copies.length;
  const { model } = copies[0] ?? validate(inputs);
  // What takes little is measured often: one collection or neighbour would be all of it.
  const times = Math.max(5, 90_000 / servers);
  const milliseconds = shortest(times, () => renderHaproxyCfg(model), collect);
  return {
    servers,
    backends: servers / serversOfBackend,
    milliseconds,
    microsecondsPerServer: (milliseconds / servers) * 1000,
    bytesPerServer: Math.round(bytes / servers),
  };
}

/** Measures, and says what is held to a limit. */
export function renderBench(): { growth: Measured[]; checks: Check[] } {
  measure(quickly.servers);
  const growth = sizes.map(measure);
  const spread = (numbers: number[]) => Math.max(...numbers) / Math.min(...numbers);
  const [first, last] = [growth[0], growth.at(-1)];
  // Below, what is the same for all farms weighs more than the servers.
  const large = growth.filter(({ servers }) => servers >= 1_000);
  return {
    growth,
    checks: [
      {
        name: `milliseconds for ${quickly.servers} servers`,
        limit: quickly.milliseconds,
        value: growth.find(({ servers }) => servers === quickly.servers)?.milliseconds ?? NaN,
      },
      {
        name: `time for a server, of ${last?.servers ?? 0} to of ${first?.servers ?? 0}`,
        limit: allowedGrowth,
        value: (last?.microsecondsPerServer ?? NaN) / (first?.microsecondsPerServer ?? NaN),
      },
      {
        name: "time for a server, the most to the least, from 1000 servers on",
        limit: allowedGrowth,
        value: spread(large.map(({ microsecondsPerServer }) => microsecondsPerServer)),
      },
      {
        name: "memory for a server, the most to the least, from 1000 servers on",
        limit: allowedGrowth,
        value: spread(large.map(({ bytesPerServer }) => bytesPerServer)),
      },
    ],
  };
}
