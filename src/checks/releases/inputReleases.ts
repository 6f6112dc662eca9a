/**
 * The first release with some values of an input, or with an input that stands for more than a keyword. The tables of
 * keywords have all others. `=` is one value, `^=` the beginning of some, and `*` any element of a list.
 */
export const valuesSince: Record<string, string> = {
  "certificates.*.ocspUpdate": "3.0",
  "stats.showModules": "2.3",
  // Not in frontends: older releases do the same by default, so the option is omitted for them.
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

/** Repeats inputs in several places. */
function within(places: readonly string[], inputs: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    places.flatMap((place) => Object.entries(inputs).map(([key, value]) => [`${place}.${key}`, value])),
  );
}
