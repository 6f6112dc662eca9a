import { present } from "../../faults/given";
import type { InputsDraft } from "../../model/draft";
import { type Path, type Report, show } from "../../faults/faults";
import { givenAt } from "../../faults/given";
import { since, until } from "./inputReleases";
import { isAtLeast } from "../../language/release";
import { releases } from "../../syntax/releases";

/** Reports inputs that the release named in `haproxyVersion` does not have yet, or no longer. */
export function checkRelease(inputs: InputsDraft, report: Report): void {
  const { haproxyVersion } = inputs;
  if (haproxyVersion === undefined) {
    return;
  }
  const need = (release: string, path: Path, what: string) => {
    if (!isAtLeast(haproxyVersion, release)) {
      report(path, `${what} needs HAProxy ${release}; \`haproxyVersion\` is ${show(haproxyVersion)}`);
    }
  };
  for (const [pattern, release] of Object.entries(since)) {
    for (const { path, what } of matchesOf(inputs, pattern)) need(release, path, what);
  }
  for (const [pattern, { release, instead }] of Object.entries(until)) {
    for (const { path } of isAtLeast(release, haproxyVersion) ? [] : matchesOf(inputs, pattern)) {
      report(path, `is for HAProxy up to ${release}; for ${show(haproxyVersion)}, ${instead}`);
    }
  }
  for (const [{ binds }, index] of present(inputs.frontends)) {
    for (const [{ quic, address, defaultCertificates }, position] of present(binds)) {
      const path = ["frontends", index, "binds", position];
      if (quic || address?.startsWith("quic")) {
        need(releases["limited-quic"], [...path, quic ? "quic" : "address"], "QUIC");
      }
      if ((defaultCertificates ?? []).length > 1) {
        need(releases["default-crt"], [...path, "defaultCertificates"], "more than one");
      }
    }
  }
}

/** Where the inputs are as a pattern says, and what a fault names there: the value, if the pattern asks for one. */
function matchesOf(inputs: InputsDraft, pattern: string): { path: Path; what: string }[] {
  const [, steps = "", comparison, text = ""] = /^([^=^]*)(?:(\^?=)(.*))?$/.exec(pattern) ?? [];
  const given = givenAt(inputs, steps.split("."));
  if (comparison === undefined) return given.map(({ path }) => ({ path, what: "this" }));
  return given
    .filter(({ value }) => (comparison === "=" ? String(value) === text : String(value).startsWith(text)))
    .map(({ path, value }) => ({ path, what: show(value) }));
}
