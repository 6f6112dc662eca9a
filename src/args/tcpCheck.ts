import type * as pulumi from "@pulumi/pulumi";
import type { CheckStepArgs } from "./checkStep";

/** What a step of a health check by TCP does. */
export const TcpCheckAction = {
  /** Opens a connection. When there is one, it is the first step. */
  connect: "connect",
  /** Sends text. */
  send: "send",
  /** Sends a log-format string. */
  sendLf: "send-lf",
  /** Sends bytes. */
  sendBinary: "send-binary",
  /** Sends bytes that a log-format string gives. */
  sendBinaryLf: "send-binary-lf",
  /** Judges the answer. */
  expect: "expect",
  /** Says what is logged when the next step fails. */
  comment: "comment",
  setVar: "set-var",
  setVarFmt: "set-var-fmt",
  unsetVar: "unset-var",
} as const;
export type TcpCheckAction = (typeof TcpCheckAction)[keyof typeof TcpCheckAction];

/**
 * A health check by TCP.
 *
 * @see HAProxy configuration manual, section 4.2 "option tcp-check" and "tcp-check"
 */
export interface TcpCheckArgs {
  /**
   * The steps, in order.
   *
   * @default none: the server is healthy when a connection succeeds
   */
  steps?: pulumi.Input<pulumi.Input<TcpCheckStepArgs>[]>;
}

/** A step of a health check by TCP. Which fields it takes depends on its action. */
export interface TcpCheckStepArgs extends CheckStepArgs {
  /** What the step does. */
  action: pulumi.Input<TcpCheckAction>;
  /** `send`: the text, with its line ends: `"PING\r\n"`. */
  data?: pulumi.Input<string>;
  /** `send-binary`: the bytes, two hexadecimal digits each. */
  hexstring?: pulumi.Input<string>;
  /** `expect`: bytes that the answer contains, two hexadecimal digits each. */
  binary?: pulumi.Input<string>;
  /** `expect`: a regular expression that the answer matches, once it is written in hexadecimal digits. */
  rbinary?: pulumi.Input<string>;
  /** `expect`: bytes that the answer contains, as a log-format string of hexadecimal digits. */
  binaryLf?: pulumi.Input<string>;
}
