import { conditionText, type Term } from "../language/condition";
import type { HttpAfterResponseRuleModel, HttpRequestRuleModel, ProxyRulesInputs } from "../model/model";
import { chunks } from "./acls";

type Cors = NonNullable<ProxyRulesInputs["cors"]>;

const origin = "req.hdr(Origin)";

/** The variables for an allowed origin. Frontend and backend have one each: they may allow different origins. */
const variables = { frontend: "txn.cors_origin", backend: "txn.cors_origin_of_backend" };

/** Returns the rules that store an allowed origin, answer its preflight requests, and complete responses. */
export function corsRules(
  cors: Cors,
  kind: "frontend" | "backend",
): {
  note: HttpRequestRuleModel[];
  preflight: HttpRequestRuleModel[];
  after: HttpAfterResponseRuleModel[];
} {
  const variable = variables[kind];
  const allowed = `{ var(${variable}) -m found }`;
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
    note: originConditions(allowOrigins).map((condition) => ({
      action: "set-var",
      varName: variable,
      expression: origin,
      condition,
    })),
    preflight: [
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
      ...ofServers.map((name) => ({ action: "del-header" as const, name })),
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

/** The servers' own headers, which are replaced. */
const ofServers = [
  "Access-Control-Allow-Origin",
  "Access-Control-Allow-Credentials",
  "Access-Control-Expose-Headers",
];

/** Returns conditions that each match some of the origins, literally or by wildcard. */
function originConditions(origins: readonly string[]): string[] {
  const term = (...words: string[]): Term => ({ negated: false, words: [origin, ...words] });
  const exact = origins.filter((given) => !given.includes("*"));
  const below = origins.filter((given) => given.includes("*."));
  const terms = [
    ...(origins.includes("*") ? [term("-m", "found")] : []),
    ...chunks(exact).map((some) => term("-m", "str", "-i", ...some)),
    ...chunks(below.map(patternOf)).map((some) => term("-m", "reg", "-i", ...some)),
  ];
  return terms.map((given) => conditionText({ unless: false, alternatives: [[given]] }));
}

/** Returns a wildcard origin such as `https://*.example.com` as a regular expression. */
const patternOf = (given: string) =>
  `^${given.replaceAll(".", String.raw`\.`).replace(String.raw`*\.`, String.raw`([a-z0-9-]+\.)+`)}$`;
