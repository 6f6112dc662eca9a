import type * as pulumi from "@pulumi/pulumi";

/** What an HTTP request rule does. */
export const HttpRequestAction = {
  redirect: "redirect",
  setHeader: "set-header",
  addHeader: "add-header",
  delHeader: "del-header",
  deny: "deny",
} as const;
export type HttpRequestAction = (typeof HttpRequestAction)[keyof typeof HttpRequestAction];

/** What the target of a redirect is made from. */
export const RedirectType = { location: "location", prefix: "prefix", scheme: "scheme" } as const;
export type RedirectType = (typeof RedirectType)[keyof typeof RedirectType];

/**
 * One rule applied to requests.
 *
 * @see HAProxy configuration manual, section 4.2 "http-request"
 */
export interface HttpRequestRuleArgs {
  /** What to do. */
  action: pulumi.Input<HttpRequestAction>;
  /** The header's name, for `set-header`, `add-header` and `del-header`. */
  name?: pulumi.Input<string>;
  /** The literal value: of the header, or the target of the redirect. Give this or `format`. */
  value?: pulumi.Input<string>;
  /**
   * The value as HAProxy's log format, such as `%[src]` or `https://www.example.com%[capture.req.uri]`. Give this or
   * `value`.
   */
  format?: pulumi.Input<string>;
  /** What `value` or `format` replaces, for `redirect`: the whole `location`, its `prefix` or its `scheme`. */
  redirectType?: pulumi.Input<RedirectType>;
  /**
   * The status of a `redirect`: 301, 302, 303, 307 or 308.
   *
   * @default 302
   */
  redirectCode?: pulumi.Input<number>;
  /**
   * The status of `deny`: 200, 400, 401, 403, 404, 405, 407, 408, 410, 413, 425, 429, 500, 502, 503 or 504.
   *
   * @default 403
   */
  denyStatus?: pulumi.Input<number>;
  /**
   * ACL names, as in `useBackends[].condition`.
   *
   * @default none: every request
   */
  condition?: pulumi.Input<string>;
}
