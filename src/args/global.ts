import type * as pulumi from "@pulumi/pulumi";
import type { ProxyMode } from "./frontend";
import type { GlobalTlsArgs } from "./globalTls";
import type { HealthChecksArgs } from "./healthCheck";
import type { LogArgs } from "./logging";
import type { DefaultServerArgs } from "./server";
import type { BackendOptionsArgs, FrontendOptionsArgs } from "./proxyOptions";
import type {
  H1CaseAdjustArgs,
  LimitsArgs,
  StatsSocketArgs,
  TuneArgs,
  UnixBindArgs,
  VariableArgs,
} from "./tuning";

/**
 * Process-wide settings.
 *
 * @see HAProxy configuration manual, section 3 "Global parameters"
 */
export interface GlobalArgs extends GlobalTlsArgs, LimitsArgs {
  /**
   * How long an old worker may finish its connections after a reload.
   *
   * @default "30m"
   */
  hardStopAfter?: pulumi.Input<string>;
  /**
   * Time over which the first checks of a new worker are spread.
   *
   * @default by the number of servers: "100ms" up to 50, "500ms" up to 500, else "2s"
   */
  maxSpreadChecks?: pulumi.Input<string>;
  /**
   * The checks of one server are this much sooner or later than `inter` says, in percent, so that they spread.
   *
   * @default HAProxy's 0
   */
  spreadChecks?: pulumi.Input<number>;
  /**
   * Time over which a stopping worker closes its idle connections. Needs HAProxy 2.6.
   *
   * @default none: all at once
   */
  closeSpreadTime?: pulumi.Input<string>;
  /**
   * How long a stopping worker still accepts connections.
   *
   * @default none
   */
  grace?: pulumi.Input<string>;
  /**
   * Where logs go.
   *
   * @default facility local0 of /dev/log
   */
  logs?: pulumi.Input<pulumi.Input<LogArgs>[]>;
  /** The program's name in syslog messages. @default "haproxy" */
  logTag?: pulumi.Input<string>;
  /** Whether syslog messages have the host's name. @default false */
  logSendHostname?: pulumi.Input<boolean>;
  /** The name that syslog messages have as the host's. @default none */
  logHostname?: pulumi.Input<string>;
  /** The folder that haproxy is locked into once it runs. @default "/var/lib/haproxy" */
  chroot?: pulumi.Input<string>;
  /** The user that haproxy runs as. @default "haproxy" */
  user?: pulumi.Input<string>;
  /** The group that haproxy runs as. @default "haproxy" */
  group?: pulumi.Input<string>;
  /** The number of the user that haproxy runs as, in place of `user`. @default none */
  uid?: pulumi.Input<number>;
  /** The number of the group that haproxy runs as, in place of `group`. @default none */
  gid?: pulumi.Input<number>;
  /** The node's name on the statistics page, the same on all nodes. @default each host's own name */
  node?: pulumi.Input<string>;
  /** How long a connection to the stats socket may be idle. @default "30s" */
  statsTimeout?: pulumi.Input<string>;
  /** How many connections the stats socket takes at the same time. @default HAProxy's 10 */
  statsMaxconn?: pulumi.Input<number>;
  /** Stats sockets besides the pair's own, `/run/haproxy/admin.sock`. @default none */
  statsSockets?: pulumi.Input<pulumi.Input<StatsSocketArgs>[]>;
  /** What holds for all binds to UNIX sockets. @default nothing */
  unixBind?: pulumi.Input<UnixBindArgs>;
  /** Environment variables that are set, for log formats and extra lines. @default none */
  setenv?: pulumi.Input<pulumi.Input<VariableArgs>[]>;
  /** Environment variables that are set where the environment has none of that name. @default none */
  presetenv?: pulumi.Input<pulumi.Input<VariableArgs>[]>;
  /** How header names are written towards HTTP/1 peers that need it; see `h1CaseAdjustBogusClient`. @default none */
  h1CaseAdjust?: pulumi.Input<pulumi.Input<H1CaseAdjustArgs>[]>;
  /** Whether HTTP/1 requests with methods such as GET and DELETE may have a body. Needs HAProxy 2.6. @default false */
  h1AcceptPayloadWithAnyMethod?: pulumi.Input<boolean>;
  /** Whether clients are not told that WebSockets can be had over HTTP/2. Needs HAProxy 2.5. @default false */
  h2WorkaroundBogusWebsocketClients?: pulumi.Input<boolean>;
  /** Whether health checks with the PROXY protocol leave out that they are HAProxy's own. @default false */
  pp2NeverSendLocal?: pulumi.Input<boolean>;
  /** Whether haproxy may dump its memory when it crashes. @default false */
  setDumpable?: pulumi.Input<boolean>;
  /** Buffers, sizes and the like. @default HAProxy's own */
  tune?: pulumi.Input<TuneArgs>;
  /**
   * Lines for anything else, each put at the end of the section as it is. A last resort: only haproxy itself checks
   * them.
   *
   * @default none
   */
  extraLines?: pulumi.Input<pulumi.Input<string>[]>;
}

/**
 * Settings that every frontend and backend starts from.
 *
 * @see HAProxy configuration manual, section 4 "Proxies"
 */
export interface DefaultsArgs extends FrontendOptionsArgs, BackendOptionsArgs, HealthChecksArgs {
  /**
   * The protocol.
   *
   * @default "http"
   */
  mode?: pulumi.Input<ProxyMode>;
  /**
   * Settings that all servers start from.
   *
   * @default see each field
   */
  defaultServer?: pulumi.Input<DefaultServerArgs>;
  /** How long to wait for what. */
  timeouts?: pulumi.Input<DefaultTimeoutsArgs>;
  /**
   * Lines for anything else, each put at the end of the section as it is. A last resort: only haproxy itself checks
   * them.
   *
   * @default none
   */
  extraLines?: pulumi.Input<pulumi.Input<string>[]>;
}

/** How long to wait for what: `500ms`, `10s`, `5m`, `1h`. */
export interface DefaultTimeoutsArgs {
  /** A connection to a server. @default "5s" */
  connect?: pulumi.Input<string>;
  /** Inactivity of the client. @default "50s" */
  client?: pulumi.Input<string>;
  /** Inactivity of a client whose server closed its side. @default `client` */
  clientFin?: pulumi.Input<string>;
  /** Inactivity of the server. @default "50s" */
  server?: pulumi.Input<string>;
  /** Inactivity of a server whose client closed its side. @default `server` */
  serverFin?: pulumi.Input<string>;
  /** A complete set of request headers; `0s` for as long as `client`. @default "10s" */
  httpRequest?: pulumi.Input<string>;
  /** The next request on a kept-alive connection; `0s` for as long as `httpRequest`. @default "10s" */
  httpKeepAlive?: pulumi.Input<string>;
  /** A free slot on a server that has reached its `maxconn`; `0s` for as long as `connect`. @default "30s" */
  queue?: pulumi.Input<string>;
  /** The answer to a health check, once connected. @default the time between two checks */
  check?: pulumi.Input<string>;
  /** Inactivity of an upgraded connection, such as a WebSocket; `0s` for as long as `client` and `server`. @default "1h" */
  tunnel?: pulumi.Input<string>;
  /** How long a tarpitted request is kept waiting. @default `connect` */
  tarpit?: pulumi.Input<string>;
}
