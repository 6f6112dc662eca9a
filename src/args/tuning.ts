import type * as pulumi from "@pulumi/pulumi";

/**
 * Limits of the haproxy process.
 *
 * @see HAProxy configuration manual, section 3.2 "Performance tuning"
 */
export interface LimitsArgs {
  /**
   * Maximum number of concurrent connections. Each uses two file descriptors. A host that cannot provide them
   * refuses the configuration before any node runs it.
   *
   * @default 8000
   */
  maxconn?: pulumi.Input<number>;
  /**
   * The number of threads: at most the number of processors of every node.
   *
   * @default one for each processor
   */
  nbthread?: pulumi.Input<number>;
  /** The number of thread groups. Needs HAProxy 2.7. @default 1 */
  threadGroups?: pulumi.Input<number>;
  /** The assignment of threads to processors. @default decided by the kernel */
  cpuMap?: pulumi.Input<pulumi.Input<CpuMapArgs>[]>;
  /**
   * Keeps haproxy on one NUMA node, unless `nbthread` or `cpuMap` is set. Needs HAProxy 2.4.
   *
   * @default true
   */
  numaCpuMapping?: pulumi.Input<boolean>;
  /**
   * Maximum number of file descriptors that haproxy requests: two for each connection, and some more.
   *
   * @default as many as it needs
   */
  ulimitN?: pulumi.Input<number>;
  /**
   * Maximum number of file descriptors that haproxy uses, even if the host allows more. Needs HAProxy 2.6.
   *
   * @default no limit
   */
  fdHardLimit?: pulumi.Input<number>;
  /** Refuses to start with fewer file descriptors than haproxy needs. @default true */
  strictLimits?: pulumi.Input<boolean>;
  /** Maximum number of new connections per second. @default no limit */
  maxconnrate?: pulumi.Input<number>;
  /** Maximum number of new sessions per second. @default no limit */
  maxsessrate?: pulumi.Input<number>;
  /** Maximum number of concurrent TLS connections, to clients and servers. @default no limit */
  maxsslconn?: pulumi.Input<number>;
  /** Maximum number of new TLS sessions per second. @default no limit */
  maxsslrate?: pulumi.Input<number>;
  /** Maximum input rate of compression, in kilobytes per second. @default no limit */
  maxcomprate?: pulumi.Input<number>;
  /** Maximum CPU usage at which haproxy compresses, in percent. @default 100 */
  maxcompcpuusage?: pulumi.Input<number>;
  /** Maximum number of concurrent pipes for splicing. @default a quarter of `maxconn` */
  maxpipes?: pulumi.Input<number>;
  /**
   * Polls the kernel for events without ever sleeping: lower latency, full load on a processor.
   *
   * @default false
   */
  busyPolling?: pulumi.Input<boolean>;
}

/** The assignment of threads to processors. */
export interface CpuMapArgs {
  /** Binds each thread to the processor at the same position in the list. @default false */
  auto?: pulumi.Input<boolean>;
  /** The thread group. @default 1 */
  threadGroup?: pulumi.Input<number>;
  /** The threads of the group: `all`, `odd`, `even`, `1` or `1-4`. @default "all" */
  threads?: pulumi.Input<string>;
  /** The processors: `0`, `0-3`. */
  cpus: pulumi.Input<pulumi.Input<string>[]>;
}

/** The rights of a connection to a stats socket: read, also clear counters, or everything. */
export const StatsSocketLevel = { user: "user", operator: "operator", admin: "admin" } as const;
export type StatsSocketLevel = (typeof StatsSocketLevel)[keyof typeof StatsSocketLevel];

/** A socket that accepts HAProxy's commands. */
export interface StatsSocketArgs {
  /** The socket's path, or the IP address and port as `127.0.0.1:9999`. */
  address: pulumi.Input<string>;
  /** The file's mode, such as `660`. @default set by the process */
  mode?: pulumi.Input<string>;
  /** The file's owner. @default root */
  user?: pulumi.Input<string>;
  /** The file's group. @default root */
  group?: pulumi.Input<string>;
  /** The rights of a connection. @default "operator" */
  level?: pulumi.Input<StatsSocketLevel>;
}

/** Settings of all binds to Unix sockets. */
export interface UnixBindArgs {
  /** The files' mode, such as `660`. @default set by the process */
  mode?: pulumi.Input<string>;
  /** The files' owner. @default root */
  user?: pulumi.Input<string>;
  /** The files' group. @default root */
  group?: pulumi.Input<string>;
}

/** An environment variable. */
export interface VariableArgs {
  /** The name. */
  name: pulumi.Input<string>;
  /** The value. */
  value: pulumi.Input<string>;
}

/** The case of a header name. */
export interface H1CaseAdjustArgs {
  /** The name in lower case. */
  from: pulumi.Input<string>;
  /** The same name in the case to send. */
  to: pulumi.Input<string>;
}

/** The number of sockets of a bind: one, one for each thread, or one for each thread group. */
export const DefaultShards = { byProcess: "by-process", byThread: "by-thread", byGroup: "by-group" } as const;
export type DefaultShards = (typeof DefaultShards)[keyof typeof DefaultShards];

/**
 * Buffer sizes and other tuning: HAProxy's `tune.…` in camelCase.
 *
 * @see HAProxy configuration manual, section 3.2 "Performance tuning"
 */
export interface TuneArgs {
  /**
   * Size of a buffer in bytes. The headers of a request or response must fit in it, with `maxrewrite` to
   * spare.
   *
   * @default 16384
   */
  bufsize?: pulumi.Input<number>;
  /** Bytes of a buffer reserved for headers that rules add. @default 1024 */
  maxrewrite?: pulumi.Input<number>;
  /** Maximum number of buffers of the process. @default no limit */
  buffersLimit?: pulumi.Input<number>;
  /** Number of buffers reserved for memory shortages. @default 2 */
  buffersReserve?: pulumi.Input<number>;
  /** Size of a small buffer in bytes. Needs HAProxy 3.1. @default 1024 */
  bufsizeSmall?: pulumi.Input<number>;
  /** Size of the kernel's receive buffer of a client connection, in bytes. @default the kernel's */
  rcvbufClient?: pulumi.Input<number>;
  /** Size of the kernel's receive buffer of a server connection, in bytes. @default the kernel's */
  rcvbufServer?: pulumi.Input<number>;
  /** Size of the kernel's send buffer of a client connection, in bytes. @default the kernel's */
  sndbufClient?: pulumi.Input<number>;
  /** Size of the kernel's send buffer of a server connection, in bytes. @default the kernel's */
  sndbufServer?: pulumi.Input<number>;
  /** Maximum number of unsent bytes in the kernel for a client. Needs HAProxy 3.2. @default no limit */
  notsentLowatClient?: pulumi.Input<number>;
  /** Maximum number of unsent bytes in the kernel for a server. Needs HAProxy 3.2. @default no limit */
  notsentLowatServer?: pulumi.Input<number>;
  /** Maximum number of headers of a request or response. @default 101 */
  httpMaxhdr?: pulumi.Input<number>;
  /** Maximum length of a captured cookie, in bytes. @default 63 */
  httpCookielen?: pulumi.Input<number>;
  /** Maximum length of a logged request URI, in bytes. @default 1024 */
  httpLogurilen?: pulumi.Input<number>;
  /** Time without data after which a stream counts as idle. @default "1s" */
  idletimer?: pulumi.Input<string>;
  /** Maximum compression level. @default 1 */
  compMaxlevel?: pulumi.Input<number>;
  /** Size of HTTP/2's dynamic header table, in bytes. @default 4096 */
  h2HeaderTableSize?: pulumi.Input<number>;
  /**
   * HTTP/2's initial window size: bytes that a peer may send before it must wait for an acknowledgement.
   *
   * @default 65536
   */
  h2InitialWindowSize?: pulumi.Input<number>;
  /** Maximum number of concurrent HTTP/2 streams of a connection. @default 100 */
  h2MaxConcurrentStreams?: pulumi.Input<number>;
  /** Maximum size of an HTTP/2 frame, in bytes. @default 16384, or `bufsize` if smaller */
  h2MaxFrameSize?: pulumi.Input<number>;
  /** `h2InitialWindowSize` towards servers. Needs HAProxy 2.8. @default `h2InitialWindowSize` */
  h2BeInitialWindowSize?: pulumi.Input<number>;
  /** `h2MaxConcurrentStreams` towards servers. Needs HAProxy 2.8. @default `h2MaxConcurrentStreams` */
  h2BeMaxConcurrentStreams?: pulumi.Input<number>;
  /** Number of protocol glitches that close a connection to a server. Needs HAProxy 3.0. @default no limit */
  h2BeGlitchesThreshold?: pulumi.Input<number>;
  /**
   * Size of the receive buffer of an HTTP/2 connection to a server, in bytes. Needs HAProxy 3.1.
   *
   * @default 1600k
   */
  h2BeRxbuf?: pulumi.Input<number>;
  /** `h2InitialWindowSize` towards clients. Needs HAProxy 2.8. @default `h2InitialWindowSize` */
  h2FeInitialWindowSize?: pulumi.Input<number>;
  /** `h2MaxConcurrentStreams` towards clients. Needs HAProxy 2.8. @default `h2MaxConcurrentStreams` */
  h2FeMaxConcurrentStreams?: pulumi.Input<number>;
  /** Maximum number of streams before a client must reconnect. Needs HAProxy 3.0. @default no limit */
  h2FeMaxTotalStreams?: pulumi.Input<number>;
  /** Number of protocol glitches that close a client connection. Needs HAProxy 3.0. @default no limit */
  h2FeGlitchesThreshold?: pulumi.Input<number>;
  /**
   * Size of the receive buffer of a client's HTTP/2 connection, in bytes. Needs HAProxy 3.1.
   *
   * @default 1600k
   */
  h2FeRxbuf?: pulumi.Input<number>;
  /** Shares idle server connections between threads. @default true */
  idlePoolShared?: pulumi.Input<boolean>;
  /** Spreads new connections over all threads. @default true */
  listenerMultiQueue?: pulumi.Input<boolean>;
  /** The number of sockets of a bind. Needs HAProxy 2.8. @default "by-process" */
  listenerDefaultShards?: pulumi.Input<DefaultShards>;
  /** Runs short tasks before others of the same round. @default false */
  schedLowLatency?: pulumi.Input<boolean>;
  /** Maximum number of connections that a thread accepts at once. @default 4 */
  maxaccept?: pulumi.Input<number>;
  /** Maximum number of events polled at once. @default set by the system */
  maxpollevents?: pulumi.Input<number>;
  /** Maximum number of tasks that a thread runs at once. @default by the number of threads */
  runqueueDepth?: pulumi.Input<number>;
  /** Number of bytes after which a short read counts as complete. @default 10136 */
  recvEnough?: pulumi.Input<number>;
  /** Size of the kernel's pipes for splicing, in bytes. @default the kernel's */
  pipesize?: pulumi.Input<number>;
  /** Maximum percentage of file descriptors in use at which server connections are kept idle. @default 20 */
  poolLowFdRatio?: pulumi.Input<number>;
  /** Percentage of file descriptors in use from which idle connections are closed. @default 25 */
  poolHighFdRatio?: pulumi.Input<number>;
  /** Bytes of freed memory that each thread keeps. Needs HAProxy 2.8. @default 524288 */
  memoryHotSize?: pulumi.Input<number>;
  /** Number of entries in the cache of pattern lookups. @default 10000 */
  patternCacheSize?: pulumi.Input<number>;
  /** Maximum number of stick table updates sent to a peer at once. Needs HAProxy 2.7. @default 200 */
  peersMaxUpdatesAtOnce?: pulumi.Input<number>;
  /** Number of stick counters that can track a request. Needs HAProxy 2.8. @default 3 */
  stickCounters?: pulumi.Input<number>;
  /** Maximum number of concurrent health checks of a thread. Needs HAProxy 2.9. @default no limit */
  maxChecksPerThread?: pulumi.Input<number>;
  /** Maximum number of events passed to subscribers at once. Needs HAProxy 2.9. @default 100 */
  eventsMaxEventsAtOnce?: pulumi.Input<number>;
  /** Maximum number of rules evaluated before other tasks run. Needs HAProxy 3.2. @default 50 */
  maxRulesAtOnce?: pulumi.Input<number>;
  /** Number of write queues of a ring. Needs HAProxy 3.0. @default by the number of threads */
  ringQueues?: pulumi.Input<number>;
  /** Maximum size of all variables together, in bytes. @default no limit */
  varsGlobalMaxSize?: pulumi.Input<number>;
  /** Maximum size of the variables of the process, in bytes. @default no limit */
  varsProcMaxSize?: pulumi.Input<number>;
  /** Maximum size of the variables of a request or response, in bytes. @default no limit */
  varsReqresMaxSize?: pulumi.Input<number>;
  /** Maximum size of the variables of a session, in bytes. @default no limit */
  varsSessMaxSize?: pulumi.Input<number>;
  /** Maximum size of the variables of a transaction, in bytes. @default no limit */
  varsTxnMaxSize?: pulumi.Input<number>;
}
