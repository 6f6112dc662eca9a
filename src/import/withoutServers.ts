import { ProxyMode } from "../args";
import { modeOf } from "../expand/proxyMode";
import type { Draft } from "./sectionSyntax";

const purposes = [
  "servers",
  "serverTemplates",
  "stickTable",
  "httpRequestRules",
  "tcpRequestRules",
  "extraLines",
];

/** A backend that is there for nothing says what haproxy does with one: it refuses. */
export function refusingWithoutServers(backend: Draft, inputs: Draft): Draft {
  if (purposes.some((key) => key in backend)) return backend;
  return modeOf(backend, inputs) === ProxyMode.http
    ? { ...backend, httpRequestRules: [{ action: "deny", status: 503 }] }
    : { ...backend, tcpRequestRules: [{ phase: "content", action: "reject" }] };
}
