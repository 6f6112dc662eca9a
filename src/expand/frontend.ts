import { hasTls } from "../syntax/bindTls";
import { isAtLeast } from "../language/release";
import { modeOf } from "./proxyMode";
import type { FrontendModel, HttpRequestRuleModel } from "../model/model";
import type { Inputs } from "../schema/inputs";
import { addressAcls, generatedAcls, inLines } from "./acls";
import { expandBind } from "./bind";
import { withoutHttpOptions } from "./httpOptions";
import { expandFrontendLog, withoutLogSugar } from "./logging";
import { expandProtection } from "./protection";
import { expandRules } from "./rules";
import { sourcesOf } from "./sources";
import { altSvcRules, clientCertificateRules, expectProxyRules } from "./tlsRules";
import { expandUseBackend, isBySni } from "./useBackend";

type Frontend = Inputs["frontends"][number];

const inheritedHttpOptions = [
  "httpBufferRequest",
  "idleCloseOnResponse",
  "httpIgnoreProbes",
  "disableH2Upgrade",
] as const;

/** Fills in the defaults of a frontend, and expands its one-line inputs. */
export function expandFrontend(frontend: Frontend, inputs: Inputs): FrontendModel {
  const mode = modeOf(frontend, inputs);
  const isHttp = mode === "http";
  const { redirectToHttps, forwardedHeaders, trustedProxies, ...sugared } = withoutLogSugar(frontend);
  const { clientCertificateHeaders, expectProxyFrom, ...given } = sugared;
  const { rateLimit, connectionLimit, allowSources, denySources, maxBodySize, ...unprotected } = given;
  const protection = expandProtection(frontend, isHttp, inputs);
  const log = expandFrontendLog(frontend, inputs);
  const guards = [
    ...(isHttp && log.uniqueIdHeader !== undefined
      ? [rule({ action: "del-header", name: log.uniqueIdHeader })]
      : []),
    ...(isHttp ? headerNameRules(frontend, inputs) : []),
    ...protection.httpRequestRules,
    ...(isHttp && redirectToHttps ? [redirectRule(frontend, inputs)] : []),
    ...(isHttp && forwardedHeaders !== false ? forwardedHeaderRules(trustedProxies) : []),
    ...(clientCertificateHeaders ? clientCertificateRules(clientCertificateHeaders) : []),
  ];
  const rest = expandRules(
    {
      ...unprotected,
      stickTable: protection.stickTable,
      acls: [...addressAcls(frontend), ...frontend.acls.flatMap(inLines)],
      tcpRequestRules: [
        ...expectProxyRules(expectProxyFrom),
        ...protection.tcpRequestRules,
        ...frontend.tcpRequestRules,
      ],
      httpAfterResponseRules: [...altSvcRules(frontend.binds), ...frontend.httpAfterResponseRules],
    },
    "frontend",
    guards,
  );
  return {
    ...rest,
    ...(!isHttp && withoutHttpOptions(frontend, inheritedHttpOptions, inputs)),
    ...(!isHttp && frontend.useBackends.some(isBySni) && helloRules(rest)),
    mode,
    binds: frontend.binds.flatMap((bind) => expandBind(bind, mode, inputs)),
    ...log,
    ...(isHttp && httpOptions(frontend, inputs)),
    useBackends: frontend.useBackends.flatMap((useBackend) => expandUseBackend(useBackend, mode)),
  };
}

/** Waits for the TLS client hello, which contains the name. */
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
  const restricts = isAtLeast(release, "2.6");
  return {
    ...(isOpen("idleCloseOnResponse", frontend, inputs) &&
      isAtLeast(release, "2.4") && { idleCloseOnResponse: true }),
    ...(isOpen("httpRestrictReqHdrNames", frontend, inputs) &&
      restricts && { httpRestrictReqHdrNames: "reject" as const }),
    // Releases without the option preserve the names anyway.
    ...(frontend.httpRestrictReqHdrNames === "preserve" &&
      !restricts && { httpRestrictReqHdrNames: undefined }),
  };
}

const isOpen = (
  key: "idleCloseOnResponse" | "httpRestrictReqHdrNames",
  frontend: Frontend,
  inputs: Inputs,
): boolean => sourcesOf(frontend, inputs).every((source) => source[key] === undefined);

/** Returns a rule like the default of `httpRestrictReqHdrNames`, for releases that may lack the option. */
const headerNameRules = (frontend: Frontend, inputs: Inputs): HttpRequestRuleModel[] =>
  isOpen("httpRestrictReqHdrNames", frontend, inputs) && !isAtLeast(inputs.haproxyVersion ?? "", "2.6")
    ? [rule({ action: "deny", status: 403, condition: "{ req.hdr_names -m reg [^a-zA-Z0-9,-] }" })]
    : [];

const rule = (given: Partial<HttpRequestRuleModel> & Pick<HttpRequestRuleModel, "action">) => given;

/** Returns the binds that a browser can be redirected to. */
export const httpsBinds = (frontends: readonly Frontend[], inputs: Inputs): Frontend["binds"] =>
  frontends
    .filter((frontend) => !frontend.disabled && modeOf(frontend, inputs) === "http")
    .flatMap(({ binds }) => binds)
    .filter((bind) => bind.port !== undefined && hasTls(bind));

function redirectRule(frontend: Frontend, inputs: Inputs): HttpRequestRuleModel {
  const [{ port = 443 } = {}] = httpsBinds([frontend, ...inputs.frontends], inputs);
  const suffix = port === 443 ? "" : `:${port}`;
  const { trustedProxies } = frontend;
  const forwarded =
    trustedProxies.length === 0
      ? ""
      : ` or ${generatedAcls.trustedProxies} { req.hdr(X-Forwarded-Proto) -i -m str https }`;
  return rule({
    action: "redirect",
    redirectType: "prefix",
    // The host without its port. An IPv6 address has other colons.
    format: String.raw`https://%[req.hdr(host),regsub(:\d*$,)]${suffix}`,
    status: 308,
    condition: `unless { ssl_fc }${forwarded}`,
  });
}

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
  const trusted = generatedAcls.trustedProxies;
  return [
    setHeader("X-Forwarded-For", { format: "%[src]" }, `!${trusted}`),
    rule({ action: "add-header", name: "X-Forwarded-For", format: "%[src]", condition: trusted }),
    setHeader("X-Forwarded-Proto", { value: "https" }, `{ ssl_fc } !${trusted}`),
    setHeader("X-Forwarded-Proto", { value: "http" }, `!{ ssl_fc } !${trusted}`),
  ];
}
