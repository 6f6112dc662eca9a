/** The release from which on HAProxy has an input; `*` stands for the element of a list. */
export const since: Record<string, string> = {
  namedDefaults: "2.4",
  "caches.*.processVary": "2.4",
  "caches.*.maxSecondaryEntries": "2.4",
  "stats.showModules": "2.3",
  "global.numaCpuMapping": "2.4",
  "global.closeSpreadTime": "2.6",
  "global.fdHardLimit": "2.6",
  "global.threadGroups": "2.7",
  "global.h1AcceptPayloadWithAnyMethod": "2.6",
  "global.h2WorkaroundBogusWebsocketClients": "2.5",
  "global.tune.bufsizeSmall": "3.1",
  "global.tune.notsentLowatClient": "3.2",
  "global.tune.notsentLowatServer": "3.2",
  "global.tune.h2BeInitialWindowSize": "2.8",
  "global.tune.h2BeMaxConcurrentStreams": "2.8",
  "global.tune.h2BeGlitchesThreshold": "3.0",
  "global.tune.h2BeRxbuf": "3.1",
  "global.tune.h2FeInitialWindowSize": "2.8",
  "global.tune.h2FeMaxConcurrentStreams": "2.8",
  "global.tune.h2FeMaxTotalStreams": "3.0",
  "global.tune.h2FeGlitchesThreshold": "3.0",
  "global.tune.h2FeRxbuf": "3.1",
  "global.tune.listenerDefaultShards": "2.8",
  "global.tune.memoryHotSize": "2.8",
  "global.tune.peersMaxUpdatesAtOnce": "2.7",
  "global.tune.stickCounters": "2.8",
  "global.tune.maxChecksPerThread": "2.9",
  "global.tune.eventsMaxEventsAtOnce": "2.9",
  "global.tune.maxRulesAtOnce": "3.2",
  "global.tune.ringQueues": "3.0",
  ...inProxies("frontends", {
    httpslog: "2.5",
    errorLogFormat: "2.5",
    idleCloseOnResponse: "2.4",
    httpRestrictReqHdrNames: "2.6",
    acceptUnsafeViolationsInHttpRequest: "3.1",
  }),
  ...inProxies("backends", { acceptUnsafeViolationsInHttpResponse: "3.1" }),
};

/** The release up to which HAProxy has an input, and what there is since. */
export const until: Record<string, { release: string; instead: string }> = {
  ...inProxies("frontends", {
    acceptInvalidHttpRequest: { release: "3.0", instead: "acceptUnsafeViolationsInHttpRequest" },
  }),
  ...inProxies("backends", {
    acceptInvalidHttpResponse: { release: "3.0", instead: "acceptUnsafeViolationsInHttpResponse" },
  }),
};

/** The same inputs of frontends or backends and of defaults. */
function inProxies<Value>(
  kind: "frontends" | "backends",
  inputs: Record<string, Value>,
): Record<string, Value> {
  const places = [`${kind}.*`, "defaults", "namedDefaults.*"];
  return Object.fromEntries(
    places.flatMap((place) => Object.entries(inputs).map(([key, value]) => [`${place}.${key}`, value])),
  );
}
