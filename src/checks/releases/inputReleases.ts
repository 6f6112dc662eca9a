import { releases } from "../../syntax/releases";

type ByInput<Value> = Record<string, Value>;

const everyProxy = ["frontends.*", "backends.*"];
const allDefaults = ["defaults", "namedDefaults.*"];
const ofFrontends = ["frontends.*", ...allDefaults];
const ofBackends = ["backends.*", ...allDefaults];
const checkSteps = ofBackends.flatMap((place) => [`${place}.httpCheck.steps.*`, `${place}.tcpCheck.steps.*`]);
const servers = [
  ...ofBackends.map((place) => `${place}.defaultServer`),
  "backends.*.servers.*",
  "backends.*.serverTemplates.*",
];

const treatment = ["set-log-level", "set-nice", "set-mark", "set-tos"].map((action) => `action=${action}`);
const ruleLists = [
  "tcpRequestRules",
  "tcpResponseRules",
  "httpRequestRules",
  "httpResponseRules",
  "httpAfterResponseRules",
];
const rulesIn = (...lists: string[]) =>
  lists.flatMap((list) => everyProxy.map((place) => `${place}.${list}.*`));

/**
 * The release from which on HAProxy has an input: any value of it, one (`=`), or those that begin with something (`^=`).
 * `*` stands for the element of a list.
 */
export const since: ByInput<string> = {
  namedDefaults: "2.4",
  "certificates.*.ocspUpdate": "3.0",
  "caches.*.processVary": releases["process-vary"],
  "caches.*.maxSecondaryEntries": releases["max-secondary-entries"],
  "stats.showModules": "2.3",
  // Of a frontend it is what older releases do anyway, and is not written for these.
  ...within(allDefaults, { "httpRestrictReqHdrNames=preserve": "2.6" }),
  ...within(["global"], {
    numaCpuMapping: "2.4",
    closeSpreadTime: releases["close-spread-time"],
    fdHardLimit: releases["fd-hard-limit"],
    // Before, there can be one group only.
    threadGroups: "2.7",
    h1AcceptPayloadWithAnyMethod: "2.6",
    h2WorkaroundBogusWebsocketClients: "2.5",
    limitedQuic: releases["limited-quic"],
    tuneSslCaptureBufferSize: "2.6",
  }),
  ...within(["global.tune"], {
    bufsizeSmall: "3.1",
    notsentLowatClient: "3.2",
    notsentLowatServer: "3.2",
    h2BeInitialWindowSize: "2.8",
    h2BeMaxConcurrentStreams: "2.8",
    h2BeGlitchesThreshold: "3.0",
    h2BeRxbuf: "3.1",
    h2FeInitialWindowSize: "2.8",
    h2FeMaxConcurrentStreams: "2.8",
    h2FeMaxTotalStreams: "3.0",
    h2FeGlitchesThreshold: "3.0",
    h2FeRxbuf: "3.1",
    listenerDefaultShards: "2.8",
    memoryHotSize: "2.8",
    peersMaxUpdatesAtOnce: "2.7",
    stickCounters: "2.8",
    maxChecksPerThread: "2.9",
    eventsMaxEventsAtOnce: "2.9",
    maxRulesAtOnce: "3.2",
    ringQueues: "3.0",
  }),
  ...within(ofFrontends, {
    httpslog: releases["option httpslog"],
    errorLogFormat: releases["error-log-format"],
    idleCloseOnResponse: "2.4",
    "httpRestrictReqHdrNames=reject": "2.6",
    "httpRestrictReqHdrNames=delete": "2.6",
    clitcpkaCnt: releases["clitcpka-cnt"],
    clitcpkaIdle: releases["clitcpka-idle"],
    clitcpkaIntvl: releases["clitcpka-intvl"],
    acceptUnsafeViolationsInHttpRequest: releases["option accept-unsafe-violations-in-http-request"],
  }),
  ...within(ofBackends, {
    srvtcpkaCnt: releases["srvtcpka-cnt"],
    srvtcpkaIdle: releases["srvtcpka-idle"],
    srvtcpkaIntvl: releases["srvtcpka-intvl"],
    acceptUnsafeViolationsInHttpResponse: releases["option accept-unsafe-violations-in-http-response"],
  }),
  ...within(["frontends.*.binds.*"], {
    thread: "2.5",
    shards: releases.shards,
    "crtIgnoreErr.*^=X509": "2.8",
    "caIgnoreErr.*^=X509": "2.8",
  }),
  "backends.*.balance.algorithm=hash": releases["balance hash"],
  "backends.*.balance.uriPathOnly=true": releases["path-only"],
  ...within(servers, {
    ws: "2.5",
    hashKey: releases["hash-key"],
    guid: releases.guid,
    initState: releases["init-state"],
    strictMaxconn: releases["strict-maxconn"],
    idlePing: releases["idle-ping"],
  }),
  ...within(checkSteps, { "action=set-var-fmt": releases["set-var-fmt"] }),
  "resolvers.*.nameservers.*.protocol=tcp": "2.4",
  ...within(rulesIn(...ruleLists), {
    "action=set-var-fmt": releases["set-var-fmt"],
    match: "2.4",
    ignoreEmpty: "2.5",
    "timeoutType=client": "2.9",
  }),
  ...within(rulesIn("tcpRequestRules", "tcpResponseRules"), {
    ...Object.fromEntries(treatment.map((action) => [action, "2.5"])),
    "action=switch-mode": "2.5",
  }),
  ...within(rulesIn("httpRequestRules"), {
    "action=set-pathq": releases["set-pathq"],
    "action=replace-pathq": releases["replace-pathq"],
    "action=set-timeout": releases["http-request set-timeout"],
  }),
  ...within(rulesIn("httpRequestRules", "httpResponseRules"), {
    "action=wait-for-body": releases["wait-for-body"],
  }),
  ...within(rulesIn("httpAfterResponseRules"), { "action=capture": "2.6" }),
};

const byMail = {
  release: "3.1",
  instead: "alerts go by syslog, with `logs` and `logHealthChecks`, or by mail from a Lua script",
};

/** The release up to which HAProxy has an input, and what there is since. */
export const until: ByInput<{ release: string; instead: string }> = {
  // 3.2 has it still, but warns of it.
  mailers: byMail,
  ...within([...everyProxy, ...allDefaults], { emailAlert: byMail }),
  ...within(ofFrontends, {
    acceptInvalidHttpRequest: { release: "3.0", instead: "it is `acceptUnsafeViolationsInHttpRequest`" },
  }),
  ...within(ofBackends, {
    acceptInvalidHttpResponse: { release: "3.0", instead: "it is `acceptUnsafeViolationsInHttpResponse`" },
  }),
};

/** The same inputs in several places. */
function within<Value>(places: readonly string[], inputs: ByInput<Value>): ByInput<Value> {
  return Object.fromEntries(
    places.flatMap((place) => Object.entries(inputs).map(([key, value]) => [`${place}.${key}`, value])),
  );
}
