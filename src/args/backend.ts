import type * as pulumi from "@pulumi/pulumi";
import type { BalanceArgs } from "./balance";
import type { ProxyMode } from "./frontend";
import type { HealthChecksArgs } from "./healthCheck";
import type { CookieArgs, StickArgs, StickRuleArgs, StickTableArgs } from "./persistence";
import type { BackendOptionsArgs } from "./proxyOptions";
import type { AclArgs, UseServerArgs } from "./routing";
import type { ProxyRulesArgs } from "./proxyRules";
import type { TcpResponseRuleArgs } from "./rules";
import type { DefaultServerArgs, ServerArgs, ServerTemplateArgs } from "./server";

/**
 * A group of servers and how requests are spread over them.
 *
 * @see HAProxy configuration manual, section 4 "Proxies"
 */
export interface BackendArgs extends BackendOptionsArgs, HealthChecksArgs, ProxyRulesArgs {
  /** The name, unique among backends: letters, digits, `.`, `_` and `-`; not beginning with `haproxy-pair-`. */
  name: pulumi.Input<string>;
  /**
   * The named defaults that it starts from. Needs HAProxy 2.4.
   *
   * @default `defaults`
   */
  from?: pulumi.Input<string>;
  /**
   * The protocol. Frontends can only use backends of their own mode.
   *
   * @default that of the defaults it starts from, which is "http"
   */
  mode?: pulumi.Input<ProxyMode>;
  /** A text on the statistics page. @default none */
  description?: pulumi.Input<string>;
  /** The number that statistics know the backend by. @default by its place */
  id?: pulumi.Input<number>;
  /**
   * How a server is chosen.
   *
   * @default roundrobin
   */
  balance?: pulumi.Input<BalanceArgs>;
  /**
   * Keeps a client on its server by a cookie. http mode only.
   *
   * @default none
   */
  cookie?: pulumi.Input<CookieArgs>;
  /**
   * Keeps a client on its server by remembering it. One line; `stickTable` and `stickRules` are the full form.
   *
   * @default none
   */
  stick?: pulumi.Input<StickArgs>;
  /**
   * The table that stick rules remember clients in.
   *
   * @default none
   */
  stickTable?: pulumi.Input<StickTableArgs>;
  /**
   * Which clients belong together, in order. Needs `stickTable`, here or in the named backend.
   *
   * @default none
   */
  stickRules?: pulumi.Input<pulumi.Input<StickRuleArgs>[]>;
  /**
   * Named conditions for the `condition` fields of this backend. Two with the same name are met when either is.
   *
   * @default none
   * @see HAProxy configuration manual, section 7.1 "ACL basics"
   */
  acls?: pulumi.Input<pulumi.Input<AclArgs>[]>;
  /**
   * Servers for some requests, whatever `balance` says; the first entry whose condition is met and whose server is up
   * decides.
   *
   * @default none
   */
  useServers?: pulumi.Input<pulumi.Input<UseServerArgs>[]>;
  /**
   * How long `tcpResponseRules` wait for the first bytes of a server that they need.
   *
   * @default not at all
   * @see HAProxy configuration manual, section 4.2 "tcp-response inspect-delay"
   */
  tcpResponseInspectDelay?: pulumi.Input<string>;
  /**
   * Rules applied to the first bytes of each server's answer, in order.
   *
   * @default none
   */
  tcpResponseRules?: pulumi.Input<pulumi.Input<TcpResponseRuleArgs>[]>;
  /**
   * Settings that each server starts from.
   *
   * @default see each field
   */
  defaultServer?: pulumi.Input<DefaultServerArgs>;
  /**
   * The servers. Their order matters to `first`, `backup` and hashing. Needed, but where the backend is there for its
   * `stickTable` alone, or answers requests by itself.
   *
   * @default none
   */
  servers?: pulumi.Input<pulumi.Input<ServerArgs>[]>;
  /**
   * Servers whose number and addresses DNS tells.
   *
   * @default none
   */
  serverTemplates?: pulumi.Input<pulumi.Input<ServerTemplateArgs>[]>;
  /**
   * Conditions under which a request goes to the server that persistence names even when that one is down.
   *
   * @default none
   */
  forcePersist?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Conditions under which persistence is passed over.
   *
   * @default none
   */
  ignorePersist?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * How long to wait for servers.
   *
   * @default those of `defaults.timeouts`
   */
  timeouts?: pulumi.Input<BackendTimeoutsArgs>;
  /**
   * Lines for anything else, each put into the section as it is, before the servers. A last resort: only haproxy itself
   * checks them.
   *
   * @default none
   */
  extraLines?: pulumi.Input<pulumi.Input<string>[]>;
}

/** How long a backend waits for its servers. */
export interface BackendTimeoutsArgs {
  /** A connection to the server. */
  connect?: pulumi.Input<string>;
  /** Inactivity of the server. */
  server?: pulumi.Input<string>;
  /** Inactivity of a server whose client closed its side. @default `server` */
  serverFin?: pulumi.Input<string>;
  /** A complete set of request headers, in backends that a frontend in tcp mode uses. */
  httpRequest?: pulumi.Input<string>;
  /** The next request on a kept-alive connection. */
  httpKeepAlive?: pulumi.Input<string>;
  /** A free slot on a server that has reached its `maxconn`. */
  queue?: pulumi.Input<string>;
  /** The answer to a health check, once connected. */
  check?: pulumi.Input<string>;
  /** Inactivity of an upgraded connection, such as a WebSocket. */
  tunnel?: pulumi.Input<string>;
  /** How long a tarpitted request is kept waiting. @default `connect` */
  tarpit?: pulumi.Input<string>;
}
