import { http } from "../language/availability";
import { ProxyMode } from "../args";
import type { FrontendModel } from "../model/model";
import { acl } from "./acl";
import { bindLines } from "./bind";
import { number, oneOf, text } from "../language/codec";
import { conditionIn } from "../language/condition";
import { captureLines, proxyLogLines } from "./logging";
import { after, Parts } from "../language/parts";
import { stickTable } from "./persistence";
import { frontendOptionLines, proxyOptionLines } from "./proxyOptions";
import { httpRuleLines, tcpRuleLines } from "./rules/proxyRules";
import { availableField, type Field, Fields } from "../language/section";
import { timeoutLines } from "./timeouts";
import { useBackend } from "./useBackend";

const of = new Parts<FrontendModel>();
const fields = new Fields<FrontendModel>();

/** The lines of a `frontend` section. */
export const frontendLines: Field<FrontendModel>[] = [
  fields.line(of.argument("mode", "mode", oneOf(ProxyMode))),
  bindLines,
  ...proxyOptionLines,
  fields.line(of.flag("disabled", "disabled")),
  fields.line(of.argument("id", "id", number)),
  fields.line(of.argument("description", "description", text)),
  ...proxyLogLines,
  ...frontendOptionLines,
  ...captureLines,
  fields.inside("timeouts", ...timeoutLines),
  fields.line(of.object("stickTable", "stick-table", stickTable)),
  fields.each("acls", "acl", acl),
  ...tcpRuleLines,
  availableField(http, "monitorFail", fields.line(after("monitor fail", conditionIn("monitorFail")))),
  fields.extraLines("extraLines"),
  ...httpRuleLines,
  fields.each("useBackends", "use_backend", useBackend),
  fields.line(of.argument("defaultBackend", "default_backend", text)),
];
