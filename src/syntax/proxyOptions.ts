import { HttpConnectionMode, HttpRestrictReqHdrNames, HttpReuse } from "../args";
import type { BackendOptionsModel, FrontendOptionsModel } from "../model/model";
import { address, duration, number, oneOf, text, wrapped } from "../language/codec";
import { frontendLogLines } from "./logging";
import { emailAlertLines } from "./mailers";
import { inAnyOrder } from "../language/combined";
import { after, Parts } from "../language/parts";
import { responseOptionLines } from "./responses";
import { type Field, Fields } from "../language/section";

/** What both kinds of proxies have in common. */
type ProxyOptionsModel = Pick<BackendOptionsModel, keyof BackendOptionsModel & keyof FrontendOptionsModel>;

const of = new Parts<ProxyOptionsModel>();
const fields = new Fields<ProxyOptionsModel>();
const ofFrontend = new Parts<FrontendOptionsModel>();
const frontendFields = new Fields<FrontendOptionsModel>();
const ofBackend = new Parts<BackendOptionsModel>();
const backendFields = new Fields<BackendOptionsModel>();
const ofForwardfor = new Parts<NonNullable<ProxyOptionsModel["forwardfor"]>>();
const ofOriginalto = new Parts<NonNullable<ProxyOptionsModel["originalto"]>>();

const forwardfor = inAnyOrder(
  ofForwardfor.argument("except", "except", text),
  ofForwardfor.argument("header", "header", text),
  ofForwardfor.flag("ifNone", "if-none"),
);
const originalto = inAnyOrder(
  ofOriginalto.argument("except", "except", text),
  ofOriginalto.argument("header", "header", text),
);

/** Lines of frontends and backends that `defaults` can have too. */
export const proxyOptionLines: Field<ProxyOptionsModel>[] = [
  {
    ...fields.line(of.argument("httpConnectionMode", "option", oneOf(HttpConnectionMode))),
    origins: Object.values(HttpConnectionMode).map((mode) => ({
      keyword: `option ${mode}`,
      input: "httpConnectionMode",
    })),
  },
  fields.line(of.object("forwardfor", "option forwardfor", forwardfor)),
  fields.line(of.object("originalto", "option originalto", originalto)),
  fields.option("tcpka", "tcpka"),
  fields.option("httpBufferRequest", "http-buffer-request"),
  fields.option("httpNoDelay", "http-no-delay"),
  fields.option("independentStreams", "independent-streams"),
  fields.option("nolinger", "nolinger"),
  fields.option("spliceAuto", "splice-auto"),
  fields.option("spliceRequest", "splice-request"),
  fields.option("spliceResponse", "splice-response"),
  fields.inside("emailAlert", ...emailAlertLines),
  ...responseOptionLines,
];

/** Lines of a frontend that `defaults` can have too. */
export const frontendOptionLines: Field<FrontendOptionsModel>[] = [
  frontendFields.line(ofFrontend.argument("maxconn", "maxconn", number)),
  frontendFields.option("clitcpka", "clitcpka"),
  frontendFields.line(ofFrontend.argument("clitcpkaCnt", "clitcpka-cnt", number)),
  frontendFields.line(ofFrontend.argument("clitcpkaIdle", "clitcpka-idle", duration)),
  frontendFields.line(ofFrontend.argument("clitcpkaIntvl", "clitcpka-intvl", duration)),
  ...frontendLogLines,
  frontendFields.line(ofFrontend.argument("backlog", "backlog", number)),
  frontendFields.line(ofFrontend.argument("rateLimitSessions", "rate-limit sessions", number)),
  frontendFields.line(ofFrontend.argument("maxSessionSrvConns", "max-session-srv-conns", number)),
  frontendFields.option("idleCloseOnResponse", "idle-close-on-response"),
  frontendFields.line(
    ofFrontend.argument(
      "httpRestrictReqHdrNames",
      "option http-restrict-req-hdr-names",
      oneOf(HttpRestrictReqHdrNames),
    ),
  ),
  frontendFields.line(ofFrontend.argument("monitorUri", "monitor-uri", text)),
  frontendFields.option("httpIgnoreProbes", "http-ignore-probes"),
  frontendFields.option("httpUseProxyHeader", "http-use-proxy-header"),
  frontendFields.option("h1CaseAdjustBogusClient", "h1-case-adjust-bogus-client"),
  frontendFields.option("acceptInvalidHttpRequest", "accept-invalid-http-request"),
  frontendFields.option("acceptUnsafeViolationsInHttpRequest", "accept-unsafe-violations-in-http-request"),
  frontendFields.option("disableH2Upgrade", "disable-h2-upgrade"),
  frontendFields.option("tcpSmartAccept", "tcp-smart-accept"),
  frontendFields.option("contstats", "contstats"),
  frontendFields.option("socketStats", "socket-stats"),
];

const redispatch: Field<BackendOptionsModel> = {
  origins: ["option redispatch", "no option redispatch"].map((keyword) => ({ keyword, input: "redispatch" })),
  write: ({ redispatch: given, redispatchInterval }) => {
    if (given === false) return ["no option redispatch"];
    if (redispatchInterval !== undefined) return [`option redispatch ${redispatchInterval}`];
    return given === true ? ["option redispatch"] : [];
  },
  read: (reader, into) => {
    into.redispatch = !reader.takeKeyword("no");
    if (!reader.takeKeyword("option redispatch")) return false;
    into.redispatchInterval = reader.done ? undefined : Number(reader.take());
    return true;
  },
};

/** Lines of a backend that `defaults` can have too. */
export const backendOptionLines: Field<BackendOptionsModel>[] = [
  backendFields.line(ofBackend.argument("retries", "retries", number)),
  backendFields.line(after("retry-on", ofBackend.rest("retryOn", text))),
  redispatch,
  backendFields.line(ofBackend.argument("httpReuse", "http-reuse", oneOf(HttpReuse))),
  backendFields.option("allbackups", "allbackups"),
  backendFields.option("abortonclose", "abortonclose"),
  backendFields.option("persist", "persist"),
  backendFields.option("preferLastServer", "prefer-last-server"),
  backendFields.option("checkcache", "checkcache"),
  backendFields.option("httpPretendKeepalive", "http-pretend-keepalive"),
  backendFields.line(ofBackend.argument("httpSendNameHeader", "http-send-name-header", text)),
  backendFields.option("logHealthChecks", "log-health-checks"),
  backendFields.option("srvtcpka", "srvtcpka"),
  backendFields.line(ofBackend.argument("srvtcpkaCnt", "srvtcpka-cnt", number)),
  backendFields.line(ofBackend.argument("srvtcpkaIdle", "srvtcpka-idle", duration)),
  backendFields.line(ofBackend.argument("srvtcpkaIntvl", "srvtcpka-intvl", duration)),
  backendFields.option("tcpSmartConnect", "tcp-smart-connect"),
  backendFields.option("transparent", "transparent"),
  backendFields.line(ofBackend.argument("fullconn", "fullconn", number)),
  backendFields.line(ofBackend.argument("maxKeepAliveQueue", "max-keep-alive-queue", number)),
  backendFields.line(ofBackend.argument("persistRdpCookie", "persist", wrapped("rdp-cookie(", text, ")"))),
  backendFields.line(ofBackend.argument("source", "source", address)),
  backendFields.option("h1CaseAdjustBogusServer", "h1-case-adjust-bogus-server"),
  backendFields.option("acceptInvalidHttpResponse", "accept-invalid-http-response"),
  backendFields.option("acceptUnsafeViolationsInHttpResponse", "accept-unsafe-violations-in-http-response"),
];
