import { ProxyMode } from "../args";
import { modeOf } from "../expand/proxyMode";
import type { Draft } from "./draft";

const purposes = [
  "servers",
  "serverTemplates",
  "stickTable",
  "httpRequestRules",
  "tcpRequestRules",
  "extraLines",
];

/** Returns an empty backend with a rule that refuses, as haproxy does without servers. */
export function refusingWithoutServers(backend: Draft, inputs: Draft): Draft {
  if (purposes.some((key) => key in backend)) return backend;
  return modeOf(backend, inputs) === ProxyMode.http
    ? { ...backend, httpRequestRules: [{ action: "deny", status: 503 }] }
    : { ...backend, tcpRequestRules: [{ phase: "content", action: "reject" }] };
}
