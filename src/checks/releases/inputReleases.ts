/**
 * The release from which on HAProxy has some values of an input, or an input that stands for more than a keyword; the
 * tables of keywords say all others. `=` is one value, `^=` the beginning of some, and `*` the element of a list.
 */
export const valuesSince: Record<string, string> = {
  "certificates.*.ocspUpdate": "3.0",
  "stats.showModules": "2.3",
  // A frontend without it does the same, and is written so for older releases.
  ...within(["defaults", "namedDefaults.*"], { "httpRestrictReqHdrNames=preserve": "2.6" }),
  ...within(["frontends.*", "defaults", "namedDefaults.*"], {
    "httpRestrictReqHdrNames=reject": "2.6",
    "httpRestrictReqHdrNames=delete": "2.6",
  }),
  ...within(["frontends.*.binds.*"], {
    "crtIgnoreErr.*^=X509": "2.8",
    "caIgnoreErr.*^=X509": "2.8",
  }),
  "resolvers.*.nameservers.*.protocol=tcp": "2.4",
  "frontends.*.httpRequestRules.*.timeoutType=client": "2.9",
};

/** The same inputs in several places. */
function within(places: readonly string[], inputs: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    places.flatMap((place) => Object.entries(inputs).map(([key, value]) => [`${place}.${key}`, value])),
  );
}
