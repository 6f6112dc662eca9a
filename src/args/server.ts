import type * as pulumi from "@pulumi/pulumi";
import type { ServerTlsArgs } from "./serverTls";

/** What of the traffic is watched for errors, besides health checks. */
export const Observe = {
  /** Whether connections succeed. */
  layer4: "layer4",
  /** Whether responses are valid HTTP. */
  layer7: "layer7",
} as const;
export type Observe = (typeof Observe)[keyof typeof Observe];

/** What becomes of a server after too many errors in its traffic. */
export const OnError = {
  /** Its health is checked in shorter intervals. */
  fastinter: "fastinter",
  /** It counts as one failed check. */
  failCheck: "fail-check",
  /** It counts as that many failed checks that one more takes the server out. */
  suddenDeath: "sudden-death",
  /** It is taken out at once. */
  markDown: "mark-down",
} as const;
export type OnError = (typeof OnError)[keyof typeof OnError];

/** The state of a server when haproxy starts, and when it leaves maintenance. */
export const InitState = {
  /** Up. */
  fullyUp: "fully-up",
  /** Up, and down after one failed check. */
  up: "up",
  /** Down, and up after one good check. */
  down: "down",
  /** Down. */
  fullyDown: "fully-down",
  /** As it was. */
  none: "none",
} as const;
export type InitState = (typeof InitState)[keyof typeof InitState];

/** The family of addresses that is preferred. */
export const ResolvePrefer = { ipv4: "ipv4", ipv6: "ipv6" } as const;
export type ResolvePrefer = (typeof ResolvePrefer)[keyof typeof ResolvePrefer];

/** What a server's place on a hash ring depends on. */
export const HashKey = { id: "id", addr: "addr", addrPort: "addr-port" } as const;
export type HashKey = (typeof HashKey)[keyof typeof HashKey];

/** How WebSockets are spoken to a server. */
export const Ws = { auto: "auto", h1: "h1", h2: "h2" } as const;
export type Ws = (typeof Ws)[keyof typeof Ws];

/**
 * Settings that each server of a backend starts from.
 *
 * @see HAProxy configuration manual, section 5.2 "Server and default-server options"
 */
export interface DefaultServerArgs extends ServerTlsArgs {
  /**
   * Whether the server's health is checked. A server that is not checked is always used.
   *
   * @default true, but false with `track`
   */
  check?: pulumi.Input<boolean>;
  /** Time between two checks. @default "2s" */
  inter?: pulumi.Input<string>;
  /** Time between two checks while the state is changing. @default `inter` */
  fastinter?: pulumi.Input<string>;
  /** Time between two checks while the server is down. @default `inter` */
  downinter?: pulumi.Input<string>;
  /** How many good checks in a row bring a server back. @default 2 */
  rise?: pulumi.Input<number>;
  /** How many failed checks in a row take a server out. @default 3 */
  fall?: pulumi.Input<number>;
  /** The port that is checked. @default the server's port */
  checkPort?: pulumi.Input<number>;
  /** The address that is checked. @default the server's address */
  checkAddr?: pulumi.Input<string>;
  /** The protocol of checks by HTTP, such as `h2`. @default `proto` */
  checkProto?: pulumi.Input<string>;
  /** What of the traffic is watched for errors. @default none */
  observe?: pulumi.Input<Observe>;
  /** How many errors in a row of what `observe` watches have a consequence. @default 10 */
  errorLimit?: pulumi.Input<number>;
  /** What becomes of a server after so many errors. @default "fail-check" */
  onError?: pulumi.Input<OnError>;
  /** What is done when the server goes down: `shutdown-sessions` closes its sessions. @default none */
  onMarkedDown?: pulumi.Input<string>;
  /** What is done when the server comes back: `shutdown-backup-sessions` closes those of all backup servers. @default none */
  onMarkedUp?: pulumi.Input<string>;
  /** The server, as `backend/server`, whose health is this one's too. @default none */
  track?: pulumi.Input<string>;
  /** The state at the beginning. Needs HAProxy 3.1. @default "up" */
  initState?: pulumi.Input<InitState>;
  /**
   * Whether an agent on the server is asked for its weight and state: `75%`, `drain`, `maint`, `ready`, `down`.
   *
   * @default false
   */
  agentCheck?: pulumi.Input<boolean>;
  /** The agent's port. */
  agentPort?: pulumi.Input<number>;
  /** The agent's address. @default the server's address */
  agentAddr?: pulumi.Input<string>;
  /** Time between two questions to the agent. @default `inter` */
  agentInter?: pulumi.Input<string>;
  /** What the agent is sent, with its line end. @default none */
  agentSend?: pulumi.Input<string>;
  /** The share of the load, 0 to 256; 0 takes no new clients. @default 1 */
  weight?: pulumi.Input<number>;
  /** Whether the server is used only when all others are down. @default false */
  backup?: pulumi.Input<boolean>;
  /** Whether the server starts in maintenance. @default false */
  disabled?: pulumi.Input<boolean>;
  /** How many connections the server gets at the same time; more wait in its queue. @default no limit */
  maxconn?: pulumi.Input<number>;
  /** What `maxconn` is reduced to while the backend has little load. See `fullconn`. @default `maxconn` */
  minconn?: pulumi.Input<number>;
  /** Whether idle connections count for `maxconn` too. Needs HAProxy 3.2. @default false */
  strictMaxconn?: pulumi.Input<boolean>;
  /** How many requests may wait for this server before others are tried. @default no limit */
  maxqueue?: pulumi.Input<number>;
  /** Time over which a server that came back is brought to its full weight. @default none */
  slowstart?: pulumi.Input<string>;
  /** What the server's place on a hash ring depends on. Needs HAProxy 3.0. @default "id" */
  hashKey?: pulumi.Input<HashKey>;
  /** Whether clients are not bound to this server by stick rules. @default false */
  nonStick?: pulumi.Input<boolean>;
  /** The address from which the server is connected to: `10.0.0.5`, or `10.0.0.5:0`. @default the backend's */
  source?: pulumi.Input<string>;
  /** How long data may stay unacknowledged before the connection is closed. @default the kernel's limit */
  tcpUt?: pulumi.Input<string>;
  /**
   * Whether data is sent with the first packet (TCP Fast Open). `retryOn` should have `conn-failure`, `empty-response`
   * and `response-timeout`, lest a lost first packet is a lost request.
   *
   * @default false
   */
  tfo?: pulumi.Input<boolean>;
  /** How many idle connections are kept; -1 for any number, 0 for none. @default -1 */
  poolMaxConn?: pulumi.Input<number>;
  /** Below how many idle connections a thread leaves those of others alone. @default 0 */
  poolLowConn?: pulumi.Input<number>;
  /** Time after which half of the idle connections are closed. @default "5s" */
  poolPurgeDelay?: pulumi.Input<string>;
  /** How often a connection is used again; -1 for any number. @default -1 */
  maxReuse?: pulumi.Input<number>;
  /** Time after which idle HTTP/2 connections are probed. Needs HAProxy 3.2. @default none */
  idlePing?: pulumi.Input<string>;
  /** How WebSockets are spoken. Needs HAProxy 2.5. @default "auto" */
  ws?: pulumi.Input<Ws>;
  /** The URL that GET and HEAD requests are redirected to, with the path appended, instead of being passed on. @default none */
  redir?: pulumi.Input<string>;
  /**
   * How the address is found when haproxy starts, each way tried after the one before: `last`, `libc`, `none` or an
   * address.
   *
   * @default for host names: last, libc, none, with `resolvers` last, none, so that a name that cannot be resolved
   * keeps haproxy from nothing
   */
  initAddr?: pulumi.Input<pulumi.Input<string>[]>;
  /** The name of the `resolvers` that follow the address of a host name while haproxy runs. @default none */
  resolvers?: pulumi.Input<string>;
  /** The family of addresses that is preferred. @default "ipv6" */
  resolvePrefer?: pulumi.Input<ResolvePrefer>;
  /** Networks whose addresses are preferred. @default none */
  resolveNet?: pulumi.Input<pulumi.Input<string>[]>;
  /** Further options of resolution: `allow-dup-ip`, `ignore-weight`, `prevent-dup-ip`. @default none */
  resolveOpts?: pulumi.Input<pulumi.Input<string>[]>;
}

/** One server of a backend. */
export interface ServerArgs extends DefaultServerArgs {
  /** The name, unique in the backend: letters, digits, `.`, `_` and `-`. */
  name: pulumi.Input<string>;
  /**
   * The IPv4 or IPv6 address; or a host name, which is resolved when haproxy starts or reloads, with `ipv4@` or `ipv6@`
   * before it for one family only; or the path of a Unix socket, below haproxy's chroot, or `abns@` and the name of an
   * abstract one.
   */
  address: pulumi.Input<string>;
  /** The port. @default the port that the client connected to */
  port?: pulumi.Input<number>;
  /** What is added to the port that the client connected to, in place of `port`. @default none */
  portOffset?: pulumi.Input<number>;
  /** The server's number, unique in the backend, on which hashing depends. @default its position */
  id?: pulumi.Input<number>;
  /** A name unique in all the configuration, which does not change when the server's does. Needs HAProxy 3.0. @default none */
  guid?: pulumi.Input<string>;
  /**
   * The server's value in the backend's cookie.
   *
   * @default the server's name; none with `backup`, so that its clients go back to the others once these are up again
   */
  cookie?: pulumi.Input<string>;
}

/**
 * Servers of which only the name is known: each takes one of the addresses that DNS has for it.
 *
 * @see HAProxy configuration manual, section 4.2 "server-template"
 */
export interface ServerTemplateArgs extends DefaultServerArgs {
  /** What the servers' names begin with; a number follows. */
  prefix: pulumi.Input<string>;
  /** How many servers there can be at most. This, or `range`. */
  num?: pulumi.Input<number>;
  /** The numbers of the servers: `3-7`. */
  range?: pulumi.Input<string>;
  /** The host name; or the name of SRV records, such as `_http._tcp.app.internal`, which give the ports too. */
  fqdn: pulumi.Input<string>;
  /** The port. @default that of the SRV record */
  port?: pulumi.Input<number>;
}
