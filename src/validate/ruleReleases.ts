import type { BackendDraft, FrontendDraft } from "./draft";
import type { Path } from "./faults";
import { releases } from "./releases";
import { rulesOf } from "./ruleLists";

/** The releases from which on HAProxy has actions, by the list that the rule is in; those that are not here are older. */
const since: Record<string, Record<string, string>> = {
  tcpRequestRules: {
    "set-var-fmt": releases["set-var-fmt"],
    "set-log-level": "2.5",
    "set-nice": "2.5",
    "set-mark": "2.5",
    "set-tos": "2.5",
    "switch-mode": "2.5",
  },
  httpRequestRules: {
    "set-pathq": releases["set-pathq"],
    "replace-pathq": releases["replace-pathq"],
    "set-timeout": releases["http-request set-timeout"],
    "set-var-fmt": releases["set-var-fmt"],
    "wait-for-body": releases["wait-for-body"],
  },
  httpResponseRules: {
    "set-var-fmt": releases["set-var-fmt"],
    "wait-for-body": releases["wait-for-body"],
  },
  httpAfterResponseRules: { "set-var-fmt": releases["set-var-fmt"], capture: "2.6" },
  tcpResponseRules: {
    "set-var-fmt": releases["set-var-fmt"],
    "set-log-level": "2.5",
    "set-nice": "2.5",
    "set-mark": "2.5",
    "set-tos": "2.5",
  },
};

/** What the rules of a frontend or backend need: the release, and what of them needs it. */
export function releasesOfRules(
  proxy: FrontendDraft | BackendDraft,
): { release: string; path: Path; given: string }[] {
  return rulesOf(proxy).flatMap(([list, index, { action = "", match, ignoreEmpty, timeoutType }]) => {
    const path = [list, index];
    const release = since[list]?.[action];
    return [
      ...(release === undefined ? [] : [{ release, path: [...path, "action"], given: action }]),
      ...(match === undefined ? [] : [{ release: "2.4", path: [...path, "match"], given: match }]),
      ...(ignoreEmpty === true ? [{ release: "2.5", path: [...path, "ignoreEmpty"], given: "true" }] : []),
      ...(timeoutType === "client"
        ? [{ release: "2.9", path: [...path, "timeoutType"], given: timeoutType }]
        : []),
    ];
  });
}
