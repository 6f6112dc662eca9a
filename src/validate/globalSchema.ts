import { z } from "zod";
import { ProxyMode } from "../args";
import { globalTls } from "./globalTlsSchema";
import { healthChecks } from "./healthCheckSchema";
import { listOf, object } from "./objects";
import { backendOptions, frontendOptions } from "./proxyOptionsSchema";
import * as values from "./values";

const { duration, extraLine, integer } = values;

const facility = z.enum(
  (
    "kern user mail daemon auth syslog lpr news uucp cron auth2 ftp ntp audit alert cron2 " +
    "local0 local1 local2 local3 local4 local5 local6 local7"
  ).split(" "),
);
const level = z.enum("emerg alert crit err warning notice info debug".split(" "));

const log = object({
  address: values.logAddress,
  facility: facility.default("local0"),
  level: level.optional(),
});

export const global = object({
  maxconn: integer(1, 10_000_000).default(8000),
  nbthread: integer(1, 64).optional(),
  hardStopAfter: duration.default("30m"),
  maxSpreadChecks: duration.optional(),
  logs: listOf(log).prefault([{ address: "/dev/log" }]),
  ...globalTls,
  extraLines: listOf(extraLine).default([]),
});

const defaultsFields = {
  ...frontendOptions,
  ...backendOptions,
  ...healthChecks,
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
  name: values.name,
  from: values.name.optional(),
  ...defaultsFields,
});

export const stats = object({
  enabled: z.boolean().default(true),
  address: values.address.default("127.0.0.1"),
  port: values.port.default(8404),
  uri: values.requestPath.default("/"),
  user: values.token.default("admin"),
  prometheus: z.boolean().default(true),
});
