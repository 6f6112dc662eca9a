import { z } from "zod";
import { ProxyMode } from "../args";
import { globalTls } from "./globalTls";
import { healthChecks } from "./healthCheck";
import { log } from "./logging";
import { listOf, object } from "./objects";
import { backendOptions, frontendOptions } from "./proxyOptions";
import { defaultServer } from "./server";
import { h1CaseAdjust, limits, statsSocket, tune, unixBind, variable } from "./tuning";
import * as values from "./values";

const { duration, extraLine, integer } = values;
const flag = z.boolean().optional();

export const global = object({
  ...limits,
  hardStopAfter: duration.default("30m"),
  closeSpreadTime: duration.optional(),
  grace: duration.optional(),
  maxSpreadChecks: duration.optional(),
  spreadChecks: integer(0, 50).optional(),
  logs: listOf(log).prefault([{ address: "/dev/log" }]),
  ...globalTls,
  logTag: values.text.optional(),
  logSendHostname: flag,
  logHostname: values.hostName.optional(),
  chroot: values.path.default("/var/lib/haproxy"),
  user: values.token.optional(),
  group: values.token.optional(),
  uid: integer(0, 2 ** 31 - 1).optional(),
  gid: integer(0, 2 ** 31 - 1).optional(),
  node: values.token.optional(),
  statsTimeout: duration.default("30s"),
  statsMaxconn: integer(1, 100_000).optional(),
  statsSockets: listOf(statsSocket).default([]),
  unixBind: unixBind.optional(),
  setenv: listOf(variable).default([]),
  presetenv: listOf(variable).default([]),
  h1CaseAdjust: listOf(h1CaseAdjust).default([]),
  h1AcceptPayloadWithAnyMethod: flag,
  h2WorkaroundBogusWebsocketClients: flag,
  pp2NeverSendLocal: flag,
  setDumpable: flag,
  tune: tune.prefault({}),
  extraLines: listOf(extraLine).default([]),
});

const defaultsFields = {
  ...frontendOptions,
  ...backendOptions,
  ...healthChecks,
  defaultServer: defaultServer.optional(),
  mode: z.enum(ProxyMode).optional(),
  timeouts: object({
    connect: duration.optional(),
    client: duration.optional(),
    clientFin: duration.optional(),
    server: duration.optional(),
    serverFin: duration.optional(),
    httpRequest: values.timeoutOrNone.optional(),
    httpKeepAlive: values.timeoutOrNone.optional(),
    queue: values.timeoutOrNone.optional(),
    check: duration.optional(),
    tunnel: values.timeoutOrNone.optional(),
    tarpit: duration.optional(),
  }).prefault({}),
  extraLines: listOf(extraLine).default([]),
};

export const defaults = object(defaultsFields);

export const namedDefaults = object({
  name: values.proxyName,
  from: values.name.optional(),
  ...defaultsFields,
});
