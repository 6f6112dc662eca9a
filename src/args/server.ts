import type * as pulumi from "@pulumi/pulumi";
import type { ServerTlsArgs } from "./serverTls";

/** Traffic to watch for errors, in addition to health checks. */
export const Observe = {
  /** Watches connections for failures. */
  layer4: "layer4",
  /** Watches responses for invalid HTTP. */
  layer7: "layer7",
} as const;
export type Observe = (typeof Observe)[keyof typeof Observe];

/** The reaction to too many errors in a server's traffic. */
export const OnError = {
  /** Checks the server's health at shorter intervals. */
  fastinter: "fastinter",
  /** Counts as one failed check. */
  failCheck: "fail-check",
  /** Counts as enough failures that one more marks the server down. */
  suddenDeath: "sudden-death",
  /** Marks the server down at once. */
  markDown: "mark-down",
} as const;
export type OnError = (typeof OnError)[keyof typeof OnError];

/** The state of a server when haproxy starts and when it leaves maintenance. */
export const InitState = {
  /** Up. */
  fullyUp: "fully-up",
  /** Up; down after one failed check. */
  up: "up",
  /** Down; up after one successful check. */
  down: "down",
  /** Down. */
  fullyDown: "fully-down",
  /** Unchanged. */
  none: "none",
} as const;
export type InitState = (typeof InitState)[keyof typeof InitState];

/** The preferred address family. */
export const ResolvePrefer = { ipv4: "ipv4", ipv6: "ipv6" } as const;
export type ResolvePrefer = (typeof ResolvePrefer)[keyof typeof ResolvePrefer];

/** The key that places a server on a hash ring. */
export const HashKey = { id: "id", addr: "addr", addrPort: "addr-port" } as const;
export type HashKey = (typeof HashKey)[keyof typeof HashKey];

/** The HTTP version for WebSockets to a server. */
export const Ws = { auto: "auto", h1: "h1", h2: "h2" } as const;
export type Ws = (typeof Ws)[keyof typeof Ws];

/**
 * Settings that each server of a backend inherits.
 *
 * @see HAProxy configuration manual, section 5.2 "Server and default-server options"
 */
export interface DefaultServerArgs extends ServerTlsArgs {
  /**
   * Checks the server's health. Without checks, a server is always used.
   *
   * @default true; false with `track`
   */
  check?: pulumi.Input<boolean>;
  /** Time between two checks. @default "2s" */
  inter?: pulumi.Input<string>;
  /** Time between two checks while the state changes. @default `inter` */
  fastinter?: pulumi.Input<string>;
  /** Time between two checks while the server is down. @default `inter` */
  downinter?: pulumi.Input<string>;
  /** Number of consecutive successful checks that mark a server up. @default 2 */
  rise?: pulumi.Input<number>;
  /** Number of consecutive failed checks that mark a server down. @default 3 */
  fall?: pulumi.Input<number>;
  /** The port to check. @default the server's port */
  checkPort?: pulumi.Input<number>;
  /** The address to check. @default the server's address */
  checkAddr?: pulumi.Input<string>;
  /** The protocol of HTTP health checks, such as `h2`. @default `proto` */
  checkProto?: pulumi.Input<string>;
  /** Traffic to watch for errors. @default none */
  observe?: pulumi.Input<Observe>;
  /** Number of consecutive errors in observed traffic that trigger `onError`. @default 10 */
  errorLimit?: pulumi.Input<number>;
  /** The reaction to `errorLimit` errors. @default "fail-check" */
  onError?: pulumi.Input<OnError>;
  /** The action when the server goes down: `shutdown-sessions` closes its sessions. @default none */
  onMarkedDown?: pulumi.Input<string>;
  /**
   * The action when the server comes up: `shutdown-backup-sessions` closes the sessions of all backup
   * servers.
   *
   * @default none
   */
  onMarkedUp?: pulumi.Input<string>;
  /** The server whose health also applies to this one, as `backend/server`. @default none */
  track?: pulumi.Input<string>;
  /** The initial state. Needs HAProxy 3.1. @default "up" */
  initState?: pulumi.Input<InitState>;
  /**
   * Queries an agent on the server for its weight and state: `75%`, `drain`, `maint`, `ready`, `down`.
   *
   * @default false
   */
  agentCheck?: pulumi.Input<boolean>;
  /** The agent's port. */
  agentPort?: pulumi.Input<number>;
  /** The agent's address. @default the server's address */
  agentAddr?: pulumi.Input<string>;
  /** Time between two queries to the agent. @default `inter` */
  agentInter?: pulumi.Input<string>;
  /** Text to send to the agent, with its line end. @default none */
  agentSend?: pulumi.Input<string>;
  /** The server's share of the load, 0 to 256; with 0, it gets no new clients. @default 1 */
  weight?: pulumi.Input<number>;
  /** Uses the server only when all others are down. @default false */
  backup?: pulumi.Input<boolean>;
  /** Starts the server in maintenance. @default false */
  disabled?: pulumi.Input<boolean>;
  /** Maximum number of concurrent connections to the server; more wait in its queue. @default no limit */
  maxconn?: pulumi.Input<number>;
  /**
   * The limit that replaces `maxconn` while the backend has little load. See `fullconn`.
   *
   * @default `maxconn`
   */
  minconn?: pulumi.Input<number>;
  /** Counts idle connections towards `maxconn` too. Needs HAProxy 3.2. @default false */
  strictMaxconn?: pulumi.Input<boolean>;
  /** Maximum number of requests that wait for this server before others are tried. @default no limit */
  maxqueue?: pulumi.Input<number>;
  /** Time over which a server that comes up returns to its full weight. @default none */
  slowstart?: pulumi.Input<string>;
  /** The key that places the server on a hash ring. Needs HAProxy 3.0. @default "id" */
  hashKey?: pulumi.Input<HashKey>;
  /** Excludes the server from stick rules: they bind no client to it. @default false */
  nonStick?: pulumi.Input<boolean>;
  /** The source address of connections to the server: `10.0.0.5` or `10.0.0.5:0`. @default the backend's */
  source?: pulumi.Input<string>;
  /**
   * Maximum time that sent data may stay unacknowledged before the connection is closed.
   *
   * @default the kernel's limit
   */
  tcpUt?: pulumi.Input<string>;
  /**
   * Sends data with the first packet (TCP Fast Open). Set `conn-failure`, `empty-response` and
   * `response-timeout` in `retryOn`; otherwise a lost first packet loses the request.
   *
   * @default false
   */
  tfo?: pulumi.Input<boolean>;
  /** Maximum number of idle connections to keep; -1 for no limit, 0 for none. @default -1 */
  poolMaxConn?: pulumi.Input<number>;
  /** Number of idle connections below which a thread does not take those of other threads. @default 0 */
  poolLowConn?: pulumi.Input<number>;
  /** Interval at which half of the idle connections are closed. @default "5s" */
  poolPurgeDelay?: pulumi.Input<string>;
  /** Maximum number of times that a connection is reused; -1 for no limit. @default -1 */
  maxReuse?: pulumi.Input<number>;
  /** Idle time after which HTTP/2 connections are probed. Needs HAProxy 3.2. @default none */
  idlePing?: pulumi.Input<string>;
  /** The HTTP version for WebSockets. Needs HAProxy 2.5. @default "auto" */
  ws?: pulumi.Input<Ws>;
  /**
   * Redirects GET and HEAD requests to this URL, with the path appended, instead of forwarding them.
   *
   * @default none
   */
  redir?: pulumi.Input<string>;
  /**
   * Methods to resolve the address when haproxy starts, in order: `last`, `libc`, `none` or an address.
   *
   * @default for host names: last, libc, none; with `resolvers`: last, none. An unresolvable name never
   * prevents haproxy from starting
   */
  initAddr?: pulumi.Input<pulumi.Input<string>[]>;
  /** The name of the `resolvers` that update the address of a host name at run time. @default none */
  resolvers?: pulumi.Input<string>;
  /** The preferred address family. @default "ipv6" */
  resolvePrefer?: pulumi.Input<ResolvePrefer>;
  /** Preferred networks for resolved addresses. @default none */
  resolveNet?: pulumi.Input<pulumi.Input<string>[]>;
  /** Further resolution options: `allow-dup-ip`, `ignore-weight`, `prevent-dup-ip`. @default none */
  resolveOpts?: pulumi.Input<pulumi.Input<string>[]>;
}

/** One server of a backend. */
export interface ServerArgs extends DefaultServerArgs {
  /** The name, unique in the backend: letters, digits, `.`, `_` and `-`. */
  name: pulumi.Input<string>;
  /**
   * The IPv4 or IPv6 address. Or a host name, resolved when haproxy starts or reloads; a prefix `ipv4@` or
   * `ipv6@` selects one family. Or the path of a Unix socket below haproxy's chroot, or `abns@` and the name
   * of an abstract socket.
   */
  address: pulumi.Input<string>;
  /** The port. @default the port that the client connected to */
  port?: pulumi.Input<number>;
  /** The offset to add to the port that the client connected to, instead of `port`. @default none */
  portOffset?: pulumi.Input<number>;
  /** The server's number, unique in the backend. Hashing depends on it. @default its position */
  id?: pulumi.Input<number>;
  /**
   * An identifier, unique in the whole configuration, that stays the same when the server's name changes.
   * Needs HAProxy 3.0.
   *
   * @default none
   */
  guid?: pulumi.Input<string>;
  /**
   * The server's value in the backend's cookie.
   *
   * @default the server's name; none with `backup`, so that its clients return to the other servers once
   * these are up
   */
  cookie?: pulumi.Input<string>;
}

/**
 * Servers known only by a DNS name. Each uses one of the addresses of that name.
 *
 * @see HAProxy configuration manual, section 4.2 "server-template"
 */
export interface ServerTemplateArgs extends DefaultServerArgs {
  /** The prefix of the servers' names, followed by a number. */
  prefix: pulumi.Input<string>;
  /** Maximum number of servers. Set this or `range`. */
  num?: pulumi.Input<number>;
  /** The numbers of the servers: `3-7`. Set this or `num`. */
  range?: pulumi.Input<string>;
  /**
   * The host name, or the name of SRV records, such as `_http._tcp.app.internal`, which also set the ports.
   */
  fqdn: pulumi.Input<string>;
  /** The port. @default that of the SRV record */
  port?: pulumi.Input<number>;
}
