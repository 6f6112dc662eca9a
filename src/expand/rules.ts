import type { HttpRequestRuleModel, ProxyRulesInputs } from "../model/model";
import type { ProxyRulesSugar } from "../model/sugar";
import { corsRules } from "./cors";

const phases = ["connection", "session", "content"];

/**
 * Expands the one-line inputs of a frontend or backend into rules, and adds them to its own rules.
 *
 * @param guards rules that a request must pass first; scripts of allowed origins can read their refusals
 */
export function expandRules<Proxy extends ProxyRulesInputs>(
  proxy: Proxy,
  kind: "frontend" | "backend",
  guards: readonly HttpRequestRuleModel[] = [],
): Omit<Proxy, ProxyRulesSugar> {
  const { cors, hsts, cache, ...rules } = proxy;
  const { note = [], preflight = [], after = [] } = cors === undefined ? {} : corsRules(cors, kind);
  return {
    ...rules,
    // haproxy applies them phase by phase, and warns about another order.
    tcpRequestRules: [...rules.tcpRequestRules].sort(
      (a, b) => phases.indexOf(a.phase) - phases.indexOf(b.phase),
    ),
    httpRequestRules: [
      ...note,
      ...guards,
      ...preflight,
      ...rules.httpRequestRules,
      ...(cache === undefined ? [] : [{ action: "cache-use" as const, cache }]),
    ],
    httpResponseRules: [
      ...rules.httpResponseRules,
      ...(cache === undefined ? [] : [{ action: "cache-store" as const, cache }]),
    ],
    httpAfterResponseRules: [
      ...(hsts === undefined ? [] : [hstsRule(hsts)]),
      ...after,
      ...rules.httpAfterResponseRules,
    ],
  };
}

function hstsRule({ maxAge, includeSubDomains, preload }: NonNullable<ProxyRulesInputs["hsts"]>) {
  return {
    action: "set-header" as const,
    name: "Strict-Transport-Security",
    value: [
      `max-age=${maxAge}`,
      ...(includeSubDomains ? ["includeSubDomains"] : []),
      ...(preload ? ["preload"] : []),
    ].join("; "),
    condition: "{ ssl_fc }",
  };
}
