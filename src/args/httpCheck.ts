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

/** What a step of a health check by HTTP does. */
export const HttpCheckAction = {
  /** Opens a connection. Further ones come after an `expect`. */
  connect: "connect",
  /** Sends a request. */
  send: "send",
  /** Judges the answer. */
  expect: "expect",
  /** Says what is logged when the next step fails. */
  comment: "comment",
  setVar: "set-var",
  setVarFmt: "set-var-fmt",
  unsetVar: "unset-var",
} as const;
export type HttpCheckAction = (typeof HttpCheckAction)[keyof typeof HttpCheckAction];

/** How text is compared. */
export const CheckMatch = { str: "str", beg: "beg", end: "end", sub: "sub", reg: "reg" } as const;
export type CheckMatch = (typeof CheckMatch)[keyof typeof CheckMatch];

/**
 * A health check by HTTP: one request with `method`, `uri` and so on, or several steps.
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
   * The path and query to request.
   *
   * @default "/"
   */
  uri?: pulumi.Input<string>;
  /**
   * The version of HTTP.
   *
   * @default "HTTP/1.0", with `host` "HTTP/1.1"
   */
  version?: pulumi.Input<string>;
  /**
   * The Host header, which makes it an HTTP/1.1 request.
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
   * What a healthy server answers.
   *
   * @default any status 2xx or 3xx
   */
  expect?: pulumi.Input<HttpCheckExpectArgs>;
  /**
   * Whether a server that answers 404 gets no new clients, but keeps those that it has.
   *
   * @default false
   */
  disableOn404?: pulumi.Input<boolean>;
  /**
   * Whether the server is told, in a header of the request, the state that it has.
   *
   * @default false
   */
  sendState?: pulumi.Input<boolean>;
  /**
   * The full form: steps in order, instead of `method`, `uri`, `version`, `host`, `headers`, `body` and `expect`.
   * Without any `send`, `OPTIONS /` is requested; without a last `expect`, the status has to be 2xx or 3xx.
   *
   * @default none: one request
   */
  steps?: pulumi.Input<pulumi.Input<HttpCheckStepArgs>[]>;
}

/** A request header of a health check: with `value` or `format`. */
export interface HttpCheckHeaderArgs {
  /** The header's name. */
  name: pulumi.Input<string>;
  /** The header's value. */
  value?: pulumi.Input<string>;
  /** The header's value, as a log-format string. */
  format?: pulumi.Input<string>;
}

/** What a healthy server answers: exactly one of `status`, `rstatus`, `string` and `rstring`. */
export interface HttpCheckExpectArgs {
  /** Statuses and ranges of statuses: `200`, `200-299,301`. */
  status?: pulumi.Input<string>;
  /** A regular expression that the status matches. */
  rstatus?: pulumi.Input<string>;
  /** Text that the body contains. */
  string?: pulumi.Input<string>;
  /** A regular expression that the body matches. */
  rstring?: pulumi.Input<string>;
  /**
   * Whether such an answer means that the server is *not* healthy.
   *
   * @default false
   */
  negate?: pulumi.Input<boolean>;
}

/** A step of a health check by HTTP. Which fields it takes depends on its action. */
export interface HttpCheckStepArgs extends CheckStepArgs {
  /** What the step does. */
  action: pulumi.Input<HttpCheckAction>;
  /** `send`: the method. @default "OPTIONS" */
  method?: pulumi.Input<string>;
  /** `send`: the path and query. @default "/" */
  uri?: pulumi.Input<string>;
  /** `send`: the path and query, as a log-format string. @default none */
  uriLf?: pulumi.Input<string>;
  /** `send`: the version of HTTP. @default "HTTP/1.0" */
  version?: pulumi.Input<string>;
  /** `send`: the request headers. @default none */
  headers?: pulumi.Input<pulumi.Input<HttpCheckHeaderArgs>[]>;
  /** `send`: the request's body. @default none */
  body?: pulumi.Input<string>;
  /** `send`: the request's body, as a log-format string. @default none */
  bodyLf?: pulumi.Input<string>;
  /** `expect`: statuses and ranges of statuses: `200`, `200-299,301`. */
  status?: pulumi.Input<string>;
  /** `expect`: a regular expression that the status matches. */
  rstatus?: pulumi.Input<string>;
  /** `expect`: a header that the answer has, each of its values by itself. */
  hdr?: pulumi.Input<CheckHeaderMatchArgs>;
  /** `expect`: a header that the answer has, its values as one. */
  fhdr?: pulumi.Input<CheckHeaderMatchArgs>;
}

/** A header of an answer. */
export interface CheckHeaderMatchArgs {
  /** The header's name. */
  name: pulumi.Input<string>;
  /** How the name is compared. @default "str" */
  nameMatch?: pulumi.Input<CheckMatch>;
  /** The header's value. @default any */
  value?: pulumi.Input<string>;
  /** How the value is compared. @default "str" */
  valueMatch?: pulumi.Input<CheckMatch>;
}
