import type * as pulumi from "@pulumi/pulumi";
import type { CheckStepArgs } from "./checkStep";

/** The action of a step in a TCP health check. */
export const TcpCheckAction = {
  /** Opens a connection. If present, it is the first step. */
  connect: "connect",
  /** Sends text. */
  send: "send",
  /** Sends a log-format string. */
  sendLf: "send-lf",
  /** Sends bytes. */
  sendBinary: "send-binary",
  /** Sends the bytes of a log-format string. */
  sendBinaryLf: "send-binary-lf",
  /** Evaluates the response. */
  expect: "expect",
  /** Sets the text that is logged when the next step fails. */
  comment: "comment",
  setVar: "set-var",
  setVarFmt: "set-var-fmt",
  unsetVar: "unset-var",
} as const;
export type TcpCheckAction = (typeof TcpCheckAction)[keyof typeof TcpCheckAction];

/**
 * A TCP health check.
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

/** A step of a TCP health check. Its action determines which fields it takes. */
export interface TcpCheckStepArgs extends CheckStepArgs {
  /** The step's action. */
  action: pulumi.Input<TcpCheckAction>;
  /** `send`: the text, with its line ends: `"PING\r\n"`. */
  data?: pulumi.Input<string>;
  /** `send-binary`: the bytes, two hexadecimal digits each. */
  hexstring?: pulumi.Input<string>;
  /** `expect`: bytes that the response contains, two hexadecimal digits each. */
  binary?: pulumi.Input<string>;
  /** `expect`: a regular expression that matches the response in hexadecimal digits. */
  rbinary?: pulumi.Input<string>;
  /** `expect`: bytes that the response contains, as a log-format string of hexadecimal digits. */
  binaryLf?: pulumi.Input<string>;
}
