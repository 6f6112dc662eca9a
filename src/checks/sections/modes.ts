import type { ProxyMode } from "../../args";
import { present } from "../../faults/given";
import type { BackendDraft, FrontendDraft, InputsDraft } from "../../model/draft";
import type { Report } from "../../faults/faults";
import { givenAt } from "../../faults/given";
import { modeOf } from "../../expand/proxyMode";

const httpOnly = [
  "httpConnectionMode",
  "forwardfor",
  "originalto",
  "httpBufferRequest",
  "httpNoDelay",
  "compression",
  "importedErrorFiles",
  "errorFiles",
  "errorReplies",
  "cors",
  "hsts",
  "cache",
  "httpRequestRules",
  "httpResponseRules",
  "httpAfterResponseRules",
];

/** What frontends and backends of one mode have, and those of the other have not. */
const onlyIn: Record<ProxyMode, Record<"frontends" | "backends", readonly string[]>> = {
  http: {
    frontends: [
      ...httpOnly,
      "redirectToHttps",
      "forwardedHeaders",
      "trustedProxies",
      "clientCertificateHeaders",
      "monitorUri",
      "monitorFail",
      "rateLimit",
      "maxBodySize",
      "timeouts.httpRequest",
      "timeouts.httpKeepAlive",
      "httplog",
      "httplogClf",
      "httpslog",
      "uniqueIdHeader",
      "captureRequestHeaders",
      "captureResponseHeaders",
      "captureCookie",
      "logFields.*.requestHeader",
      "logFields.*.responseHeader",
      "idleCloseOnResponse",
      "httpIgnoreProbes",
      "httpUseProxyHeader",
      "h1CaseAdjustBogusClient",
      "disableH2Upgrade",
      "acceptInvalidHttpRequest",
      "acceptUnsafeViolationsInHttpRequest",
    ],
    backends: [
      ...httpOnly,
      "cookie",
      "httpReuse",
      "httpSendNameHeader",
      "httpPretendKeepalive",
      "checkcache",
      "preferLastServer",
      "acceptInvalidHttpResponse",
      "acceptUnsafeViolationsInHttpResponse",
    ],
  },
  tcp: { frontends: [], backends: ["persistRdpCookie"] },
};

/** Reports what a frontend or backend cannot have in its mode. */
export function checkModes(inputs: InputsDraft, report: Report): void {
  for (const kind of ["frontends", "backends"] as const) {
    for (const [proxy, index] of present<FrontendDraft | BackendDraft | undefined>(inputs[kind])) {
      const mode = modeOf(proxy, inputs);
      const other = mode === "tcp" ? "http" : "tcp";
      for (const key of onlyIn[other][kind]) {
        for (const { path } of givenAt(proxy, key.split("."), [kind, index])) {
          report(path, `is for ${other} mode only; this ${kind.slice(0, -1)} is in ${mode} mode`);
        }
      }
    }
  }
}
