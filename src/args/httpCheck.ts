import type * as pulumi from "@pulumi/pulumi";
import type { CheckStepArgs } from "./checkStep";

/** The method of a health check's request. */
export const HttpCheckMethod = {
  GET: "GET",
  HEAD: "HEAD",
  OPTIONS: "OPTIONS",
  POST: "POST",
  PUT: "PUT",
} as const;
export type HttpCheckMethod = (typeof HttpCheckMethod)[keyof typeof HttpCheckMethod];

/** The action of a step in an HTTP health check. */
export const HttpCheckAction = {
  /** Opens a connection. Further connections come after an `expect`. */
  connect: "connect",
  /** Sends a request. */
  send: "send",
  /** Evaluates the response. */
  expect: "expect",
  /** Sets the text that is logged when the next step fails. */
  comment: "comment",
  setVar: "set-var",
  setVarFmt: "set-var-fmt",
  unsetVar: "unset-var",
} as const;
export type HttpCheckAction = (typeof HttpCheckAction)[keyof typeof HttpCheckAction];

/** A method to compare text. */
export const CheckMatch = { str: "str", beg: "beg", end: "end", sub: "sub", reg: "reg" } as const;
export type CheckMatch = (typeof CheckMatch)[keyof typeof CheckMatch];

/**
 * An HTTP health check: one request with `method`, `uri` and so on, or several steps.
 *
 * @see HAProxy configuration manual, section 4.2 "option httpchk" and "http-check"
 */
export interface HttpCheckArgs {
  /**
   * The method.
   *
   * @default "GET"
   */
  method?: pulumi.Input<HttpCheckMethod>;
  /**
   * The path and query.
   *
   * @default "/"
   */
  uri?: pulumi.Input<string>;
  /**
   * The HTTP version.
   *
   * @default "HTTP/1.0"; with `host`, "HTTP/1.1"
   */
  version?: pulumi.Input<string>;
  /**
   * The Host header. It makes the request HTTP/1.1.
   *
   * @default none
   */
  host?: pulumi.Input<string>;
  /**
   * Further request headers.
   *
   * @default none
   */
  headers?: pulumi.Input<pulumi.Input<HttpCheckHeaderArgs>[]>;
  /**
   * The request's body.
   *
   * @default none
   */
  body?: pulumi.Input<string>;
  /**
   * The response of a healthy server.
   *
   * @default any status 2xx or 3xx
   */
  expect?: pulumi.Input<HttpCheckExpectArgs>;
  /**
   * Gives a server that returns 404 no new clients, but lets it keep its current ones.
   *
   * @default false
   */
  disableOn404?: pulumi.Input<boolean>;
  /**
   * Sends the server's current state to it in a request header.
   *
   * @default false
   */
  sendState?: pulumi.Input<boolean>;
  /**
   * The full form: steps in order, instead of `method`, `uri`, `version`, `host`, `headers`, `body` and
   * `expect`. Without any `send`, the check requests `OPTIONS /`. Without a final `expect`, the status must
   * be 2xx or 3xx.
   *
   * @default none: one request
   */
  steps?: pulumi.Input<pulumi.Input<HttpCheckStepArgs>[]>;
}

/** A request header of a health check. Set `value` or `format`. */
export interface HttpCheckHeaderArgs {
  /** The header's name. */
  name: pulumi.Input<string>;
  /** The header's value. */
  value?: pulumi.Input<string>;
  /** The header's value, as a log-format string. */
  format?: pulumi.Input<string>;
}

/** The response of a healthy server. Set exactly one of `status`, `rstatus`, `string` and `rstring`. */
export interface HttpCheckExpectArgs {
  /** Statuses and status ranges: `200`, `200-299,301`. */
  status?: pulumi.Input<string>;
  /** A regular expression that the status matches. */
  rstatus?: pulumi.Input<string>;
  /** Text that the body contains. */
  string?: pulumi.Input<string>;
  /** A regular expression that the body matches. */
  rstring?: pulumi.Input<string>;
  /**
   * Marks the server as *not* healthy when the response matches.
   *
   * @default false
   */
  negate?: pulumi.Input<boolean>;
}

/** A step of an HTTP health check. Its action determines which fields it takes. */
export interface HttpCheckStepArgs extends CheckStepArgs {
  /** The step's action. */
  action: pulumi.Input<HttpCheckAction>;
  /** `send`: the method. @default "OPTIONS" */
  method?: pulumi.Input<string>;
  /** `send`: the path and query. @default "/" */
  uri?: pulumi.Input<string>;
  /** `send`: the path and query, as a log-format string. @default none */
  uriLf?: pulumi.Input<string>;
  /** `send`: the HTTP version. @default "HTTP/1.0" */
  version?: pulumi.Input<string>;
  /** `send`: the request headers. @default none */
  headers?: pulumi.Input<pulumi.Input<HttpCheckHeaderArgs>[]>;
  /** `send`: the request's body. @default none */
  body?: pulumi.Input<string>;
  /** `send`: the request's body, as a log-format string. @default none */
  bodyLf?: pulumi.Input<string>;
  /** `expect`: statuses and status ranges: `200`, `200-299,301`. */
  status?: pulumi.Input<string>;
  /** `expect`: a regular expression that the status matches. */
  rstatus?: pulumi.Input<string>;
  /** `expect`: a header of the response. Each of its values is compared separately. */
  hdr?: pulumi.Input<CheckHeaderMatchArgs>;
  /** `expect`: a header of the response. Its values are compared as one. */
  fhdr?: pulumi.Input<CheckHeaderMatchArgs>;
}

/** A header of a response. */
export interface CheckHeaderMatchArgs {
  /** The header's name. */
  name: pulumi.Input<string>;
  /** The method to compare the name. @default "str" */
  nameMatch?: pulumi.Input<CheckMatch>;
  /** The header's value. @default any */
  value?: pulumi.Input<string>;
  /** The method to compare the value. @default "str" */
  valueMatch?: pulumi.Input<CheckMatch>;
}
