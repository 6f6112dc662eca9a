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
 * A rule for requests.
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
  /** The action. */
  action: pulumi.Input<HttpRequestAction>;
  /**
   * The status. For `redirect`: 301, 302, 303, 307 or 308. For `deny` and `tarpit`: one that haproxy has a
   * response for, unless the rule sets one. For `return`: 200 to 599.
   *
   * @default 302 for `redirect`, 403 for `deny`, 500 for `tarpit`, 200 for `return`
   */
  status?: pulumi.Input<number>;
  /** The realm that `auth` shows to the user. @default the frontend's or backend's name */
  realm?: pulumi.Input<string>;
  /** The one of `caches` that `cache-use` reads. */
  cache?: pulumi.Input<string>;
  /** The timeout that `set-timeout` changes. In backends, or `client` in frontends. */
  timeoutType?: pulumi.Input<RuleTimeout>;
  /** The time that `set-timeout` sets. Alternatively `expression`, in milliseconds. */
  timeout?: pulumi.Input<string>;
  /** The value of `strict-mode`. */
  strictMode?: pulumi.Input<StrictMode>;
  /** The service of `use-service`: `prometheus-exporter`. */
  service?: pulumi.Input<string>;
}

/**
 * A rule for servers' responses.
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
  /** The action. */
  action: pulumi.Input<HttpResponseAction>;
  /**
   * The status. For `redirect`: 301, 302, 303, 307 or 308. For `deny`: one that haproxy has a response for,
   * unless the rule sets one. For `return`: 200 to 599. For `set-status`: 100 to 999.
   *
   * @default 302 for `redirect`, 502 for `deny`, 200 for `return`
   */
  status?: pulumi.Input<number>;
  /** The reason phrase of `set-status`. @default the usual one of the status */
  reason?: pulumi.Input<string>;
  /** The declared capture slot of `capture`. */
  id?: pulumi.Input<number>;
  /** The one of `caches` that `cache-store` writes to. */
  cache?: pulumi.Input<string>;
  /** The value of `strict-mode`. */
  strictMode?: pulumi.Input<StrictMode>;
}

/**
 * A rule for all responses: those of servers and haproxy's own.
 *
 * @see HAProxy configuration manual, section 4.2 "http-after-response"
 */
export interface HttpAfterResponseRuleArgs
  extends HeaderRuleFieldsArgs, VariableRuleFieldsArgs, RuleConditionArgs {
  /** The action. */
  action: pulumi.Input<HttpAfterResponseAction>;
  /** The status that `set-status` sets: 100 to 999. */
  status?: pulumi.Input<number>;
  /** The reason phrase of `set-status`. @default the usual one of the status */
  reason?: pulumi.Input<string>;
  /** The declared capture slot of `capture`. Needs HAProxy 2.6. */
  id?: pulumi.Input<number>;
  /** The value of `strict-mode`. */
  strictMode?: pulumi.Input<StrictMode>;
}

/**
 * A rule for connections.
 *
 * @see HAProxy configuration manual, section 4.2 "tcp-request connection", "tcp-request session",
 * "tcp-request content"
 */
export interface TcpRequestRuleArgs
  extends
    RuleValueArgs,
    VariableRuleFieldsArgs,
    CounterRuleFieldsArgs,
    ResolveRuleFieldsArgs,
    TreatmentRuleFieldsArgs,
    RuleConditionArgs {
  /** The phase of the rule. Backends only have `content`. @default "content" */
  phase?: pulumi.Input<TcpRequestPhase>;
  /** The action. */
  action: pulumi.Input<TcpRequestAction>;
  /** The length that `capture` keeps. */
  len?: pulumi.Input<number>;
}

/**
 * A rule for the first bytes of servers.
 *
 * @see HAProxy configuration manual, section 4.2 "tcp-response content"
 */
export interface TcpResponseRuleArgs
  extends RuleValueArgs, VariableRuleFieldsArgs, TreatmentRuleFieldsArgs, RuleConditionArgs {
  /** The action. */
  action: pulumi.Input<TcpResponseAction>;
  /** The tracked counters to write: 0, 1 or 2. */
  scId?: pulumi.Input<number>;
  /** The number that `sc-set-gpt0` stores. */
  int?: pulumi.Input<number>;
}
