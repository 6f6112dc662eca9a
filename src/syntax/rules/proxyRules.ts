import { http } from "../../language/availability";
import type { ProxyRulesModel } from "../../model/model";
import { duration } from "../../language/codec";
import { Parts } from "../../language/parts";
import { type Field, Fields } from "../../language/section";
import { httpAfterResponseRule, httpRequestRule, httpResponseRule } from "./httpRules";
import { tcpRequestRule } from "./tcpRules";

const of = new Parts<ProxyRulesModel>();
const fields = new Fields<ProxyRulesModel>();

/** The rules for connections, which haproxy expects before those for requests. */
export const tcpRuleLines: Field<ProxyRulesModel>[] = [
  fields.line(of.argument("tcpRequestInspectDelay", "tcp-request inspect-delay", duration)),
  fields.each("tcpRequestRules", "tcp-request", tcpRequestRule),
];

/** The rules for requests and responses. */
export const httpRuleLines: Field<ProxyRulesModel>[] = [
  fields.each("httpRequestRules", "http-request", httpRequestRule, http),
  fields.each("httpResponseRules", "http-response", httpResponseRule, http),
  fields.each("httpAfterResponseRules", "http-after-response", httpAfterResponseRule, http),
];
