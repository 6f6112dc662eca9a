import { z } from "zod";
import { ProxyMode } from "../args";
import { globalTls } from "./globalTls";
import { healthChecks } from "./healthCheck";
import { log } from "./logging";
import { listOf, object } from "../values/objects";
import { backendOptions, frontendOptions } from "./proxyOptions";
import { defaultServer } from "./server";
import { bogusClients, identity, limits, timing, spreadChecks, threads } from "../keywords/global";
import { tune } from "../keywords/tune";
import { cpuMap, h1CaseAdjust, statsSocket, unixBind, variable } from "./process";
import * as values from "../values";

const { duration, extraLine } = values;
const flag = z.boolean().optional();

export const global = object({
  ...threads.shape,
  maxconn: threads.shape.maxconn.default(8000),
  cpuMap: listOf(cpuMap).default([]),
  ...limits.shape,
  ...timing.shape,
  hardStopAfter: timing.shape.hardStopAfter.default("30m"),
  ...spreadChecks.shape,
  logs: listOf(log).prefault([{ address: "/dev/log" }]),
  ...globalTls,
  logTag: values.text.optional(),
  logSendHostname: flag,
  logHostname: values.hostName.optional(),
  ...identity.shape,
  chroot: identity.shape.chroot.default("/var/lib/haproxy"),
  statsTimeout: identity.shape.statsTimeout.default("30s"),
  statsSockets: listOf(statsSocket).default([]),
  unixBind: unixBind.optional(),
  setenv: listOf(variable).default([]),
  presetenv: listOf(variable).default([]),
  h1CaseAdjust: listOf(h1CaseAdjust).default([]),
  ...bogusClients.shape,
  tune: object(tune.shape).prefault({}),
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
