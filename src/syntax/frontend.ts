import { HttpRestrictReqHdrNames, ProxyMode } from "../args";
import type { FrontendModel } from "../validate";
import { acl } from "./acl";
import { bindLines } from "./bind";
import { oneOf, text } from "./codec";
import { conditionIn } from "./condition";
import { after, Parts } from "./parts";
import { stickTable } from "./persistence";
import { frontendOptionLines, proxyOptionLines } from "./proxyOptions";
import { httpRuleLines, tcpRuleLines } from "./rules/proxyRules";
import { type Field, Fields } from "./section";
import { timeoutLines } from "./timeouts";
import { useBackend } from "./useBackend";

const of = new Parts<FrontendModel>();
const fields = new Fields<FrontendModel>();

/** The lines of a `frontend` section. */
export const frontendLines: Field<FrontendModel>[] = [
  fields.line(of.argument("mode", "mode", oneOf(ProxyMode))),
  bindLines,
  fields.option("httplog", "httplog"),
  fields.option("tcplog", "tcplog"),
  fields.option("idleCloseOnResponse", "idle-close-on-response"),
  fields.line(
    of.argument(
      "httpRestrictReqHdrNames",
      "option http-restrict-req-hdr-names",
      oneOf(HttpRestrictReqHdrNames),
    ),
  ),
  ...proxyOptionLines,
  ...frontendOptionLines,
  fields.inside("timeouts", ...timeoutLines),
  fields.line(of.object("stickTable", "stick-table", stickTable)),
  fields.each("acls", "acl", acl),
  ...tcpRuleLines,
  fields.line(of.argument("monitorUri", "monitor-uri", text)),
  fields.line(after("monitor fail", conditionIn("monitorFail"))),
  fields.extraLines("extraLines"),
  ...httpRuleLines,
  fields.each("useBackends", "use_backend", useBackend),
  fields.line(of.argument("defaultBackend", "default_backend", text)),
];
