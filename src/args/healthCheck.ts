import type * as pulumi from "@pulumi/pulumi";

/** The method of a health check's request. */
export const HttpCheckMethod = {
  GET: "GET",
  HEAD: "HEAD",
  OPTIONS: "OPTIONS",
  POST: "POST",
  PUT: "PUT",
} as const;
export type HttpCheckMethod = (typeof HttpCheckMethod)[keyof typeof HttpCheckMethod];

/**
 * A health check by HTTP request.
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
   * The Host header, which makes it an HTTP/1.1 request.
   *
   * @default none: an HTTP/1.0 request
   */
  host?: pulumi.Input<string>;
  /**
   * Further request headers.
   *
   * @default none
   */
  headers?: pulumi.Input<pulumi.Input<HttpCheckHeaderArgs>[]>;
  /**
   * What a healthy server answers.
   *
   * @default any status 2xx or 3xx
   */
  expect?: pulumi.Input<HttpCheckExpectArgs>;
}

/** A request header of a health check. */
export interface HttpCheckHeaderArgs {
  /** The header's name. */
  name: pulumi.Input<string>;
  /** The header's value. */
  value: pulumi.Input<string>;
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
