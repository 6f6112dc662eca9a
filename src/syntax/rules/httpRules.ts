import {
  type HttpAfterResponseAction,
  type HttpRequestAction,
  type HttpResponseAction,
  RuleTimeout,
  StrictMode,
} from "../../args";
import type {
  HttpAfterResponseRuleModel,
  HttpRequestRuleModel,
  HttpResponseRuleModel,
  RuleFields,
} from "../../model/model";
import { duration, fileOf, number, oneOf, text, wrapped } from "../../language/codec";
import { condition } from "../../language/condition";
import { availablePart, choice, inAnyOrder, inOrder, oneOfParts, optional } from "../../language/combined";
import type { Part } from "../../language/parts";
import {
  action,
  addressActions,
  counterActions,
  doResolve,
  expression,
  formatted,
  headerActions,
  matchRegex,
  of,
  priorityActions,
  trackActions,
  treatmentActions,
  variableActions,
} from "./fields";
import { redirect } from "./redirect";
import { denial, reply } from "./reply";

const keyFormat = of.positional("keyFormat", text);
const mapActions = {
  "set-map": inOrder(of.positional("map", wrapped("set-map(", fileOf("map"), ")")), keyFormat, formatted),
  "del-map": inOrder(of.positional("map", wrapped("del-map(", fileOf("map"), ")")), keyFormat),
  "add-acl": inOrder(of.positional("list", wrapped("add-acl(", fileOf("list"), ")")), keyFormat),
  "del-acl": inOrder(of.positional("list", wrapped("del-acl(", fileOf("list"), ")")), keyFormat),
};

const len = of.argument("len", "len", number);
const id = of.argument("id", "id", number);
const captureInSlot: Part<RuleFields> = {
  ...action("capture", expression, id),
  needed: [["expression"], ["id"]],
};
const strictMode = action("strict-mode", of.positional("strictMode", oneOf(StrictMode)));
const setStatus = action(
  "set-status",
  of.positional("status", number),
  optional(of.argument("reason", "reason", text)),
);
const time = of.argument("time", "time", duration);
const waitForBody: Part<RuleFields> = {
  availability: { since: "2.4" },
  ...action("wait-for-body", inAnyOrder(time, of.argument("atLeast", "at-least", text))),
  needed: [["time"]],
};

const withValue = (name: string) => action(name, formatted);
const replacing = (name: string) => action(name, matchRegex, formatted);

/** The words after `http-request`, by action. */
export const httpRequestActions: Record<HttpRequestAction, Part<RuleFields>> = {
  allow: action("allow"),
  deny: action("deny", denial),
  tarpit: action("tarpit", denial),
  return: action("return", reply),
  redirect: action("redirect", redirect),
  auth: action("auth", inAnyOrder(of.argument("realm", "realm", text))),
  reject: action("reject"),
  "silent-drop": action("silent-drop"),
  ...headerActions,
  "early-hint": action("early-hint", of.positional("name", text), formatted),
  "set-method": withValue("set-method"),
  "set-path": withValue("set-path"),
  "set-pathq": availablePart({ since: "2.3" }, withValue("set-pathq")),
  "set-query": withValue("set-query"),
  "set-uri": withValue("set-uri"),
  "replace-path": replacing("replace-path"),
  "replace-pathq": availablePart({ since: "2.3" }, replacing("replace-pathq")),
  "replace-uri": replacing("replace-uri"),
  ...variableActions,
  ...trackActions,
  ...counterActions,
  ...mapActions,
  capture: action("capture", expression, oneOfParts(len, id)),
  "cache-use": action("cache-use", of.positional("cache", text)),
  "do-resolve": doResolve,
  ...addressActions,
  ...treatmentActions,
  ...priorityActions,
  "set-timeout": availablePart(
    { since: "2.4", words: "http-request set-timeout" },
    action(
      "set-timeout",
      of.positional("timeoutType", oneOf(RuleTimeout)),
      oneOfParts(of.positional("timeout", duration), expression),
    ),
  ),
  "disable-l7-retry": action("disable-l7-retry"),
  "wait-for-body": waitForBody,
  "wait-for-handshake": action("wait-for-handshake"),
  "strict-mode": strictMode,
  "use-service": action("use-service", of.positional("service", text)),
};

/** The words after `http-response`, by action. */
export const httpResponseActions: Record<HttpResponseAction, Part<RuleFields>> = {
  allow: action("allow"),
  deny: action("deny", denial),
  return: action("return", reply),
  redirect: action("redirect", redirect),
  "silent-drop": action("silent-drop"),
  ...headerActions,
  "set-status": setStatus,
  ...variableActions,
  ...trackActions,
  ...counterActions,
  ...mapActions,
  capture: captureInSlot,
  "cache-store": action("cache-store", of.positional("cache", text)),
  ...treatmentActions,
  "wait-for-body": waitForBody,
  "strict-mode": strictMode,
};

/** The words after `http-after-response`, by action. */
export const httpAfterResponseActions: Record<HttpAfterResponseAction, Part<RuleFields>> = {
  allow: action("allow"),
  ...headerActions,
  "set-status": setStatus,
  ...variableActions,
  capture: availablePart({ since: "2.6", words: "http-after-response capture" }, captureInSlot),
  "strict-mode": strictMode,
};

/** The words after `http-request`. */
export const httpRequestRule = inOrder(
  choice<HttpRequestRuleModel, "action">("action", httpRequestActions),
  condition,
);

/** The words after `http-response`. */
export const httpResponseRule = inOrder(
  choice<HttpResponseRuleModel, "action">("action", httpResponseActions),
  condition,
);

/** The words after `http-after-response`. */
export const httpAfterResponseRule = inOrder(
  choice<HttpAfterResponseRuleModel, "action">("action", httpAfterResponseActions),
  condition,
);
