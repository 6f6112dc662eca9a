import type * as pulumi from "@pulumi/pulumi";

/** The status of a health check that passed. */
export const CheckOkStatus = {
  L7OK: "L7OK",
  /** Passed on condition: the server gets no new clients. */
  L7OKC: "L7OKC",
  L6OK: "L6OK",
  L4OK: "L4OK",
} as const;
export type CheckOkStatus = (typeof CheckOkStatus)[keyof typeof CheckOkStatus];

/** The status of a health check that failed. */
export const CheckErrorStatus = {
  /** Passed on condition: the server gets no new clients. */
  L7OKC: "L7OKC",
  L7RSP: "L7RSP",
  L7STS: "L7STS",
  L6RSP: "L6RSP",
  L4CON: "L4CON",
} as const;
export type CheckErrorStatus = (typeof CheckErrorStatus)[keyof typeof CheckErrorStatus];

/** The status of a health check that timed out. */
export const CheckToutStatus = { L7TOUT: "L7TOUT", L6TOUT: "L6TOUT", L4TOUT: "L4TOUT" } as const;
export type CheckToutStatus = (typeof CheckToutStatus)[keyof typeof CheckToutStatus];

/** Fields common to steps of HTTP and TCP health checks. */
export interface CheckStepArgs {
  /** Text to log when the step fails; with action `comment`, when the next step fails. @default none */
  comment?: pulumi.Input<string>;
  /** `connect`: uses the server's options, such as TLS, unless this step overrides them. @default false */
  default?: pulumi.Input<boolean>;
  /** `connect`: the port. @default the server's `checkPort`, or its port */
  port?: pulumi.Input<number>;
  /** `connect`: the address. @default the server's `checkAddr`, or its address */
  addr?: pulumi.Input<string>;
  /** `connect`: sends the PROXY protocol first. @default false */
  sendProxy?: pulumi.Input<boolean>;
  /** `connect`: uses TLS. @default false */
  ssl?: pulumi.Input<boolean>;
  /** `connect`: the SNI to send. @default none */
  sni?: pulumi.Input<string>;
  /** `connect`: the protocols to offer by ALPN. @default the server's */
  alpn?: pulumi.Input<pulumi.Input<string>[]>;
  /** `connect`: closes the connection cleanly instead of with a reset. @default false */
  linger?: pulumi.Input<boolean>;
  /** `connect`: the protocol of the connection, such as `h2`. @default none */
  proto?: pulumi.Input<string>;
  /** `set-var`, `set-var-fmt`, `unset-var`: the variable, such as `check.token`. */
  name?: pulumi.Input<string>;
  /** `set-var`: the sample expression. */
  expression?: pulumi.Input<string>;
  /** `set-var-fmt`, `send-lf`, `send-binary-lf`: the log-format string. */
  format?: pulumi.Input<string>;
  /** `expect`: the minimum number of bytes to evaluate. @default whatever has arrived */
  minRecv?: pulumi.Input<number>;
  /** `expect`: the check's status when this last step passes. @default "L7OK" */
  okStatus?: pulumi.Input<CheckOkStatus>;
  /** `expect`: the check's status when the step fails. @default "L7RSP" */
  errorStatus?: pulumi.Input<CheckErrorStatus>;
  /** `expect`: the check's status when the step times out. @default "L7TOUT" */
  toutStatus?: pulumi.Input<CheckToutStatus>;
  /** `expect`: a log-format string to log when this last step passes. @default none */
  onSuccess?: pulumi.Input<string>;
  /** `expect`: a log-format string to log when the step fails. @default none */
  onError?: pulumi.Input<string>;
  /** `expect`: a sample expression for the check's status code in logs. @default none */
  statusCode?: pulumi.Input<string>;
  /** `expect`: marks the server as *not* healthy when the response matches. @default false */
  negate?: pulumi.Input<boolean>;
  /** `expect`: text that the response contains; for HTTP, its body. */
  string?: pulumi.Input<string>;
  /** `expect`: a regular expression that the response matches; for HTTP, its body. */
  rstring?: pulumi.Input<string>;
  /** `expect`: a log-format string that the response contains; for HTTP, its body. */
  stringLf?: pulumi.Input<string>;
}
