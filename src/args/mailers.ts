import type * as pulumi from "@pulumi/pulumi";

/** The level of an event. Less severe events send no mail. */
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
 * A group of mail servers. Each mail goes to all of them. For HAProxy up to 3.1: 3.2 warns about it and 3.3
 * does not support it. For newer releases, load a Lua script for mail in `global.extraLines`.
 *
 * @see HAProxy configuration manual, section 12.3 "Mailers"
 */
export interface MailersArgs {
  /** The name, unique among mailers. */
  name: pulumi.Input<string>;
  /** The mail servers, at least one. */
  servers: pulumi.Input<pulumi.Input<MailerArgs>[]>;
  /** Maximum time to send a mail. @default "10s" */
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
 * Mail about server state changes, sent by HAProxy up to 3.1. See `mailers`.
 *
 * @see HAProxy configuration manual, section 4.2 "email-alert"
 */
export interface EmailAlertArgs {
  /** The name of a group in `mailers`. */
  mailers: pulumi.Input<string>;
  /** The sender's address. */
  from: pulumi.Input<string>;
  /** The recipient's address. */
  to: pulumi.Input<string>;
  /** The least severe level that sends mail. @default "alert": a server went down */
  level?: pulumi.Input<EmailAlertLevel>;
  /** The host name that haproxy sends to the mail servers. @default the node's host name */
  myhostname?: pulumi.Input<string>;
}
