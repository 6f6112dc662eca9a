import type * as pulumi from "@pulumi/pulumi";

/** What the target of a redirect is made from. */
export const RedirectType = { location: "location", prefix: "prefix", scheme: "scheme" } as const;
export type RedirectType = (typeof RedirectType)[keyof typeof RedirectType];

/** How the names of headers are compared. */
export const HeaderMatch = { str: "str", beg: "beg", end: "end", sub: "sub", reg: "reg" } as const;
export type HeaderMatch = (typeof HeaderMatch)[keyof typeof HeaderMatch];

/** Which addresses a name is resolved to, if it has them. */
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

/** The level that something is logged with; `silent` for not at all. */
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

/** Whether a failure to rewrite a message fails the request. */
export const StrictMode = { on: "on", off: "off" } as const;
export type StrictMode = (typeof StrictMode)[keyof typeof StrictMode];

/** A value that a rule writes. */
export interface RuleValueArgs {
  /** The literal value, such as that of a header or the target of a redirect. Give this or `format`. */
  value?: pulumi.Input<string>;
  /**
   * The value as HAProxy's log format, such as `%[src]` or `https://www.example.com%[capture.req.uri]`. Give this or
   * `value`.
   */
  format?: pulumi.Input<string>;
}

/** The condition of a rule. */
export interface RuleConditionArgs {
  /**
   * When the rule applies: names of ACLs, or ACLs in braces, as in `is_api !{ method GET HEAD } or is_test`; all of it
   * negated after `unless`.
   *
   * @default always
   */
  condition?: pulumi.Input<string>;
}

/** A header of a response that haproxy makes. */
export interface ReplyHeaderArgs extends RuleValueArgs {
  /** The header's name. */
  name: pulumi.Input<string>;
}

/**
 * A response that haproxy makes. Its body is one of `string`, `lfString`, `file`, `lfFile`; or the whole of it is one of
 * `errorfile`, `errorfiles` and `defaultErrorfiles`.
 *
 * @see HAProxy configuration manual, section 4.2 "http-request return"
 */
export interface ReplyFieldsArgs {
  /** The media type of the body, which needs it: `text/plain`. */
  contentType?: pulumi.Input<string>;
  /** The body as text. */
  string?: pulumi.Input<string>;
  /** The body as HAProxy's log format. */
  lfString?: pulumi.Input<string>;
  /** The body: the name of one of `files`. */
  file?: pulumi.Input<string>;
  /** The body as HAProxy's log format: the name of one of `files`. */
  lfFile?: pulumi.Input<string>;
  /** The complete response with status line and headers: the name of one of `files`. */
  errorfile?: pulumi.Input<string>;
  /** The complete response: that of this status in one of `httpErrors`, by its name. */
  errorfiles?: pulumi.Input<string>;
  /** Whether the response is what haproxy answers with this status otherwise. */
  defaultErrorfiles?: pulumi.Input<boolean>;
  /** Headers of the response, if that is not a complete one. @default none */
  headers?: pulumi.Input<pulumi.Input<ReplyHeaderArgs>[]>;
}

/** Fields of rules that work on headers. */
export interface HeaderRuleFieldsArgs extends RuleValueArgs {
  /** The header's name; for `del-header` with `match`, what names are compared with. */
  name?: pulumi.Input<string>;
  /** How `del-header` compares names. Needs HAProxy 2.4. @default the whole name, in any case */
  match?: pulumi.Input<HeaderMatch>;
  /** The regular expression that `replace-…` looks for; `\1` in the value is its first group. */
  matchRegex?: pulumi.Input<string>;
}

/** Fields of rules that redirect. */
export interface RedirectRuleFieldsArgs {
  /** What `value` or `format` is: the whole `location`, its `prefix` or its `scheme`. */
  redirectType?: pulumi.Input<RedirectType>;
  /** Leave the query out of a redirect by `prefix` or `scheme`. @default false */
  dropQuery?: pulumi.Input<boolean>;
  /** With `dropQuery`: end the path with a slash. @default false */
  appendSlash?: pulumi.Input<boolean>;
  /** Skip the rule when the location is empty. Needs HAProxy 2.5. @default false */
  ignoreEmpty?: pulumi.Input<boolean>;
  /** Set a session cookie: `SEEN=1`. */
  setCookie?: pulumi.Input<string>;
  /** Clear a cookie: `USERID=`. */
  clearCookie?: pulumi.Input<string>;
}

/** Fields of rules that work on variables, and of those that take the value of a sample. */
export interface VariableRuleFieldsArgs {
  /** The variable with its scope: `txn.user`, `req.host`, `sess.sni`, `proc.limit`, `res.size`. */
  varName?: pulumi.Input<string>;
  /** A sample expression: `req.hdr(host),lower`. */
  expression?: pulumi.Input<string>;
}

/** Fields of rules that count in stick tables. */
export interface CounterRuleFieldsArgs {
  /** What `track-sc…` counts by: a sample expression, such as `src`. */
  key?: pulumi.Input<string>;
  /** The frontend or backend whose stick table `track-sc…` counts in. @default this one */
  table?: pulumi.Input<string>;
  /** The tracked counters that are written: 0, 1 or 2. */
  scId?: pulumi.Input<number>;
  /** The number that `sc-set-gpt0` stores. */
  int?: pulumi.Input<number>;
}

/** Fields of rules that change maps and lists in memory, until the next reload. */
export interface MapRuleFieldsArgs {
  /** The name of one of `maps`. */
  map?: pulumi.Input<string>;
  /** The name of one of `lists`. */
  list?: pulumi.Input<string>;
  /** The key as HAProxy's log format. */
  keyFormat?: pulumi.Input<string>;
}

/** Fields of rules that change how a connection is treated. */
export interface TreatmentRuleFieldsArgs {
  /** The level of `set-log-level`. */
  level?: pulumi.Input<RuleLogLevel>;
  /** The scheduling priority of `set-nice`, from -1024 (first) to 1024 (last). */
  nice?: pulumi.Input<number>;
  /** The netfilter mark of `set-mark`: a number, or one such as `0x1f`. Needs `global.user` to be `root`. */
  mark?: pulumi.Input<string>;
  /** The TOS field of `set-tos`: a number, or one such as `0x10`. */
  tos?: pulumi.Input<string>;
}

/** Fields of rules that resolve names. */
export interface ResolveRuleFieldsArgs {
  /** The `resolvers` section that `do-resolve` asks. */
  resolvers?: pulumi.Input<string>;
  /** The addresses that `do-resolve` prefers. @default those that the section prefers */
  family?: pulumi.Input<AddressFamily>;
}

/** Fields of rules that capture. */
export interface CaptureRuleFieldsArgs {
  /** The longest text that `capture` keeps, in a slot of its own. Give this or `id`. */
  len?: pulumi.Input<number>;
  /** The declared capture slot. Give this or `len`. */
  id?: pulumi.Input<number>;
}

/** Fields of rules that wait for a body. */
export interface WaitRuleFieldsArgs {
  /** How long `wait-for-body` waits. */
  time?: pulumi.Input<string>;
  /** How much `wait-for-body` waits for: bytes, or with `k` or `m`. @default all of it, as far as a buffer takes it */
  atLeast?: pulumi.Input<string>;
}
