import { z } from "zod";
import { NameserverProtocol } from "../args";
import { listOf, object } from "../values/objects";
import * as values from "../values";

const { duration, integer, name } = values;

const nameserver = object({
  name,
  address: values.address,
  port: values.port.default(53),
  protocol: z.enum(NameserverProtocol).optional(),
});

/** DNS servers that resolve the names of servers. */
export const resolvers = object({
  name,
  nameservers: listOf(nameserver).default([]),
  parseResolvConf: z.boolean().default(false),
  acceptedPayloadSize: integer(512, 65_535).optional(),
  resolveRetries: integer(1, 1000).optional(),
  timeouts: object({ resolve: duration.optional(), retry: duration.optional() }).prefault({}),
  hold: object({
    valid: duration.optional(),
    obsolete: duration.optional(),
    nx: duration.optional(),
    refused: duration.optional(),
    timeout: duration.optional(),
    other: duration.optional(),
  }).prefault({}),
});
