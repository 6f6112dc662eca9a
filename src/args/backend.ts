import type * as pulumi from "@pulumi/pulumi";
import type { BalanceArgs } from "./balance";
import type { ProxyMode } from "./frontend";
import type { HealthChecksArgs } from "./healthCheck";
import type { CookieArgs, StickArgs, StickRuleArgs, StickTableArgs } from "./persistence";
import type { BackendOptionsArgs } from "./backendOptions";
import type { AclArgs, UseServerArgs } from "./routing";
import type { ProxyRulesArgs } from "./proxyRules";
import type { TcpResponseRuleArgs } from "./rules";
import type { DefaultServerArgs, ServerArgs, ServerTemplateArgs } from "./server";

/**
 * A group of servers and the load balancing between them.
 *
 * @see HAProxy configuration manual, section 4 "Proxies"
 */
export interface BackendArgs extends BackendOptionsArgs, HealthChecksArgs, ProxyRulesArgs {
  /**
   * The name, unique among backends: letters, digits, `.`, `_` and `-`. It must not begin with
   * `haproxy-pair-`.
   */
  name: pulumi.Input<string>;
  /**
   * The named defaults that the backend inherits. Needs HAProxy 2.4.
   *
   * @default `defaults`
   */
  from?: pulumi.Input<string>;
  /**
   * The protocol. A frontend can only use backends of its own mode.
   *
   * @default the mode of its defaults, "http" unless set there
   */
  mode?: pulumi.Input<ProxyMode>;
  /** Text on the statistics page. @default none */
  description?: pulumi.Input<string>;
  /** The backend's number in statistics. @default assigned by position */
  id?: pulumi.Input<number>;
  /**
   * The load-balancing algorithm.
   *
   * @default roundrobin
   */
  balance?: pulumi.Input<BalanceArgs>;
  /**
   * Keeps a client on its server with a cookie. http mode only.
   *
   * @default none
   */
  cookie?: pulumi.Input<CookieArgs>;
  /**
   * Keeps a client on its server with a stick table, in one line. `stickTable` and `stickRules` are the full
   * form.
   *
   * @default none
   */
  stick?: pulumi.Input<StickArgs>;
  /**
   * The table in which stick rules store clients.
   *
   * @default none
   */
  stickTable?: pulumi.Input<StickTableArgs>;
  /**
   * Rules that store clients in a stick table and look them up, in order. Needs `stickTable`, here or in the
   * named backend.
   *
   * @default none
   */
  stickRules?: pulumi.Input<pulumi.Input<StickRuleArgs>[]>;
  /**
   * Named conditions for the `condition` fields of this backend. ACLs of the same name match when any of them
   * does.
   *
   * @default none
   * @see HAProxy configuration manual, section 7.1 "ACL basics"
   */
  acls?: pulumi.Input<pulumi.Input<AclArgs>[]>;
  /**
   * Sends some requests to a given server, whatever `balance` says. The first entry whose condition is met
   * and whose server is up decides.
   *
   * @default none
   */
  useServers?: pulumi.Input<pulumi.Input<UseServerArgs>[]>;
  /**
   * Maximum time that `tcpResponseRules` wait for the first bytes of a server.
   *
   * @default no wait
   * @see HAProxy configuration manual, section 4.2 "tcp-response inspect-delay"
   */
  tcpResponseInspectDelay?: pulumi.Input<string>;
  /**
   * Rules applied to the first bytes of each server's response, in order.
   *
   * @default none
   */
  tcpResponseRules?: pulumi.Input<pulumi.Input<TcpResponseRuleArgs>[]>;
  /**
   * Settings that each server inherits.
   *
   * @default see each field
   */
  defaultServer?: pulumi.Input<DefaultServerArgs>;
  /**
   * The servers. Their order matters to `first`, `backup` and hashing. Required, unless the backend only
   * holds a `stickTable` or answers requests itself.
   *
   * @default none
   */
  servers?: pulumi.Input<pulumi.Input<ServerArgs>[]>;
  /**
   * Servers whose number and addresses come from DNS.
   *
   * @default none
   */
  serverTemplates?: pulumi.Input<pulumi.Input<ServerTemplateArgs>[]>;
  /**
   * Conditions under which a request goes to the server that persistence selects, even if it is down.
   *
   * @default none
   */
  forcePersist?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Conditions under which persistence is ignored.
   *
   * @default none
   */
  ignorePersist?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Timeouts towards the servers.
   *
   * @default `defaults.timeouts`
   */
  timeouts?: pulumi.Input<BackendTimeoutsArgs>;
  /**
   * Lines for anything else, copied unchanged into the section before the servers. A last resort: only
   * haproxy itself checks them.
   *
   * @default none
   */
  extraLines?: pulumi.Input<pulumi.Input<string>[]>;
}

/** Timeouts of a backend. */
export interface BackendTimeoutsArgs {
  /** Maximum time to connect to the server. */
  connect?: pulumi.Input<string>;
  /** Maximum inactivity of the server. */
  server?: pulumi.Input<string>;
  /** Maximum inactivity of a server whose client closed its side. @default `server` */
  serverFin?: pulumi.Input<string>;
  /** Maximum time to receive all request headers, in backends that a frontend in tcp mode uses. */
  httpRequest?: pulumi.Input<string>;
  /** Maximum wait for the next request on a kept-alive connection. */
  httpKeepAlive?: pulumi.Input<string>;
  /** Maximum wait for a free slot on a server that has reached its `maxconn`. */
  queue?: pulumi.Input<string>;
  /** Maximum wait for the response to a health check, once connected. */
  check?: pulumi.Input<string>;
  /** Maximum inactivity of an upgraded connection, such as a WebSocket. */
  tunnel?: pulumi.Input<string>;
  /** Time for which a tarpitted request is held. @default `connect` */
  tarpit?: pulumi.Input<string>;
}
