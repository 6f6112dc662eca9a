import type * as pulumi from "@pulumi/pulumi";

/**
 * How much haproxy takes on at the same time.
 *
 * @see HAProxy configuration manual, section 3.2 "Performance tuning"
 */
export interface LimitsArgs {
  /**
   * How many connections haproxy accepts at the same time. Each takes two file descriptors; a host that cannot give
   * them refuses the configuration before any node runs it.
   *
   * @default 8000
   */
  maxconn?: pulumi.Input<number>;
  /**
   * How many threads haproxy runs: at most one for each processor of every node.
   *
   * @default one for each processor
   */
  nbthread?: pulumi.Input<number>;
  /** Into how many groups the threads are divided. Needs HAProxy 2.7. @default 1 */
  threadGroups?: pulumi.Input<number>;
  /** Which threads run on which processors. @default the kernel decides */
  cpuMap?: pulumi.Input<pulumi.Input<CpuMapArgs>[]>;
  /** Whether haproxy, without `nbthread` and `cpuMap`, keeps to one NUMA node. Needs HAProxy 2.4. @default true */
  numaCpuMapping?: pulumi.Input<boolean>;
  /** How many file descriptors haproxy asks for: two for each connection, and some. @default as many as it needs */
  ulimitN?: pulumi.Input<number>;
  /** How many file descriptors haproxy uses, even when the host would give more. Needs HAProxy 2.6. @default no limit */
  fdHardLimit?: pulumi.Input<number>;
  /** Whether haproxy does not start with fewer file descriptors than it needs. @default true */
  strictLimits?: pulumi.Input<boolean>;
  /** How many connections haproxy accepts per second. @default no limit */
  maxconnrate?: pulumi.Input<number>;
  /** How many sessions haproxy accepts per second. @default no limit */
  maxsessrate?: pulumi.Input<number>;
  /** How many TLS connections haproxy has at the same time, to clients and servers. @default no limit */
  maxsslconn?: pulumi.Input<number>;
  /** How many TLS sessions haproxy accepts per second. @default no limit */
  maxsslrate?: pulumi.Input<number>;
  /** How many kilobytes per second haproxy compresses. @default no limit */
  maxcomprate?: pulumi.Input<number>;
  /** Percentage of the processors' time up to which haproxy compresses. @default 100 */
  maxcompcpuusage?: pulumi.Input<number>;
  /** How many pipes data is spliced through at the same time. @default a quarter of `maxconn` */
  maxpipes?: pulumi.Input<number>;
  /** Whether haproxy asks the kernel for events without ever sleeping: less delay for all of a processor. @default false */
  busyPolling?: pulumi.Input<boolean>;
}

/** Which threads run on which processors. */
export interface CpuMapArgs {
  /** Whether each thread gets the processor at the same place of the list. @default false */
  auto?: pulumi.Input<boolean>;
  /** The group of the threads. @default 1 */
  threadGroup?: pulumi.Input<number>;
  /** The threads of the group: `all`, `odd`, `even`, `1` or `1-4`. @default "all" */
  threads?: pulumi.Input<string>;
  /** The processors: `0`, `0-3`. */
  cpus: pulumi.Input<pulumi.Input<string>[]>;
}

/** What a connection to a stats socket may do: see, also clear counters, or all. */
export const StatsSocketLevel = { user: "user", operator: "operator", admin: "admin" } as const;
export type StatsSocketLevel = (typeof StatsSocketLevel)[keyof typeof StatsSocketLevel];

/** A socket that takes HAProxy's commands. */
export interface StatsSocketArgs {
  /** The socket's path, or the IP address and port as `127.0.0.1:9999`. */
  address: pulumi.Input<string>;
  /** The file's mode, such as `660`. @default by the process */
  mode?: pulumi.Input<string>;
  /** The file's owner. @default root */
  user?: pulumi.Input<string>;
  /** The file's group. @default root */
  group?: pulumi.Input<string>;
  /** What a connection may do. @default "operator" */
  level?: pulumi.Input<StatsSocketLevel>;
}

/** What holds for all binds to UNIX sockets. */
export interface UnixBindArgs {
  /** The files' mode, such as `660`. @default by the process */
  mode?: pulumi.Input<string>;
  /** The files' owner. @default root */
  user?: pulumi.Input<string>;
  /** The files' group. @default root */
  group?: pulumi.Input<string>;
}

/** A variable of the environment. */
export interface VariableArgs {
  /** The name. */
  name: pulumi.Input<string>;
  /** The value. */
  value: pulumi.Input<string>;
}

/** How a header's name is written. */
export interface H1CaseAdjustArgs {
  /** The name in lower case. */
  from: pulumi.Input<string>;
  /** The same name as it is to be written. */
  to: pulumi.Input<string>;
}

/** How many sockets a bind has: one, one for each thread, or one for each group of threads. */
export const DefaultShards = { byProcess: "by-process", byThread: "by-thread", byGroup: "by-group" } as const;
export type DefaultShards = (typeof DefaultShards)[keyof typeof DefaultShards];

/**
 * Buffers, sizes and the like: HAProxy's `tune.…`, with its words in camelCase.
 *
 * @see HAProxy configuration manual, section 3.2 "Performance tuning"
 */
export interface TuneArgs {
  /** Bytes of a buffer: what a request's or a response's headers must fit in, with `maxrewrite` to spare. @default 16384 */
  bufsize?: pulumi.Input<number>;
  /** Bytes of a buffer that are kept free for headers that rules add. @default 1024 */
  maxrewrite?: pulumi.Input<number>;
  /** How many buffers the process may have. @default no limit */
  buffersLimit?: pulumi.Input<number>;
  /** How many buffers are kept for when memory is short. @default 2 */
  buffersReserve?: pulumi.Input<number>;
  /** Bytes of a small buffer. Needs HAProxy 3.1. @default 1024 */
  bufsizeSmall?: pulumi.Input<number>;
  /** Bytes of the kernel's receive buffer of a client's connection. @default the kernel's */
  rcvbufClient?: pulumi.Input<number>;
  /** Bytes of the kernel's receive buffer of a server's connection. @default the kernel's */
  rcvbufServer?: pulumi.Input<number>;
  /** Bytes of the kernel's send buffer of a client's connection. @default the kernel's */
  sndbufClient?: pulumi.Input<number>;
  /** Bytes of the kernel's send buffer of a server's connection. @default the kernel's */
  sndbufServer?: pulumi.Input<number>;
  /** Bytes that may wait unsent in the kernel for a client. Needs HAProxy 3.2. @default no limit */
  notsentLowatClient?: pulumi.Input<number>;
  /** Bytes that may wait unsent in the kernel for a server. Needs HAProxy 3.2. @default no limit */
  notsentLowatServer?: pulumi.Input<number>;
  /** How many headers a request or a response may have. @default 101 */
  httpMaxhdr?: pulumi.Input<number>;
  /** Bytes of a captured cookie. @default 63 */
  httpCookielen?: pulumi.Input<number>;
  /** Bytes of a request's URI that are logged. @default 1024 */
  httpLogurilen?: pulumi.Input<number>;
  /** After which time without data a stream counts as idle, and its next data as new. @default "1s" */
  idletimer?: pulumi.Input<string>;
  /** The highest level of compression. @default 1 */
  compMaxlevel?: pulumi.Input<number>;
  /** Bytes of HTTP/2's table of headers. @default 4096 */
  h2HeaderTableSize?: pulumi.Input<number>;
  /** Bytes that an HTTP/2 peer may send before it is told to go on. @default 65536 */
  h2InitialWindowSize?: pulumi.Input<number>;
  /** How many HTTP/2 streams a connection may have at the same time. @default 100 */
  h2MaxConcurrentStreams?: pulumi.Input<number>;
  /** Bytes of the largest HTTP/2 frame. @default 16384, or `bufsize` if that is less */
  h2MaxFrameSize?: pulumi.Input<number>;
  /** `h2InitialWindowSize` towards servers. Needs HAProxy 2.8. @default `h2InitialWindowSize` */
  h2BeInitialWindowSize?: pulumi.Input<number>;
  /** `h2MaxConcurrentStreams` towards servers. Needs HAProxy 2.8. @default `h2MaxConcurrentStreams` */
  h2BeMaxConcurrentStreams?: pulumi.Input<number>;
  /** How many odd frames of a server close its connection. Needs HAProxy 3.0. @default no limit */
  h2BeGlitchesThreshold?: pulumi.Input<number>;
  /** Bytes of the receive buffer of an HTTP/2 connection to a server. Needs HAProxy 3.1. @default 1600k */
  h2BeRxbuf?: pulumi.Input<number>;
  /** `h2InitialWindowSize` towards clients. Needs HAProxy 2.8. @default `h2InitialWindowSize` */
  h2FeInitialWindowSize?: pulumi.Input<number>;
  /** `h2MaxConcurrentStreams` towards clients. Needs HAProxy 2.8. @default `h2MaxConcurrentStreams` */
  h2FeMaxConcurrentStreams?: pulumi.Input<number>;
  /** After how many streams a client has to connect anew. Needs HAProxy 3.0. @default no limit */
  h2FeMaxTotalStreams?: pulumi.Input<number>;
  /** How many odd frames of a client close its connection. Needs HAProxy 3.0. @default no limit */
  h2FeGlitchesThreshold?: pulumi.Input<number>;
  /** Bytes of the receive buffer of an HTTP/2 connection of a client. Needs HAProxy 3.1. @default 1600k */
  h2FeRxbuf?: pulumi.Input<number>;
  /** Whether threads share idle connections to servers. @default true */
  idlePoolShared?: pulumi.Input<boolean>;
  /** Whether new connections are spread over all threads. @default true */
  listenerMultiQueue?: pulumi.Input<boolean>;
  /** How many sockets a bind has. Needs HAProxy 2.8. @default "by-process" */
  listenerDefaultShards?: pulumi.Input<DefaultShards>;
  /** Whether short tasks come before others of the same round. @default false */
  schedLowLatency?: pulumi.Input<boolean>;
  /** How many connections a thread accepts in one go. @default 4 */
  maxaccept?: pulumi.Input<number>;
  /** How many events are polled in one go. @default by the system */
  maxpollevents?: pulumi.Input<number>;
  /** How many tasks a thread runs in one go. @default by the number of threads */
  runqueueDepth?: pulumi.Input<number>;
  /** Bytes with which a read counts as enough for now. @default 10136 */
  recvEnough?: pulumi.Input<number>;
  /** Bytes of the kernel's pipes that data is spliced through. @default the kernel's */
  pipesize?: pulumi.Input<number>;
  /** Percentage of file descriptors in use up to which connections to servers may be kept idle. @default 20 */
  poolLowFdRatio?: pulumi.Input<number>;
  /** Percentage of file descriptors in use from which idle connections are closed. @default 25 */
  poolHighFdRatio?: pulumi.Input<number>;
  /** Bytes of freed memory that each thread keeps at hand. Needs HAProxy 2.8. @default 524288 */
  memoryHotSize?: pulumi.Input<number>;
  /** How many results of looking up patterns are kept. @default 10000 */
  patternCacheSize?: pulumi.Input<number>;
  /** How many updates of stick tables are sent to a peer in one go. Needs HAProxy 2.7. @default 200 */
  peersMaxUpdatesAtOnce?: pulumi.Input<number>;
  /** How many counters a request can be tracked with. Needs HAProxy 2.8. @default 3 */
  stickCounters?: pulumi.Input<number>;
  /** How many health checks a thread runs at the same time. Needs HAProxy 2.9. @default no limit */
  maxChecksPerThread?: pulumi.Input<number>;
  /** How many events are handed to subscribers in one go. Needs HAProxy 2.9. @default 100 */
  eventsMaxEventsAtOnce?: pulumi.Input<number>;
  /** How many rules are evaluated before others get their turn. Needs HAProxy 3.2. @default 50 */
  maxRulesAtOnce?: pulumi.Input<number>;
  /** How many queues write into a ring. Needs HAProxy 3.0. @default by the number of threads */
  ringQueues?: pulumi.Input<number>;
  /** Bytes of all variables together. @default no limit */
  varsGlobalMaxSize?: pulumi.Input<number>;
  /** Bytes of the variables of the process. @default no limit */
  varsProcMaxSize?: pulumi.Input<number>;
  /** Bytes of the variables of a request or a response. @default no limit */
  varsReqresMaxSize?: pulumi.Input<number>;
  /** Bytes of the variables of a session. @default no limit */
  varsSessMaxSize?: pulumi.Input<number>;
  /** Bytes of the variables of a transaction. @default no limit */
  varsTxnMaxSize?: pulumi.Input<number>;
}
