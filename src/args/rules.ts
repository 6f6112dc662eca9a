import type * as pulumi from "@pulumi/pulumi";
import type {
  HttpAfterResponseAction,
  HttpRequestAction,
  HttpResponseAction,
  TcpRequestAction,
  TcpRequestPhase,
  TcpResponseAction,
} from "./ruleActions";
import type {
  CaptureRuleFieldsArgs,
  CounterRuleFieldsArgs,
  HeaderRuleFieldsArgs,
  MapRuleFieldsArgs,
  RedirectRuleFieldsArgs,
  ReplyFieldsArgs,
  ResolveRuleFieldsArgs,
  RuleConditionArgs,
  RuleTimeout,
  RuleValueArgs,
  StrictMode,
  TreatmentRuleFieldsArgs,
  VariableRuleFieldsArgs,
  WaitRuleFieldsArgs,
} from "./ruleFields";

/**
 * One rule applied to requests.
 *
 * @see HAProxy configuration manual, section 4.2 "http-request"
 */
export interface HttpRequestRuleArgs
  extends
    HeaderRuleFieldsArgs,
    RedirectRuleFieldsArgs,
    ReplyFieldsArgs,
    VariableRuleFieldsArgs,
    CounterRuleFieldsArgs,
    MapRuleFieldsArgs,
    CaptureRuleFieldsArgs,
    ResolveRuleFieldsArgs,
    TreatmentRuleFieldsArgs,
    WaitRuleFieldsArgs,
    RuleConditionArgs {
  /** What to do. */
  action: pulumi.Input<HttpRequestAction>;
  /**
   * The status: of a `redirect` 301, 302, 303, 307 or 308; of `deny` and `tarpit` one that haproxy has a response for,
   * unless one is given here; of `return` from 200 to 599.
   *
   * @default 302 for `redirect`, 403 for `deny`, 500 for `tarpit`, 200 for `return`
   */
  status?: pulumi.Input<number>;
  /** What `auth` tells the user that the password is for. @default the frontend's or backend's name */
  realm?: pulumi.Input<string>;
  /** The one of `caches` that `cache-use` looks into. */
  cache?: pulumi.Input<string>;
  /** The timeout that `set-timeout` changes. In backends; `client` in frontends. */
  timeoutType?: pulumi.Input<RuleTimeout>;
  /** The time that `set-timeout` sets; or `expression`, in milliseconds. */
  timeout?: pulumi.Input<string>;
  /** What `strict-mode` is set to. */
  strictMode?: pulumi.Input<StrictMode>;
  /** The service of `use-service`: `prometheus-exporter`. */
  service?: pulumi.Input<string>;
}

/**
 * One rule applied to the servers' responses.
 *
 * @see HAProxy configuration manual, section 4.2 "http-response"
 */
export interface HttpResponseRuleArgs
  extends
    HeaderRuleFieldsArgs,
    RedirectRuleFieldsArgs,
    ReplyFieldsArgs,
    VariableRuleFieldsArgs,
    CounterRuleFieldsArgs,
    MapRuleFieldsArgs,
    TreatmentRuleFieldsArgs,
    WaitRuleFieldsArgs,
    RuleConditionArgs {
  /** What to do. */
  action: pulumi.Input<HttpResponseAction>;
  /**
   * The status: of a `redirect` 301, 302, 303, 307 or 308; of `deny` one that haproxy has a response for, unless one is
   * given here; of `return` from 200 to 599; of `set-status` from 100 to 999.
   *
   * @default 302 for `redirect`, 502 for `deny`, 200 for `return`
   */
  status?: pulumi.Input<number>;
  /** The text beside the status of `set-status`. @default what belongs to it */
  reason?: pulumi.Input<string>;
  /** The declared capture slot of `capture`. */
  id?: pulumi.Input<number>;
  /** The one of `caches` that `cache-store` writes to. */
  cache?: pulumi.Input<string>;
  /** What `strict-mode` is set to. */
  strictMode?: pulumi.Input<StrictMode>;
}

/**
 * One rule applied to all responses: those of servers, and those that haproxy itself makes.
 *
 * @see HAProxy configuration manual, section 4.2 "http-after-response"
 */
export interface HttpAfterResponseRuleArgs
  extends HeaderRuleFieldsArgs, VariableRuleFieldsArgs, RuleConditionArgs {
  /** What to do. */
  action: pulumi.Input<HttpAfterResponseAction>;
  /** The status that `set-status` sets, from 100 to 999. */
  status?: pulumi.Input<number>;
  /** The text beside the status of `set-status`. @default what belongs to it */
  reason?: pulumi.Input<string>;
  /** The declared capture slot of `capture`, which needs HAProxy 2.6. */
  id?: pulumi.Input<number>;
  /** What `strict-mode` is set to. */
  strictMode?: pulumi.Input<StrictMode>;
}

/**
 * One rule applied to connections.
 *
 * @see HAProxy configuration manual, section 4.2 "tcp-request connection", "tcp-request session", "tcp-request content"
 */
export interface TcpRequestRuleArgs
  extends
    RuleValueArgs,
    VariableRuleFieldsArgs,
    CounterRuleFieldsArgs,
    ResolveRuleFieldsArgs,
    TreatmentRuleFieldsArgs,
    RuleConditionArgs {
  /** When to do it. Backends only have `content`. @default "content" */
  phase?: pulumi.Input<TcpRequestPhase>;
  /** What to do. */
  action: pulumi.Input<TcpRequestAction>;
  /** The longest text that `capture` keeps. */
  len?: pulumi.Input<number>;
}

/**
 * One rule applied to the first bytes of servers.
 *
 * @see HAProxy configuration manual, section 4.2 "tcp-response content"
 */
export interface TcpResponseRuleArgs
  extends RuleValueArgs, VariableRuleFieldsArgs, TreatmentRuleFieldsArgs, RuleConditionArgs {
  /** What to do. */
  action: pulumi.Input<TcpResponseAction>;
  /** The tracked counters that are written: 0, 1 or 2. */
  scId?: pulumi.Input<number>;
  /** The number that `sc-set-gpt0` stores. */
  int?: pulumi.Input<number>;
}
