import { http } from "../language/availability";
import { ProxyMode } from "../args";
import type { BackendModel } from "../model/model";
import { acl } from "./acl";
import { balanceLines } from "./balance";
import { duration, number, oneOf, text } from "../language/codec";
import { condition } from "../language/condition";
import { healthCheckLines } from "./healthCheck";
import { proxyLogLines } from "./logging";
import { Parts } from "../language/parts";
import { cookie, dynamicCookieKey, stickRule, stickTable } from "./persistence";
import { backendOptionLines, proxyOptionLines } from "./proxyOptions";
import { httpRuleLines, tcpRuleLines } from "./rules/proxyRules";
import { tcpResponseRule } from "./rules/tcpRules";
import { type Field, Fields } from "../language/section";
import { defaultServer, server, serverTemplate } from "./server";
import { timeoutLines } from "./timeouts";
import { useServer } from "./useServer";

const of = new Parts<BackendModel>();
const fields = new Fields<BackendModel>();

/** A line for each condition of a list. */
const conditions = (key: "forcePersist" | "ignorePersist", keyword: string): Field<BackendModel> => ({
  write: (backend, files) =>
    backend[key].map((given) => [keyword, ...condition.write({ condition: given }, files)].join(" ")),
  read: (reader, into, files) => {
    const read: { condition?: string } = {};
    if (!reader.takeKeyword(keyword) || !condition.read(reader, read, files)) return false;
    if (read.condition === undefined) return false;
    into[key] = [...(into[key] ?? []), read.condition];
    return true;
  },
});

/** The lines of a `backend` section. */
export const backendLines: Field<BackendModel>[] = [
  fields.line(of.argument("mode", "mode", oneOf(ProxyMode))),
  fields.inside("balance", ...balanceLines),
  ...healthCheckLines,
  fields.each("acls", "acl", acl),
  fields.line(of.object("cookie", "cookie", cookie, http)),
  dynamicCookieKey,
  fields.line(of.object("stickTable", "stick-table", stickTable)),
  fields.each("stickRules", "stick", stickRule),
  fields.line(of.argument("id", "id", number)),
  fields.line(of.argument("description", "description", text)),
  ...proxyOptionLines,
  ...proxyLogLines,
  ...backendOptionLines,
  fields.inside("timeouts", ...timeoutLines),
  ...tcpRuleLines,
  fields.extraLines("extraLines"),
  ...httpRuleLines,
  conditions("forcePersist", "force-persist"),
  conditions("ignorePersist", "ignore-persist"),
  fields.each("useServers", "use-server", useServer),
  fields.line(of.argument("tcpResponseInspectDelay", "tcp-response inspect-delay", duration)),
  fields.each("tcpResponseRules", "tcp-response", tcpResponseRule),
  fields.line(of.changed("defaultServer", "default-server", defaultServer)),
  fields.each("servers", "server", server),
  fields.each("serverTemplates", "server-template", serverTemplate),
];
