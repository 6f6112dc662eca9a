import { http } from "../language/availability";
import { z } from "zod";
import { HttpRestrictReqHdrNames, HttpReuse } from "../args";
import { text as word, wrapped } from "../language/codec";
import type { Field } from "../language/section";
import * as values from "../values";
import { argument, lines, option, rest, section, value, writtenElsewhere } from "./keyword";
import { count, countOrNone, duration, integer, million, oneOf, sourceAddress, text } from "./values";

/** Options of frontends, backends and `defaults`. */
export const proxyOptions = section({
  tcpka: option("tcpka"),
  httpBufferRequest: option("http-buffer-request", http),
  httpNoDelay: option("http-no-delay", http),
  independentStreams: option("independent-streams"),
  nolinger: option("nolinger"),
  spliceAuto: option("splice-auto"),
  spliceRequest: option("splice-request"),
  spliceResponse: option("splice-response"),
});

/** The connection limit and TCP keep-alive of frontends and `defaults`, written before their log options. */
export const frontendConnections = section({
  maxconn: argument("maxconn", million),
  clitcpka: option("clitcpka"),
  clitcpkaCnt: argument("clitcpka-cnt", integer(1, 127), { since: "2.3" }),
  clitcpkaIdle: argument("clitcpka-idle", duration, { since: "2.3" }),
  clitcpkaIntvl: argument("clitcpka-intvl", duration, { since: "2.3" }),
});

/** Options of frontends and `defaults`, written after their log options. */
export const frontendOptions = section({
  backlog: argument("backlog", count),
  rateLimitSessions: argument("rate-limit sessions", count),
  maxSessionSrvConns: argument("max-session-srv-conns", countOrNone),
  idleCloseOnResponse: option("idle-close-on-response", { since: "2.4", ...http }),
  httpRestrictReqHdrNames: argument("option http-restrict-req-hdr-names", oneOf(HttpRestrictReqHdrNames)),
  monitorUri: argument("monitor-uri", text(values.requestPath), http),
  httpIgnoreProbes: option("http-ignore-probes", http),
  httpUseProxyHeader: option("http-use-proxy-header", http),
  h1CaseAdjustBogusClient: option("h1-case-adjust-bogus-client", http),
  acceptInvalidHttpRequest: option("accept-invalid-http-request", {
    ...http,
    until: { release: "3.0", instead: "use `acceptUnsafeViolationsInHttpRequest`" },
  }),
  acceptUnsafeViolationsInHttpRequest: option("accept-unsafe-violations-in-http-request", {
    ...http,
    since: "3.1",
  }),
  disableH2Upgrade: option("disable-h2-upgrade", http),
  tcpSmartAccept: option("tcp-smart-accept"),
  contstats: option("contstats"),
  socketStats: option("socket-stats"),
});

interface Redispatch {
  redispatch?: boolean | undefined;
  redispatchInterval?: number | undefined;
}

const redispatch: Field<Redispatch> = {
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

/** Options of backends and `defaults`. */
export const backendOptions = section({
  retries: argument("retries", integer(0, 100)),
  retryOn: rest("retry-on", text(values.retryOn), 1),
  redispatch: lines(z.boolean(), redispatch),
  redispatchInterval: writtenElsewhere(values.integer(-100, 100)),
  httpReuse: argument("http-reuse", oneOf(HttpReuse), http),
  allbackups: option("allbackups"),
  abortonclose: option("abortonclose"),
  persist: option("persist"),
  preferLastServer: option("prefer-last-server", http),
  checkcache: option("checkcache", http),
  httpPretendKeepalive: option("http-pretend-keepalive", http),
  httpSendNameHeader: argument("http-send-name-header", text(values.headerName), http),
  logHealthChecks: option("log-health-checks"),
  srvtcpka: option("srvtcpka"),
  srvtcpkaCnt: argument("srvtcpka-cnt", integer(1, 127), { since: "2.3" }),
  srvtcpkaIdle: argument("srvtcpka-idle", duration, { since: "2.3" }),
  srvtcpkaIntvl: argument("srvtcpka-intvl", duration, { since: "2.3" }),
  tcpSmartConnect: option("tcp-smart-connect"),
  transparent: option("transparent"),
  fullconn: argument("fullconn", million),
  maxKeepAliveQueue: argument("max-keep-alive-queue", integer(0, 10_000_000)),
  persistRdpCookie: argument("persist", value(wrapped("rdp-cookie(", word, ")"), values.token), {
    mode: "tcp",
  }),
  source: argument("source", sourceAddress),
  h1CaseAdjustBogusServer: option("h1-case-adjust-bogus-server"),
  acceptInvalidHttpResponse: option("accept-invalid-http-response", {
    ...http,
    until: { release: "3.0", instead: "use `acceptUnsafeViolationsInHttpResponse`" },
  }),
  acceptUnsafeViolationsInHttpResponse: option("accept-unsafe-violations-in-http-response", {
    ...http,
    since: "3.1",
  }),
});
