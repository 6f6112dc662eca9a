import type * as pulumi from "@pulumi/pulumi";

/** The part of a redirect's target that a rule sets. */
export const RedirectType = { location: "location", prefix: "prefix", scheme: "scheme" } as const;
export type RedirectType = (typeof RedirectType)[keyof typeof RedirectType];

/** A method to compare header names. */
export const HeaderMatch = { str: "str", beg: "beg", end: "end", sub: "sub", reg: "reg" } as const;
export type HeaderMatch = (typeof HeaderMatch)[keyof typeof HeaderMatch];

/** The preferred family of resolved addresses. */
export const AddressFamily = { ipv4: "ipv4", ipv6: "ipv6" } as const;
export type AddressFamily = (typeof AddressFamily)[keyof typeof AddressFamily];

/** A timeout that a rule can change. */
export const RuleTimeout = {
  server: "server",
  tunnel: "tunnel",
  /** Needs HAProxy 2.9. */
  client: "client",
} as const;
export type RuleTimeout = (typeof RuleTimeout)[keyof typeof RuleTimeout];

/** A log level; `silent` disables logging. */
export const RuleLogLevel = {
  emerg: "emerg",
  alert: "alert",
  crit: "crit",
  err: "err",
  warning: "warning",
  notice: "notice",
  info: "info",
  debug: "debug",
  silent: "silent",
} as const;
export type RuleLogLevel = (typeof RuleLogLevel)[keyof typeof RuleLogLevel];

/** Strict rewriting. With "on", a failed rewrite of a message fails the request. */
export const StrictMode = { on: "on", off: "off" } as const;
export type StrictMode = (typeof StrictMode)[keyof typeof StrictMode];

/** A value that a rule writes. */
export interface RuleValueArgs {
  /** The literal value, such as that of a header or the target of a redirect. Set this or `format`. */
  value?: pulumi.Input<string>;
  /**
   * The value as HAProxy's log format, such as `%[src]` or `https://www.example.com%[capture.req.uri]`. Set
   * this or `value`.
   */
  format?: pulumi.Input<string>;
}

/** The condition of a rule. */
export interface RuleConditionArgs {
  /**
   * Condition under which the rule applies: names of ACLs, or ACLs in braces, as in
   * `is_api !{ method GET HEAD } or is_test`. A leading `unless` negates the whole.
   *
   * @default always
   */
  condition?: pulumi.Input<string>;
}

/** A header of a response made by haproxy. */
export interface ReplyHeaderArgs extends RuleValueArgs {
  /** The header's name. */
  name: pulumi.Input<string>;
}

/**
 * A response made by haproxy. Its body is one of `string`, `lfString`, `file` and `lfFile`. Or the complete
 * response is one of `errorfile`, `errorfiles` and `defaultErrorfiles`.
 *
 * @see HAProxy configuration manual, section 4.2 "http-request return"
 */
export interface ReplyFieldsArgs {
  /** The media type of the body, required with a body: `text/plain`. */
  contentType?: pulumi.Input<string>;
  /** The body as text. */
  string?: pulumi.Input<string>;
  /** The body as HAProxy's log format. */
  lfString?: pulumi.Input<string>;
  /** The body, as the name of one of `files`. */
  file?: pulumi.Input<string>;
  /** The body as HAProxy's log format, as the name of one of `files`. */
  lfFile?: pulumi.Input<string>;
  /** The complete response with status line and headers, as the name of one of `files`. */
  errorfile?: pulumi.Input<string>;
  /** The complete response: that of this status in one of `httpErrors`, by name. */
  errorfiles?: pulumi.Input<string>;
  /** Uses haproxy's usual response for this status. */
  defaultErrorfiles?: pulumi.Input<boolean>;
  /** Headers of the response, unless it is a complete one. @default none */
  headers?: pulumi.Input<pulumi.Input<ReplyHeaderArgs>[]>;
}

/** Fields of rules for headers. */
export interface HeaderRuleFieldsArgs extends RuleValueArgs {
  /** The header's name. For `del-header` with `match`, the text to compare names with. */
  name?: pulumi.Input<string>;
  /**
   * The method by which `del-header` compares names. Needs HAProxy 2.4.
   *
   * @default the whole name, in any case
   */
  match?: pulumi.Input<HeaderMatch>;
  /** The regular expression for `replace-…`; `\1` in the value is its first group. */
  matchRegex?: pulumi.Input<string>;
}

/** Fields of redirect rules. */
export interface RedirectRuleFieldsArgs {
  /** The meaning of `value` or `format`: the whole `location`, its `prefix` or its `scheme`. */
  redirectType?: pulumi.Input<RedirectType>;
  /** Omits the query from a redirect by `prefix` or `scheme`. @default false */
  dropQuery?: pulumi.Input<boolean>;
  /** With `dropQuery`: ends the path with a slash. @default false */
  appendSlash?: pulumi.Input<boolean>;
  /** Skips the rule when the location is empty. Needs HAProxy 2.5. @default false */
  ignoreEmpty?: pulumi.Input<boolean>;
  /** A session cookie to set: `SEEN=1`. */
  setCookie?: pulumi.Input<string>;
  /** A cookie to clear: `USERID=`. */
  clearCookie?: pulumi.Input<string>;
}

/** Fields of rules that use variables or sample values. */
export interface VariableRuleFieldsArgs {
  /** The variable with its scope: `txn.user`, `req.host`, `sess.sni`, `proc.limit`, `res.size`. */
  varName?: pulumi.Input<string>;
  /** A sample expression: `req.hdr(host),lower`. */
  expression?: pulumi.Input<string>;
}

/** Fields of rules for counters in stick tables. */
export interface CounterRuleFieldsArgs {
  /** The key of `track-sc…`: a sample expression, such as `src`. */
  key?: pulumi.Input<string>;
  /** The frontend or backend whose stick table `track-sc…` uses. @default this one */
  table?: pulumi.Input<string>;
  /** The tracked counters to write: 0, 1 or 2. */
  scId?: pulumi.Input<number>;
  /** The number that `sc-set-gpt0` stores. */
  int?: pulumi.Input<number>;
}

/** Fields of rules that change maps and lists in memory. Changes last until the next reload. */
export interface MapRuleFieldsArgs {
  /** The name of one of `maps`. */
  map?: pulumi.Input<string>;
  /** The name of one of `lists`. */
  list?: pulumi.Input<string>;
  /** The key as HAProxy's log format. */
  keyFormat?: pulumi.Input<string>;
}

/** Fields of rules that change the treatment of a connection. */
export interface TreatmentRuleFieldsArgs {
  /** The log level of `set-log-level`. */
  level?: pulumi.Input<RuleLogLevel>;
  /** The scheduling priority of `set-nice`, from -1024 (first) to 1024 (last). */
  nice?: pulumi.Input<number>;
  /**
   * The netfilter mark of `set-mark`: a decimal or hexadecimal number, such as `0x1f`. Needs `global.user` to
   * be `root`.
   */
  mark?: pulumi.Input<string>;
  /** The TOS field of `set-tos`: a decimal or hexadecimal number, such as `0x10`. */
  tos?: pulumi.Input<string>;
}

/** Fields of rules that resolve names. */
export interface ResolveRuleFieldsArgs {
  /** The `resolvers` section that `do-resolve` uses. */
  resolvers?: pulumi.Input<string>;
  /** The addresses that `do-resolve` prefers. @default the preference of the section */
  family?: pulumi.Input<AddressFamily>;
}

/** Fields of capture rules. */
export interface CaptureRuleFieldsArgs {
  /** The length that `capture` keeps, in a slot of its own. Set this or `id`. */
  len?: pulumi.Input<number>;
  /** The declared capture slot. Set this or `len`. */
  id?: pulumi.Input<number>;
}

/** Fields of rules that wait for a body. */
export interface WaitRuleFieldsArgs {
  /** Maximum time that `wait-for-body` waits. */
  time?: pulumi.Input<string>;
  /**
   * The bytes that `wait-for-body` waits for, also with `k` or `m`.
   *
   * @default the whole body, up to the size of a buffer
   */
  atLeast?: pulumi.Input<string>;
}
