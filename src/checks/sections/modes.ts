import type { Findings } from "../check";
import type { ProxyMode } from "../../args";
import { modeOf } from "../../expand/proxyMode";
import { matchesOf, present } from "../../faults/given";
import { notesOf } from "../../language/section";
import type { BackendDraft, FrontendDraft, InputsDraft } from "../../model/draft";
import { backendSection, frontendSection, type SectionSyntax } from "../../syntax/sections";

type Kind = "frontends" | "backends";

/** The inputs for http mode that stand for more than a keyword. The tables of keywords have all others. */
const httpInputs: Record<Kind, readonly string[]> = {
  frontends: [
    "cors",
    "hsts",
    "cache",
    "redirectToHttps",
    "forwardedHeaders",
    "trustedProxies",
    "clientCertificateHeaders",
    "rateLimit",
    "maxBodySize",
    "timeouts.httpRequest",
    "timeouts.httpKeepAlive",
    "logFields.*.requestHeader",
    "logFields.*.responseHeader",
  ],
  backends: ["cors", "hsts", "cache"],
};

/** Returns the inputs that are for one mode only. */
const inputsOf = (kind: Kind, { fields }: SectionSyntax): [string, ProxyMode][] => [
  ...httpInputs[kind].map((input): [string, ProxyMode] => [input, "http"]),
  ...notesOf(fields).flatMap(({ input, mode }): [string, ProxyMode][] =>
    mode === undefined ? [] : [[input, mode]],
  ),
];

const onlyIn: Record<Kind, [string, ProxyMode][]> = {
  frontends: inputsOf("frontends", frontendSection),
  backends: inputsOf("backends", backendSection),
};

/** Reports inputs that a frontend or backend cannot have in its mode. */
export function checkModes(inputs: InputsDraft, { report }: Findings): void {
  for (const kind of ["frontends", "backends"] as const) {
    for (const [proxy, index] of present<FrontendDraft | BackendDraft | undefined>(inputs[kind])) {
      const mode = modeOf(proxy, inputs);
      for (const [input, needed] of onlyIn[kind].filter(([, needed]) => needed !== mode)) {
        for (const { path, what } of matchesOf(proxy, input, [kind, index])) {
          const given = what === undefined ? "" : `${what} `;
          report(path, `${given}is for ${needed} mode only; this ${kind.slice(0, -1)} is in ${mode} mode`);
        }
      }
    }
  }
}
