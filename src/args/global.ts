import type * as pulumi from "@pulumi/pulumi";
import type { ProxyMode } from "./frontend";
import type { GlobalTlsArgs } from "./globalTls";
import type { HealthChecksArgs } from "./healthCheck";
import type { LogArgs } from "./logging";
import type { DefaultServerArgs } from "./server";
import type { BackendOptionsArgs } from "./backendOptions";
import type { FrontendOptionsArgs } from "./frontendOptions";
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
   * Maximum time for which an old worker finishes its connections after a reload.
   *
   * @default "30m"
   */
  hardStopAfter?: pulumi.Input<string>;
  /**
   * Time over which a new worker spreads its first health checks.
   *
   * @default by the number of servers: "100ms" up to 50, "500ms" up to 500, else "2s"
   */
  maxSpreadChecks?: pulumi.Input<string>;
  /**
   * Random deviation from `inter` between health checks, in percent.
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
   * Time for which a stopping worker still accepts connections.
   *
   * @default none
   */
  grace?: pulumi.Input<string>;
  /**
   * Destinations of logs.
   *
   * @default facility local0 of /dev/log
   */
  logs?: pulumi.Input<pulumi.Input<LogArgs>[]>;
  /** The program's name in syslog messages. @default "haproxy" */
  logTag?: pulumi.Input<string>;
  /** Includes the host's name in syslog messages. @default false */
  logSendHostname?: pulumi.Input<boolean>;
  /** The host name in syslog messages. @default none */
  logHostname?: pulumi.Input<string>;
  /** The directory that haproxy chroots to once it runs. @default "/var/lib/haproxy" */
  chroot?: pulumi.Input<string>;
  /** The user that haproxy runs as. @default "haproxy" */
  user?: pulumi.Input<string>;
  /** The group that haproxy runs as. @default "haproxy" */
  group?: pulumi.Input<string>;
  /** The number of the user that haproxy runs as, instead of `user`. @default none */
  uid?: pulumi.Input<number>;
  /** The number of the group that haproxy runs as, instead of `group`. @default none */
  gid?: pulumi.Input<number>;
  /** The node's name on the statistics page, the same on all nodes. @default each host's own name */
  node?: pulumi.Input<string>;
  /** Maximum idle time of a connection to the stats socket. @default "30s" */
  statsTimeout?: pulumi.Input<string>;
  /** Maximum number of concurrent connections to the stats socket. @default HAProxy's 10 */
  statsMaxconn?: pulumi.Input<number>;
  /** Stats sockets in addition to the pair's own, `/run/haproxy/admin.sock`. @default none */
  statsSockets?: pulumi.Input<pulumi.Input<StatsSocketArgs>[]>;
  /** Settings of all binds to Unix sockets. @default none */
  unixBind?: pulumi.Input<UnixBindArgs>;
  /** Environment variables to set, for log formats and extra lines. @default none */
  setenv?: pulumi.Input<pulumi.Input<VariableArgs>[]>;
  /** Environment variables to set unless they already exist. @default none */
  presetenv?: pulumi.Input<pulumi.Input<VariableArgs>[]>;
  /**
   * The case of header names towards HTTP/1 peers that need it; see `h1CaseAdjustBogusClient`.
   *
   * @default none
   */
  h1CaseAdjust?: pulumi.Input<pulumi.Input<H1CaseAdjustArgs>[]>;
  /**
   * Accepts HTTP/1 requests with a body for methods such as GET and DELETE. Needs HAProxy 2.6.
   *
   * @default false
   */
  h1AcceptPayloadWithAnyMethod?: pulumi.Input<boolean>;
  /** Stops announcing WebSockets over HTTP/2 to clients. Needs HAProxy 2.5. @default false */
  h2WorkaroundBogusWebsocketClients?: pulumi.Input<boolean>;
  /**
   * Sends health checks with the PROXY protocol's command PROXY instead of LOCAL, for servers that reject
   * LOCAL.
   *
   * @default false
   */
  pp2NeverSendLocal?: pulumi.Input<boolean>;
  /** Lets haproxy dump its memory when it crashes. @default false */
  setDumpable?: pulumi.Input<boolean>;
  /** Buffer sizes and other tuning. @default HAProxy's own */
  tune?: pulumi.Input<TuneArgs>;
  /**
   * Lines for anything else, copied unchanged to the end of the section. A last resort: only haproxy itself
   * checks them.
   *
   * @default none
   */
  extraLines?: pulumi.Input<pulumi.Input<string>[]>;
}

/**
 * Settings that every frontend and backend inherits.
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
   * Settings that all servers inherit.
   *
   * @default see each field
   */
  defaultServer?: pulumi.Input<DefaultServerArgs>;
  /** Timeouts. */
  timeouts?: pulumi.Input<DefaultTimeoutsArgs>;
  /**
   * Lines for anything else, copied unchanged to the end of the section. A last resort: only haproxy itself
   * checks them.
   *
   * @default none
   */
  extraLines?: pulumi.Input<pulumi.Input<string>[]>;
}

/** Timeouts: `500ms`, `10s`, `5m`, `1h`. */
export interface DefaultTimeoutsArgs {
  /** Maximum time to connect to a server. @default "5s" */
  connect?: pulumi.Input<string>;
  /** Maximum inactivity of the client. @default "50s" */
  client?: pulumi.Input<string>;
  /** Maximum inactivity of a client whose server closed its side. @default `client` */
  clientFin?: pulumi.Input<string>;
  /** Maximum inactivity of the server. @default "50s" */
  server?: pulumi.Input<string>;
  /** Maximum inactivity of a server whose client closed its side. @default `server` */
  serverFin?: pulumi.Input<string>;
  /** Maximum time to receive all request headers; `0s` for the value of `client`. @default "10s" */
  httpRequest?: pulumi.Input<string>;
  /**
   * Maximum wait for the next request on a kept-alive connection; `0s` for the value of `httpRequest`.
   *
   * @default "10s"
   */
  httpKeepAlive?: pulumi.Input<string>;
  /**
   * Maximum wait for a free slot on a server that has reached its `maxconn`; `0s` for the value of `connect`.
   *
   * @default "30s"
   */
  queue?: pulumi.Input<string>;
  /** Maximum wait for the response to a health check, once connected. @default the time between two checks */
  check?: pulumi.Input<string>;
  /**
   * Maximum inactivity of an upgraded connection, such as a WebSocket; `0s` for the values of `client` and
   * `server`.
   *
   * @default "1h"
   */
  tunnel?: pulumi.Input<string>;
  /** Time for which a tarpitted request is held. @default `connect` */
  tarpit?: pulumi.Input<string>;
}
