import type { Findings } from "../check";
import { present } from "../../faults/given";
import type { BackendDraft, InputsDraft } from "../../model/draft";
import { type Path, type Report, show } from "../../faults/faults";
import { modeOf } from "../../expand/proxyMode";

/** Checks that the options of backends fit their mode and each other. */
export function checkProxyOptions(inputs: InputsDraft, { report }: Findings): void {
  for (const [backend, index] of present(inputs.backends)) {
    checkRetries(backend, modeOf(backend, inputs), ["backends", index], report);
  }
}

function checkRetries(backend: BackendDraft, mode: string, path: Path, report: Report): void {
  const { redispatch, redispatchInterval, retryOn } = backend;
  if (redispatch === false && redispatchInterval !== undefined) {
    report([...path, "redispatchInterval"], "has no effect with `redispatch: false`");
  }
  for (const [reason, index] of present(retryOn)) {
    if (mode === "tcp" && reason !== "conn-failure" && reason !== "none") {
      report(
        [...path, "retryOn", index],
        `${show(reason)} is for http mode only; this backend is in tcp mode`,
      );
    }
  }
}
