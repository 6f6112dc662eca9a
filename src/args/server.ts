import type * as pulumi from "@pulumi/pulumi";
import type { ServerTlsArgs } from "./serverTls";

/**
 * Settings that each server of a backend starts from.
 *
 * @see HAProxy configuration manual, section 5.2 "Server and default-server options"
 */
export interface DefaultServerArgs extends ServerTlsArgs {
  /**
   * Whether the server's health is checked. A server that is not checked is always used.
   *
   * @default true
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
  /** The share of the load, 0 to 256; 0 takes no new clients. @default 1 */
  weight?: pulumi.Input<number>;
  /** How many connections the server gets at the same time; more wait in its queue. @default no limit */
  maxconn?: pulumi.Input<number>;
  /** How many requests may wait for this server before others are tried. @default no limit */
  maxqueue?: pulumi.Input<number>;
  /** Time over which a server that came back is brought to its full weight. @default none */
  slowstart?: pulumi.Input<string>;
  /** Whether the sessions of a server are closed when it goes down. @default false */
  shutdownSessionsOnMarkedDown?: pulumi.Input<boolean>;
}

/** One server of a backend. */
export interface ServerArgs extends DefaultServerArgs {
  /** The name, unique in the backend: letters, digits, `.`, `_` and `-`. */
  name: pulumi.Input<string>;
  /** The IPv4 or IPv6 address, or a host name, which is resolved when haproxy starts or reloads. */
  address: pulumi.Input<string>;
  /** The port. */
  port: pulumi.Input<number>;
  /** Whether the server is used only when all others are down. @default false */
  backup?: pulumi.Input<boolean>;
  /** Whether the server starts in maintenance. @default false */
  disabled?: pulumi.Input<boolean>;
  /** The server's value in the backend's cookie. @default the server's name */
  cookie?: pulumi.Input<string>;
  /**
   * How the address is found when haproxy starts, each way tried after the one before: `last`, `libc`, `none` or an
   * address.
   *
   * @default for host names: last, libc, none, so that a name that cannot be resolved keeps haproxy from nothing
   */
  initAddr?: pulumi.Input<pulumi.Input<string>[]>;
}
