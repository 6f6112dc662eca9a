import { type TcpRequestAction, TcpRequestPhase, type TcpResponseAction } from "../../args";
import type { RuleFields, TcpRequestRuleModel, TcpResponseRuleModel } from "../../model/model";
import { number, oneOf } from "../../language/codec";
import { condition } from "../../language/condition";
import { availablePart, choice, inOrder, keyword } from "../../language/combined";
import { type Part, Parts } from "../../language/parts";
import {
  action,
  addressActions,
  counterActions,
  doResolve,
  expression,
  of,
  priorityActions,
  trackActions,
  treatmentActions,
  variableActions,
} from "./fields";

/** All releases have these actions for HTTP rules, but only newer ones for TCP rules. */
const tcpTreatmentActions = Object.fromEntries(
  Object.entries(treatmentActions).map(([name, part]) => [
    name,
    availablePart({ since: "2.5", words: "" }, part),
  ]),
) as typeof treatmentActions;

const ofRequest = new Parts<TcpRequestRuleModel>();
const len = of.argument("len", "len", number);

/** The words after `tcp-request` and the phase, by action. */
export const tcpRequestActions: Record<TcpRequestAction, Part<RuleFields>> = {
  accept: action("accept"),
  reject: action("reject"),
  "silent-drop": action("silent-drop"),
  "expect-proxy": action("expect-proxy layer4"),
  ...variableActions,
  ...trackActions,
  ...counterActions,
  capture: { ...action("capture", expression, len), needed: [["expression"], ["len"]] },
  "do-resolve": doResolve,
  ...addressActions,
  ...tcpTreatmentActions,
  ...priorityActions,
  "switch-mode": availablePart({ since: "2.5", words: "switch-mode" }, action("switch-mode http")),
};

/** The words after `tcp-response content`, by action. */
export const tcpResponseActions: Record<TcpResponseAction, Part<RuleFields>> = {
  accept: action("accept"),
  close: action("close"),
  reject: action("reject"),
  "silent-drop": action("silent-drop"),
  ...variableActions,
  ...counterActions,
  ...tcpTreatmentActions,
};

/** The words after `tcp-request`. */
export const tcpRequestRule = inOrder(
  ofRequest.positional("phase", oneOf(TcpRequestPhase)),
  choice<TcpRequestRuleModel, "action">("action", tcpRequestActions),
  condition,
);

/** The words after `tcp-response`. */
export const tcpResponseRule = inOrder(
  keyword<TcpResponseRuleModel>("content"),
  choice<TcpResponseRuleModel, "action">("action", tcpResponseActions),
  condition,
);
