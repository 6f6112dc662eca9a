import { z } from "zod";
import { DefaultShards, StatsSocketLevel } from "../args";
import { listOf, object } from "./objects";
import * as values from "./values";

const { duration, integer } = values;

const most = 2 ** 31 - 1;
const count = integer(1, most).optional();
const countOrNone = integer(0, most).optional();
const percentage = integer(0, 100).optional();
const flag = z.boolean().optional();

const processors = values.matching(
  "is not a processor or range of them: `0` or `0-3`",
  /^\d{1,4}(?:-\d{1,4})?$/,
);
const threads = values.matching(
  "is not all, odd, even, the number of a thread or a range of them: `1` or `1-4`",
  /^(?:all|odd|even|[1-9]\d{0,3}(?:-[1-9]\d{0,3})?)$/,
);
const variableName = values.matching(
  "is not the name of a variable: letters, digits and `_`, not beginning with a digit",
  /^[A-Za-z_]\w*$/,
);

const cpuMap = object({
  auto: z.boolean().default(false),
  threadGroup: integer(1, 64).default(1),
  threads: threads.default("all"),
  cpus: listOf(processors, 1),
});

const socketFile = {
  mode: values.fileMode.optional(),
  user: values.token.optional(),
  group: values.token.optional(),
};

export const statsSocket = object({
  address: values.statsSocketAddress,
  ...socketFile,
  level: z.enum(StatsSocketLevel).optional(),
});

export const unixBind = object(socketFile);

export const variable = object({ name: variableName, value: values.text });

export const h1CaseAdjust = object({ from: values.headerName, to: values.headerName });

export const limits = {
  maxconn: integer(1, 10_000_000).default(8000),
  nbthread: integer(1, 1024).optional(),
  threadGroups: integer(1, 64).optional(),
  cpuMap: listOf(cpuMap).default([]),
  numaCpuMapping: flag,
  ulimitN: integer(1, 100_000_000).optional(),
  fdHardLimit: integer(1, 100_000_000).optional(),
  strictLimits: flag,
  maxconnrate: countOrNone,
  maxsessrate: countOrNone,
  maxsslconn: countOrNone,
  maxsslrate: countOrNone,
  maxcomprate: countOrNone,
  maxcompcpuusage: percentage,
  maxpipes: countOrNone,
  busyPolling: flag,
};

export const tune = object({
  bufsize: count,
  maxrewrite: count,
  buffersLimit: count,
  buffersReserve: count,
  bufsizeSmall: count,
  rcvbufClient: count,
  rcvbufServer: count,
  sndbufClient: count,
  sndbufServer: count,
  notsentLowatClient: count,
  notsentLowatServer: count,
  httpMaxhdr: count,
  httpCookielen: count,
  httpLogurilen: count,
  idletimer: duration.optional(),
  compMaxlevel: count,
  h2HeaderTableSize: count,
  h2InitialWindowSize: count,
  h2MaxConcurrentStreams: count,
  h2MaxFrameSize: count,
  h2BeInitialWindowSize: count,
  h2BeMaxConcurrentStreams: count,
  h2BeGlitchesThreshold: count,
  h2BeRxbuf: count,
  h2FeInitialWindowSize: count,
  h2FeMaxConcurrentStreams: count,
  h2FeMaxTotalStreams: count,
  h2FeGlitchesThreshold: count,
  h2FeRxbuf: count,
  idlePoolShared: flag,
  listenerMultiQueue: flag,
  listenerDefaultShards: z.enum(DefaultShards).optional(),
  schedLowLatency: flag,
  maxaccept: countOrNone,
  maxpollevents: count,
  runqueueDepth: count,
  recvEnough: count,
  pipesize: count,
  poolLowFdRatio: percentage,
  poolHighFdRatio: percentage,
  memoryHotSize: count,
  patternCacheSize: countOrNone,
  peersMaxUpdatesAtOnce: count,
  stickCounters: countOrNone,
  maxChecksPerThread: countOrNone,
  eventsMaxEventsAtOnce: count,
  maxRulesAtOnce: count,
  ringQueues: count,
  varsGlobalMaxSize: countOrNone,
  varsProcMaxSize: countOrNone,
  varsReqresMaxSize: countOrNone,
  varsSessMaxSize: countOrNone,
  varsTxnMaxSize: countOrNone,
});
