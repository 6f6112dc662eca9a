import { listOf, object } from "../values/objects";
import { duration, expression, integer, name, network, tableSize } from "../values";

const limit = integer(1, 1_000_000_000);

const sources = object({
  networks: listOf(network).default([]),
  list: name.optional(),
});

/** One-line protection of a frontend. */
export const protection = {
  rateLimit: object({
    requests: limit,
    period: duration.default("10s"),
    key: expression.optional(),
    except: listOf(network).default([]),
  }).optional(),
  connectionLimit: object({
    connections: limit.optional(),
    newConnections: limit.optional(),
    period: duration.default("10s"),
    except: listOf(network).default([]),
  }).optional(),
  allowSources: sources.optional(),
  denySources: sources.optional(),
  maxBodySize: tableSize.optional(),
};
