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

/** What the steps of health checks by HTTP and by TCP have in common. */
export interface CheckStepArgs {
  /** What is logged when the step fails; with action `comment`, when the next one does. @default none */
  comment?: pulumi.Input<string>;
  /** `connect`: connect with the options of the server, such as TLS, but for those given here. @default false */
  default?: pulumi.Input<boolean>;
  /** `connect`: the port. @default the server's `checkPort`, or its port */
  port?: pulumi.Input<number>;
  /** `connect`: the address. @default the server's `checkAddr`, or its address */
  addr?: pulumi.Input<string>;
  /** `connect`: begin with the PROXY protocol. @default false */
  sendProxy?: pulumi.Input<boolean>;
  /** `connect`: over TLS. @default false */
  ssl?: pulumi.Input<boolean>;
  /** `connect`: the name asked for by SNI. @default none */
  sni?: pulumi.Input<string>;
  /** `connect`: the protocols offered by ALPN. @default the server's */
  alpn?: pulumi.Input<pulumi.Input<string>[]>;
  /** `connect`: close the connection properly instead of with a reset. @default false */
  linger?: pulumi.Input<boolean>;
  /** `connect`: the protocol of the connection, such as `h2`. @default none */
  proto?: pulumi.Input<string>;
  /** `set-var`, `set-var-fmt`, `unset-var`: the variable, such as `check.token`. */
  name?: pulumi.Input<string>;
  /** `set-var`: the sample expression. */
  expression?: pulumi.Input<string>;
  /** `set-var-fmt`, `send-lf`, `send-binary-lf`: the log-format string. */
  format?: pulumi.Input<string>;
  /** `expect`: the least number of bytes that are looked at. @default what is there */
  minRecv?: pulumi.Input<number>;
  /** `expect`: the check's status when this last step passes. @default "L7OK" */
  okStatus?: pulumi.Input<CheckOkStatus>;
  /** `expect`: the check's status when the step fails. @default "L7RSP" */
  errorStatus?: pulumi.Input<CheckErrorStatus>;
  /** `expect`: the check's status when the step times out. @default "L7TOUT" */
  toutStatus?: pulumi.Input<CheckToutStatus>;
  /** `expect`: a log-format string, logged when this last step passes. @default none */
  onSuccess?: pulumi.Input<string>;
  /** `expect`: a log-format string, logged when the step fails. @default none */
  onError?: pulumi.Input<string>;
  /** `expect`: a sample expression, the check's status code in logs. @default none */
  statusCode?: pulumi.Input<string>;
  /** `expect`: whether such an answer means that the server is *not* healthy. @default false */
  negate?: pulumi.Input<boolean>;
  /** `expect`: text that the answer contains; by HTTP, its body. */
  string?: pulumi.Input<string>;
  /** `expect`: a regular expression that the answer matches; by HTTP, its body. */
  rstring?: pulumi.Input<string>;
  /** `expect`: a log-format string that the answer contains; by HTTP, its body. */
  stringLf?: pulumi.Input<string>;
}
