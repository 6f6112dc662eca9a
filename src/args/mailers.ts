import type * as pulumi from "@pulumi/pulumi";

/** The least severe events that mail is sent for. */
export const EmailAlertLevel = {
  emerg: "emerg",
  alert: "alert",
  crit: "crit",
  err: "err",
  warning: "warning",
  notice: "notice",
  info: "info",
  debug: "debug",
} as const;
export type EmailAlertLevel = (typeof EmailAlertLevel)[keyof typeof EmailAlertLevel];

/**
 * A group of mail servers, all of which are sent each mail. This is for HAProxy up to 3.1: 3.2 warns of it and 3.3 does
 * not know it. There, mail is sent by a Lua script that `global.extraLines` has to load.
 *
 * @see HAProxy configuration manual, section 12.3 "Mailers"
 */
export interface MailersArgs {
  /** The name, unique among mailers. */
  name: pulumi.Input<string>;
  /** The mail servers, at least one. */
  servers: pulumi.Input<pulumi.Input<MailerArgs>[]>;
  /** How long a mail may take. @default "10s" */
  timeoutMail?: pulumi.Input<string>;
}

/** A mail server. */
export interface MailerArgs {
  /** The name, unique in the group. */
  name: pulumi.Input<string>;
  /** The address. */
  address: pulumi.Input<string>;
  /** The port. @default 25 */
  port?: pulumi.Input<number>;
}

/**
 * Mail about the states of servers, sent by HAProxy up to 3.1. See `mailers`.
 *
 * @see HAProxy configuration manual, section 4.2 "email-alert"
 */
export interface EmailAlertArgs {
  /** The name of the mail servers' group in `mailers`. */
  mailers: pulumi.Input<string>;
  /** Whom the mail is from. */
  from: pulumi.Input<string>;
  /** Whom the mail is to. */
  to: pulumi.Input<string>;
  /** The least severe events that mail is sent for. @default "alert": a server went down */
  level?: pulumi.Input<EmailAlertLevel>;
  /** The name by which haproxy greets the mail servers. @default the node's host name */
  myhostname?: pulumi.Input<string>;
}
