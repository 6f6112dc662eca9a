import { isAtLeast } from "../release";
import { modeOf } from "../proxyMode";
import type { FrontendModel, HttpRequestRuleModel } from "../model";
import type { Inputs } from "../schema";
import { expandBind } from "./bind";
import { withoutHttpOptions } from "./httpOptions";
import { expandFrontendLog, type LogSugar, withoutLogSugar } from "./logging";
import { expandProtection, type ProtectionSugar } from "./protection";
import { requestedHost } from "./requestedHost";
import { expandRules, type ProxyRulesSugar } from "./rules";
import { sourcesOf } from "./sources";
import { altSvcRules, clientCertificateRules, expectProxyRules, type TlsRulesSugar } from "./tlsRules";
import { expandUseBackend, isBySni } from "./useBackend";

type Frontend = Inputs["frontends"][number];

const inheritedHttpOptions = [
  "httpBufferRequest",
  "idleCloseOnResponse",
  "httpIgnoreProbes",
  "disableH2Upgrade",
] as const;

/** The inputs that stand for rules. */
export type FrontendSugar =
  | "redirectToHttps"
  | "forwardedHeaders"
  | "trustedProxies"
  | LogSugar
  | TlsRulesSugar
  | ProtectionSugar
  | ProxyRulesSugar;

/** Fills in what a frontend's inputs leave open, and turns the one-line ones into what they stand for. */
export function expandFrontend(frontend: Frontend, inputs: Inputs): FrontendModel {
  const mode = modeOf(frontend, inputs);
  const isHttp = mode === "http";
  const { redirectToHttps, forwardedHeaders, trustedProxies, ...sugared } = withoutLogSugar(frontend);
  const { clientCertificateHeaders, expectProxyFrom, ...given } = sugared;
  const { rateLimit, connectionLimit, allowSources, denySources, maxBodySize, ...unprotected } = given;
  const protection = expandProtection(frontend, isHttp);
  const rest = expandRules({
    ...unprotected,
    stickTable: protection.stickTable,
    acls: [...protection.acls, ...frontend.acls],
    tcpRequestRules: [
      ...expectProxyRules(expectProxyFrom),
      ...protection.tcpRequestRules,
      ...frontend.tcpRequestRules,
    ],
    httpAfterResponseRules: [...altSvcRules(frontend.binds), ...frontend.httpAfterResponseRules],
  });
  const log = expandFrontendLog(frontend, inputs);
  return {
    ...rest,
    ...(!isHttp && withoutHttpOptions(frontend, inheritedHttpOptions, inputs)),
    ...(!isHttp && frontend.useBackends.some(isBySni) && helloRules(rest)),
    mode,
    binds: frontend.binds.flatMap((bind) => expandBind(bind, mode, inputs)),
    ...log,
    ...(isHttp && httpOptions(frontend, inputs)),
    httpRequestRules: [
      ...(isHttp && log.uniqueIdHeader !== undefined
        ? [rule({ action: "del-header", name: log.uniqueIdHeader })]
        : []),
      ...protection.httpRequestRules,
      ...(isHttp && redirectToHttps ? [redirectRule(frontend, inputs)] : []),
      ...(isHttp && forwardedHeaders !== false ? forwardedHeaderRules(trustedProxies) : []),
      ...(clientCertificateHeaders ? clientCertificateRules(clientCertificateHeaders) : []),
      ...rest.httpRequestRules,
    ],
    useBackends: frontend.useBackends.map((useBackend) => expandUseBackend(useBackend, mode)),
  };
}

/** Waits for the first words of a TLS client, which have the name in them. */
function helloRules({
  tcpRequestInspectDelay,
  tcpRequestRules,
}: Pick<FrontendModel, "tcpRequestInspectDelay" | "tcpRequestRules">) {
  const isHello = "{ req.ssl_hello_type 1 }";
  return {
    tcpRequestInspectDelay: tcpRequestInspectDelay ?? "5s",
    tcpRequestRules: [
      ...tcpRequestRules,
      { phase: "content" as const, action: "accept" as const, condition: isHello },
    ],
  };
}

function httpOptions(frontend: Frontend, inputs: Inputs) {
  const release = inputs.haproxyVersion ?? "";
  const isOpen = (key: "idleCloseOnResponse" | "httpRestrictReqHdrNames") =>
    sourcesOf(frontend, inputs).every((source) => source[key] === undefined);
  return {
    ...(isOpen("idleCloseOnResponse") && isAtLeast(release, "2.4") && { idleCloseOnResponse: true }),
    ...(isOpen("httpRestrictReqHdrNames") &&
      isAtLeast(release, "2.6") && { httpRestrictReqHdrNames: "reject" as const }),
  };
}

const rule = (given: Partial<HttpRequestRuleModel> & Pick<HttpRequestRuleModel, "action">) => given;

function redirectRule(frontend: Frontend, inputs: Inputs): HttpRequestRuleModel {
  const { port = 443 } =
    [frontend, ...inputs.frontends]
      .filter((candidate) => modeOf(candidate, inputs) === "http")
      .flatMap(({ binds }) => binds)
      .find(
        ({ certificates, defaultCertificates, port }) =>
          port && [...certificates, ...defaultCertificates].length > 0,
      ) ?? {};
  const suffix = port === 443 ? "" : `:${port}`;
  const { trustedProxies } = frontend;
  const forwarded =
    trustedProxies.length === 0
      ? ""
      : ` or ${fromOneOf(trustedProxies)} { req.hdr(X-Forwarded-Proto) -i -m str https }`;
  return rule({
    action: "redirect",
    redirectType: "prefix",
    format: `https://%[${requestedHost}]${suffix}`,
    status: 308,
    condition: `unless { ssl_fc }${forwarded}`,
  });
}

const fromOneOf = (addresses: readonly string[]) => `{ src ${addresses.join(" ")} }`;

function forwardedHeaderRules(trustedProxies: readonly string[]): HttpRequestRuleModel[] {
  const setHeader = (name: string, given: { value?: string; format?: string }, condition?: string) =>
    rule({ action: "set-header", name, ...given, condition });
  if (trustedProxies.length === 0) {
    return [
      setHeader("X-Forwarded-For", { format: "%[src]" }),
      setHeader("X-Forwarded-Proto", { value: "https" }, "{ ssl_fc }"),
      setHeader("X-Forwarded-Proto", { value: "http" }, "!{ ssl_fc }"),
    ];
  }
  const trusted = fromOneOf(trustedProxies);
  return [
    setHeader("X-Forwarded-For", { format: "%[src]" }, `!${trusted}`),
    rule({ action: "add-header", name: "X-Forwarded-For", format: "%[src]", condition: trusted }),
    setHeader("X-Forwarded-Proto", { value: "https" }, `{ ssl_fc } !${trusted}`),
    setHeader("X-Forwarded-Proto", { value: "http" }, `!{ ssl_fc } !${trusted}`),
  ];
}
