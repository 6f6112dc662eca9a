import { z } from "zod";
import { CaptureType, LogMessageFormat, LogProto } from "../args";
import { listOf, object } from "../values/objects";
import * as values from "../values";

const { duration, headerName, integer, logFormat, name } = values;

const facility = z.enum(
  (
    "kern user mail daemon auth syslog lpr news uucp cron auth2 ftp ntp audit alert cron2 " +
    "local0 local1 local2 local3 local4 local5 local6 local7"
  ).split(" "),
);
const level = z.enum("emerg alert crit err warning notice info debug".split(" "));
const messageLength = integer(80, 65535);
const captureLength = integer(1, 65535);

const sample = values.checked(
  "is not a sample: positions of messages, `:` and the sample size, such as 1:10 or 2-3,8:10",
  (value) => {
    const [, ranges = "", size = ""] =
      /^(\d{1,6}(?:-\d{1,6})?(?:,\d{1,6}(?:-\d{1,6})?)*):(\d{1,6})$/.exec(value) ?? [];
    const limits = ranges.split(/[-,]/).map(Number);
    return ranges !== "" && limits.every((limit) => limit > 0 && limit <= Number(size));
  },
);

export const log = object({
  address: values.logAddress,
  facility: facility.default("local0"),
  level: level.optional(),
  minLevel: level.optional(),
  len: messageLength.optional(),
  format: z.enum(LogMessageFormat).optional(),
  sample: sample.optional(),
});

/** The logs of a frontend or backend, which `defaults` can set for all. */
export const proxyLog = {
  logGlobal: z.boolean().optional(),
  logs: listOf(log).default([]),
  logTag: values.text.optional(),
};

const logField = object({
  name: values.matching("is not a field's name: letters, digits and `_`", /^[A-Za-z_]\w*$/),
  expression: values.expression.optional(),
  requestHeader: headerName.optional(),
  responseHeader: headerName.optional(),
  len: captureLength.optional(),
});

/** The log options of a frontend, which `defaults` can set for all. */
export const frontendLog = {
  ...proxyLog,
  httplog: z.boolean().optional(),
  httplogClf: z.boolean().optional(),
  httpslog: z.boolean().optional(),
  tcplog: z.boolean().optional(),
  logFormat: logFormat.optional(),
  logFormatJson: z.boolean().optional(),
  logFields: listOf(logField).default([]),
  logFormatSd: logFormat.optional(),
  errorLogFormat: logFormat.optional(),
  uniqueId: z.boolean().optional(),
  uniqueIdFormat: logFormat.optional(),
  uniqueIdHeader: headerName.optional(),
  dontlognull: z.boolean().optional(),
  dontlogNormal: z.boolean().optional(),
  logasap: z.boolean().optional(),
  logSeparateErrors: z.boolean().optional(),
};

const capture = object({ name: headerName, len: captureLength });

/** The captures of a frontend. */
export const captures = {
  captureRequestHeaders: listOf(capture).default([]),
  captureResponseHeaders: listOf(capture).default([]),
  captureCookie: object({ name: values.token, len: captureLength }).optional(),
  declareCaptures: listOf(object({ type: z.enum(CaptureType), len: captureLength })).default([]),
};

const ringServer = object({
  name,
  address: values.host,
  port: values.port,
  logProto: z.enum(LogProto).optional(),
  ssl: z.boolean().default(false),
  certificateAuthority: values.authorityName.optional(),
  verifyhost: values.hostName.optional(),
});

export const ring = object({
  name,
  description: values.text.optional(),
  format: z.enum(LogMessageFormat).optional(),
  maxlen: messageLength.optional(),
  size: integer(1024, 2 ** 31 - 1).optional(),
  timeouts: object({
    connect: duration.default("5s"),
    server: duration.default("10s"),
  }).prefault({}),
  servers: listOf(ringServer).default([]),
});
