import type { ProxyMode } from "../../args";
import { hasTls } from "../../syntax/bindTls";
import { present } from "../../faults/given";
import type { FrontendDraft, InputsDraft, UseBackendDraft } from "../../model/draft";
import { type Path, type Report, show } from "../../faults/faults";
import { checkNeeded } from "../rules/fields";
import { modeOf } from "../../expand/proxyMode";
import { backendNames, backendsByName, mapNames } from "../references/names";

/** Checks the backends that a frontend uses. */
export function checkRouting(inputs: InputsDraft, frontend: FrontendDraft, path: Path, report: Report): void {
  const mode = modeOf(frontend, inputs);
  checkBackend(inputs, frontend.defaultBackend, frontend, [...path, "defaultBackend"], report);
  for (const [useBackend, index] of present(frontend.useBackends)) {
    const at = [...path, "useBackends", index];
    checkBackend(inputs, useBackend.backend, frontend, [...at, "backend"], report);
    mapNames(inputs).check(useBackend.map, [...at, "map"], report);
    checkTarget(useBackend, at, report);
    checkCriteria(useBackend, mode, at, report);
    if (useBackend.sni !== undefined && mode === "tcp" && isTlsEndedBy(frontend)) {
      const other = "{ ssl_fc_sni -i example.com }";
      report(
        [...at, "sni"],
        `is for TLS that is passed through; a bind here has certificates: use \`condition\` "${other}"`,
      );
    }
  }
}

const isTlsEndedBy = ({ binds }: FrontendDraft) => present(binds).some(([bind]) => hasTls(bind));

/** Returns whether connections can switch to http mode. Then backends of both modes are allowed. */
const switchesMode = ({ tcpRequestRules }: FrontendDraft) =>
  present(tcpRequestRules).some(([{ action }]) => action === "switch-mode");

function checkBackend(
  inputs: InputsDraft,
  name: string | undefined,
  frontend: FrontendDraft,
  path: Path,
  report: Report,
): void {
  const mode = modeOf(frontend, inputs);
  backendNames(inputs).check(name, path, report);
  const backend = name === undefined ? undefined : backendsByName(inputs).get(name);
  if (backend !== undefined && modeOf(backend, inputs) !== mode && !switchesMode(frontend)) {
    report(
      path,
      `backend ${show(name)} is in ${modeOf(backend, inputs)} mode, this frontend in ${mode} mode`,
    );
  }
}

function checkTarget({ backend, backendFormat, map }: UseBackendDraft, path: Path, report: Report): void {
  checkNeeded(
    { backend, backendFormat, map },
    { needed: [["backend", "map", "backendFormat"]] },
    "this",
    path,
    report,
  );
}

const needs = {
  mapKey: "map",
  mapMatch: "map",
  headerValue: "header",
  queryValue: "queryParameter",
} as const;

const onlyIn: Record<ProxyMode, readonly (keyof UseBackendDraft)[]> = {
  http: ["host", "hosts", "path", "pathPrefix", "pathRegex", "header", "queryParameter", "methods"],
  tcp: ["sni"],
};

function checkCriteria(useBackend: UseBackendDraft, mode: ProxyMode, path: Path, report: Report): void {
  for (const [key, other] of Object.entries(needs) as [keyof typeof needs, keyof UseBackendDraft][]) {
    if (useBackend[key] !== undefined && useBackend[other] === undefined) {
      report([...path, key], `needs \`${other}\``);
    }
  }
  if (useBackend.host !== undefined && useBackend.hosts !== undefined) {
    report([...path, "host"], "cannot be combined with `hosts`");
  }
  const other = mode === "http" ? "tcp" : "http";
  for (const key of onlyIn[other]) {
    if (useBackend[key] !== undefined) {
      const hint = key === "sni" ? "; haproxy has the certificates here, use `host`" : "";
      report([...path, key], `is for ${other} mode only; this frontend is in ${mode} mode${hint}`);
    }
  }
}
