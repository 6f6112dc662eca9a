import type * as pulumi from "@pulumi/pulumi";
import type { HttpCheckArgs } from "./httpCheck";
import type { TcpCheckArgs } from "./tcpCheck";

/** The authentication protocol of a MySQL health check. */
export const MysqlClientVersion = {
  /** The protocol of MySQL before 4.1. */
  pre41: "pre-41",
  /** The protocol of MySQL from 4.1 on. */
  post41: "post-41",
} as const;
export type MysqlClientVersion = (typeof MysqlClientVersion)[keyof typeof MysqlClientVersion];

/** The SMTP greeting of a health check. */
export const SmtpHello = { HELO: "HELO", EHLO: "EHLO" } as const;
export type SmtpHello = (typeof SmtpHello)[keyof typeof SmtpHello];

/**
 * Health checks of servers: at most one of these. Without any, a server is healthy when a connection
 * succeeds.
 *
 * @see HAProxy configuration manual, section 5.2 "check"
 */
export interface HealthChecksArgs {
  /**
   * Checks with one or more HTTP requests. In tcp mode too.
   *
   * @default none
   */
  httpCheck?: pulumi.Input<HttpCheckArgs>;
  /**
   * Checks with data sent and received on a connection.
   *
   * @default none
   */
  tcpCheck?: pulumi.Input<TcpCheckArgs>;
  /**
   * Checks with the beginning of a TLS handshake, without verifying anything.
   *
   * @default false
   */
  sslHelloChk?: pulumi.Input<boolean>;
  /**
   * Checks by logging in to a MySQL or MariaDB server.
   *
   * @default none
   */
  mysqlCheck?: pulumi.Input<MysqlCheckArgs>;
  /**
   * Checks by beginning to log in to a PostgreSQL server.
   *
   * @default none
   */
  pgsqlCheck?: pulumi.Input<PgsqlCheckArgs>;
  /**
   * Checks by sending PING to a Redis server.
   *
   * @default false
   */
  redisCheck?: pulumi.Input<boolean>;
  /**
   * Checks by greeting an SMTP server.
   *
   * @default none
   */
  smtpchk?: pulumi.Input<SmtpchkArgs>;
  /**
   * Checks with an anonymous bind to an LDAP server.
   *
   * @default false
   */
  ldapCheck?: pulumi.Input<boolean>;
}

/** A health check of a MySQL or MariaDB server. */
export interface MysqlCheckArgs {
  /** The user to log in as. It has no password and no rights, but may log in from the nodes. */
  user: pulumi.Input<string>;
  /** The authentication protocol to offer. @default "post-41" */
  clientVersion?: pulumi.Input<MysqlClientVersion>;
}

/** A health check of a PostgreSQL server. */
export interface PgsqlCheckArgs {
  /** The user's name; it need not exist. */
  user: pulumi.Input<string>;
}

/** A health check of an SMTP server. */
export interface SmtpchkArgs {
  /** The greeting. @default "EHLO" with `domain`, else "HELO" */
  hello?: pulumi.Input<SmtpHello>;
  /** The domain name in haproxy's greeting. @default "localhost" */
  domain?: pulumi.Input<string>;
}
