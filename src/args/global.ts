import type * as pulumi from "@pulumi/pulumi";
import type { ProxyMode } from "./frontend";
import type { GlobalTlsArgs } from "./globalTls";
import type { HealthChecksArgs } from "./healthCheck";
import type { BackendOptionsArgs, FrontendOptionsArgs } from "./proxyOptions";

/**
 * Process-wide settings.
 *
 * @see HAProxy configuration manual, section 3 "Global parameters"
 */
export interface GlobalArgs extends GlobalTlsArgs {
  /**
   * How many connections haproxy accepts at the same time. Each takes two file descriptors.
   *
   * @default 8000
   */
  maxconn?: pulumi.Input<number>;
  /**
   * How many threads haproxy runs.
   *
   * @default one for each processor
   */
  nbthread?: pulumi.Input<number>;
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
   * Where logs go.
   *
   * @default facility local0 of /dev/log
   */
  logs?: pulumi.Input<pulumi.Input<LogArgs>[]>;
  /**
   * Lines for anything else, each put at the end of the section as it is. A last resort: only haproxy itself checks
   * them.
   *
   * @default none
   */
  extraLines?: pulumi.Input<pulumi.Input<string>[]>;
}

/** Where logs go. */
export interface LogArgs {
  /** A socket's path, or the address and port of a syslog server (UDP). */
  address: pulumi.Input<string>;
  /** The syslog facility. @default "local0" */
  facility?: pulumi.Input<string>;
  /** The least severe level that is logged. @default all */
  level?: pulumi.Input<string>;
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

/**
 * The statistics page and the Prometheus endpoint, protected by a generated password (output `statsPassword`).
 *
 * @see HAProxy configuration manual, section 4.2 "stats enable"
 */
export interface StatsArgs {
  /**
   * Whether there are a page and an endpoint.
   *
   * @default true
   */
  enabled?: pulumi.Input<boolean>;
  /**
   * The address that both listen on.
   *
   * @default "127.0.0.1"
   */
  address?: pulumi.Input<string>;
  /**
   * The port that both listen on.
   *
   * @default 8404
   */
  port?: pulumi.Input<number>;
  /**
   * The path of the page.
   *
   * @default "/"
   */
  uri?: pulumi.Input<string>;
  /**
   * The user's name.
   *
   * @default "admin"
   */
  user?: pulumi.Input<string>;
  /**
   * Whether Prometheus metrics are served at /metrics.
   *
   * @default true
   */
  prometheus?: pulumi.Input<boolean>;
}
