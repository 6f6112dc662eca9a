import { DefaultShards } from "../args";
import type { TuneModel } from "../model/model";
import { type Codec, duration, number, oneOf } from "../language/codec";
import { Parts } from "../language/parts";
import { type Field, Fields } from "../language/section";

const onOff: Codec<boolean> = {
  write: (value) => (value ? "on" : "off"),
  read: (given) => (given === "on" || given === "off" ? given === "on" : undefined),
};

type Tuning = { [Key in keyof Required<TuneModel>]: [string, Codec<NonNullable<TuneModel[Key]>>] };

/** HAProxy's keyword of each tuning. */
const tunings: Tuning = {
  bufsize: ["tune.bufsize", number],
  maxrewrite: ["tune.maxrewrite", number],
  buffersLimit: ["tune.buffers.limit", number],
  buffersReserve: ["tune.buffers.reserve", number],
  bufsizeSmall: ["tune.bufsize.small", number],
  rcvbufClient: ["tune.rcvbuf.client", number],
  rcvbufServer: ["tune.rcvbuf.server", number],
  sndbufClient: ["tune.sndbuf.client", number],
  sndbufServer: ["tune.sndbuf.server", number],
  notsentLowatClient: ["tune.notsent-lowat.client", number],
  notsentLowatServer: ["tune.notsent-lowat.server", number],
  httpMaxhdr: ["tune.http.maxhdr", number],
  httpCookielen: ["tune.http.cookielen", number],
  httpLogurilen: ["tune.http.logurilen", number],
  idletimer: ["tune.idletimer", duration],
  compMaxlevel: ["tune.comp.maxlevel", number],
  h2HeaderTableSize: ["tune.h2.header-table-size", number],
  h2InitialWindowSize: ["tune.h2.initial-window-size", number],
  h2MaxConcurrentStreams: ["tune.h2.max-concurrent-streams", number],
  h2MaxFrameSize: ["tune.h2.max-frame-size", number],
  h2BeInitialWindowSize: ["tune.h2.be.initial-window-size", number],
  h2BeMaxConcurrentStreams: ["tune.h2.be.max-concurrent-streams", number],
  h2BeGlitchesThreshold: ["tune.h2.be.glitches-threshold", number],
  h2BeRxbuf: ["tune.h2.be.rxbuf", number],
  h2FeInitialWindowSize: ["tune.h2.fe.initial-window-size", number],
  h2FeMaxConcurrentStreams: ["tune.h2.fe.max-concurrent-streams", number],
  h2FeMaxTotalStreams: ["tune.h2.fe.max-total-streams", number],
  h2FeGlitchesThreshold: ["tune.h2.fe.glitches-threshold", number],
  h2FeRxbuf: ["tune.h2.fe.rxbuf", number],
  idlePoolShared: ["tune.idle-pool.shared", onOff],
  listenerMultiQueue: ["tune.listener.multi-queue", onOff],
  listenerDefaultShards: ["tune.listener.default-shards", oneOf(DefaultShards)],
  schedLowLatency: ["tune.sched.low-latency", onOff],
  maxaccept: ["tune.maxaccept", number],
  maxpollevents: ["tune.maxpollevents", number],
  runqueueDepth: ["tune.runqueue-depth", number],
  recvEnough: ["tune.recv_enough", number],
  pipesize: ["tune.pipesize", number],
  poolLowFdRatio: ["tune.pool-low-fd-ratio", number],
  poolHighFdRatio: ["tune.pool-high-fd-ratio", number],
  memoryHotSize: ["tune.memory.hot-size", number],
  patternCacheSize: ["tune.pattern.cache-size", number],
  peersMaxUpdatesAtOnce: ["tune.peers.max-updates-at-once", number],
  stickCounters: ["tune.stick-counters", number],
  maxChecksPerThread: ["tune.max-checks-per-thread", number],
  eventsMaxEventsAtOnce: ["tune.events.max-events-at-once", number],
  maxRulesAtOnce: ["tune.max-rules-at-once", number],
  ringQueues: ["tune.ring.queues", number],
  varsGlobalMaxSize: ["tune.vars.global-max-size", number],
  varsProcMaxSize: ["tune.vars.proc-max-size", number],
  varsReqresMaxSize: ["tune.vars.reqres-max-size", number],
  varsSessMaxSize: ["tune.vars.sess-max-size", number],
  varsTxnMaxSize: ["tune.vars.txn-max-size", number],
};

const of = new Parts<TuneModel>();
const fields = new Fields<TuneModel>();

/** The lines `tune.…`. */
export const tuneLines: Field<TuneModel>[] = (Object.keys(tunings) as (keyof TuneModel)[]).map((key) => {
  const [keyword, codec] = tunings[key] as [string, Codec<NonNullable<TuneModel[typeof key]>>];
  return fields.line(of.argument(key, keyword, codec));
});
