import type * as pulumi from "@pulumi/pulumi";
import type { HttpCheckArgs } from "./httpCheck";
import type { TcpCheckArgs } from "./tcpCheck";

/** The authentication that a MySQL health check offers. */
export const MysqlClientVersion = {
  /** That of MySQL before 4.1. */
  pre41: "pre-41",
  /** That of MySQL from 4.1 on. */
  post41: "post-41",
} as const;
export type MysqlClientVersion = (typeof MysqlClientVersion)[keyof typeof MysqlClientVersion];

/** How a health check greets an SMTP server. */
export const SmtpHello = { HELO: "HELO", EHLO: "EHLO" } as const;
export type SmtpHello = (typeof SmtpHello)[keyof typeof SmtpHello];

/**
 * How servers are checked: at most one of these. Without, a server is healthy when a connection succeeds.
 *
 * @see HAProxy configuration manual, section 5.2 "check"
 */
export interface HealthChecksArgs {
  /**
   * By an HTTP request, or several. In tcp mode too.
   *
   * @default none
   */
  httpCheck?: pulumi.Input<HttpCheckArgs>;
  /**
   * By what is sent and received on a connection.
   *
   * @default none
   */
  tcpCheck?: pulumi.Input<TcpCheckArgs>;
  /**
   * By the beginning of a TLS handshake, without verifying anything.
   *
   * @default false
   */
  sslHelloChk?: pulumi.Input<boolean>;
  /**
   * By logging in to a MySQL or MariaDB server.
   *
   * @default none
   */
  mysqlCheck?: pulumi.Input<MysqlCheckArgs>;
  /**
   * By beginning to log in to a PostgreSQL server.
   *
   * @default none
   */
  pgsqlCheck?: pulumi.Input<PgsqlCheckArgs>;
  /**
   * By a PING to a Redis server.
   *
   * @default false
   */
  redisCheck?: pulumi.Input<boolean>;
  /**
   * By greeting an SMTP server.
   *
   * @default none
   */
  smtpchk?: pulumi.Input<SmtpchkArgs>;
  /**
   * By an anonymous bind to an LDAP server.
   *
   * @default false
   */
  ldapCheck?: pulumi.Input<boolean>;
}

/** A health check of a MySQL or MariaDB server. */
export interface MysqlCheckArgs {
  /** A user that has no password and no rights, but may log in from the nodes. */
  user: pulumi.Input<string>;
  /** The authentication that is offered. @default "post-41" */
  clientVersion?: pulumi.Input<MysqlClientVersion>;
}

/** A health check of a PostgreSQL server. */
export interface PgsqlCheckArgs {
  /** The user's name; it need not exist. */
  user: pulumi.Input<string>;
}

/** A health check of an SMTP server. */
export interface SmtpchkArgs {
  /** How the server is greeted. @default "EHLO" where `domain` is given, else "HELO" */
  hello?: pulumi.Input<SmtpHello>;
  /** The name by which haproxy introduces itself. @default "localhost" */
  domain?: pulumi.Input<string>;
}
