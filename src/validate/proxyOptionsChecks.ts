import { type BackendDraft, type FrontendDraft, type InputsDraft, present } from "./draft";
import { modeOf } from "./proxyMode";
import { type Path, type Report, show } from "./faults";

const httpOnly = [
  "httpConnectionMode",
  "forwardfor",
  "originalto",
  "httpBufferRequest",
  "httpNoDelay",
  "httpReuse",
  "httpSendNameHeader",
  "httpPretendKeepalive",
  "checkcache",
  "preferLastServer",
];
const tcpOnly = ["persistRdpCookie"];

/** Checks that the options of frontends and backends fit their mode and each other. */
export function checkProxyOptions(inputs: InputsDraft, report: Report): void {
  for (const [frontend, index] of present(inputs.frontends)) {
    checkMode(frontend, modeOf(frontend, inputs), ["frontends", index], report);
  }
  for (const [backend, index] of present(inputs.backends)) {
    const path = ["backends", index];
    const mode = modeOf(backend, inputs);
    checkMode(backend, mode, path, report);
    checkRetries(backend, mode, path, report);
  }
}

function checkMode(proxy: FrontendDraft | BackendDraft, mode: string, path: Path, report: Report): void {
  const ofOtherMode = mode === "tcp" ? httpOnly : tcpOnly;
  for (const [key, value] of Object.entries(proxy)) {
    if (ofOtherMode.includes(key) && value !== undefined && value !== false) {
      const other = mode === "tcp" ? "http" : "tcp";
      report([...path, key], `is for ${other} mode only; this is in ${mode} mode`);
    }
  }
}

function checkRetries(backend: BackendDraft, mode: string, path: Path, report: Report): void {
  const { redispatch, redispatchInterval, retryOn } = backend;
  if (redispatch === false && redispatchInterval !== undefined) {
    report([...path, "redispatchInterval"], "has no effect with `redispatch: false`");
  }
  for (const [reason, index] of present(retryOn)) {
    if (mode === "tcp" && reason !== "conn-failure" && reason !== "none") {
      report([...path, "retryOn", index], `${show(reason)} is for http mode only; this is in tcp mode`);
    }
  }
}
