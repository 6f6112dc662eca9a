import { conditionText, type Term } from "../../syntax/condition";
import type { HttpAfterResponseRuleModel, HttpRequestRuleModel, ProxyRulesInputs } from "../model";

type Cors = NonNullable<ProxyRulesInputs["cors"]>;

const origin = "req.hdr(Origin)";
const variable = "txn.cors_origin";
const allowed = `{ var(${variable}) -m found }`;

/** The rules that note an allowed origin and answer its preflight requests, and those that complete responses. */
export function corsRules(cors: Cors): {
  before: HttpRequestRuleModel[];
  after: HttpAfterResponseRuleModel[];
} {
  const { allowOrigins, allowMethods, allowHeaders, allowCredentials, exposeHeaders, maxAge } = cors;
  const header = (name: string, value: string) => ({ name, value });
  const list = (name: string, values: string[]) =>
    values.length === 0 ? [] : [header(name, values.join(", "))];
  const allowsAll = allowOrigins.includes("*");
  const set = (given: { name: string; value?: string; format?: string }): HttpAfterResponseRuleModel => ({
    action: "set-header",
    ...given,
    condition: allowed,
  });
  return {
    before: [
      {
        action: "set-var",
        varName: variable,
        expression: origin,
        condition: originCondition(allowOrigins),
      },
      {
        action: "return",
        status: 204,
        headers: [
          ...list("Access-Control-Allow-Methods", allowMethods),
          ...list("Access-Control-Allow-Headers", allowHeaders),
          header("Access-Control-Max-Age", String(maxAge)),
        ],
        condition: `METH_OPTIONS ${allowed} { req.hdr(Access-Control-Request-Method) -m found }`,
      },
    ],
    after: [
      { action: "del-header", name: "Access-Control-Allow-Origin" },
      set(
        allowsAll
          ? header("Access-Control-Allow-Origin", "*")
          : { name: "Access-Control-Allow-Origin", format: `%[var(${variable})]` },
      ),
      ...(allowCredentials ? [set(header("Access-Control-Allow-Credentials", "true"))] : []),
      ...list("Access-Control-Expose-Headers", exposeHeaders).map(set),
      ...(allowsAll ? [] : [{ action: "add-header" as const, ...header("Vary", "Origin") }]),
    ],
  };
}

/** Met by the origins: as they are, or below a name. */
function originCondition(origins: readonly string[]): string {
  const term = (...words: string[]): Term => ({ negated: false, words: [origin, ...words] });
  const exact = origins.filter((given) => !given.includes("*"));
  const below = origins.filter((given) => given.includes("*."));
  const terms = [
    ...(origins.includes("*") ? [term("-m", "found")] : []),
    ...(exact.length > 0 ? [term("-m", "str", "-i", ...exact)] : []),
    ...below.map((given) => term("-m", "reg", "-i", patternOf(given))),
  ];
  return conditionText({ unless: false, alternatives: terms.map((given) => [given]) });
}

/** `https://*.example.com` as a regular expression. */
const patternOf = (given: string) =>
  `^${given.replaceAll(".", String.raw`\.`).replace(String.raw`*\.`, String.raw`([a-z0-9-]+\.)+`)}$`;
