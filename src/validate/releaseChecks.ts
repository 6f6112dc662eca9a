import { type BackendDraft, type FrontendDraft, type InputsDraft, present } from "./draft";
import { type Path, type Report, show } from "./faults";
import { since, until } from "./inputReleases";
import { isAtLeast } from "./release";
import { releases } from "./releases";
import { releasesOfRules } from "./ruleReleases";
import { checkServerReleases } from "./serverReleaseChecks";

/** Reports inputs that the release named in `haproxyVersion` does not have yet. */
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
    for (const path of givenAt(inputs, pattern.split("."))) need(release, path, "this");
  }
  for (const [pattern, { release, instead }] of Object.entries(until)) {
    for (const path of isAtLeast(release, haproxyVersion) ? [] : givenAt(inputs, pattern.split("."))) {
      report(path, `is for HAProxy up to ${release}; for ${show(haproxyVersion)}, it is \`${instead}\``);
    }
  }
  for (const [{ binds }, index] of present(inputs.frontends)) {
    for (const [bind, position] of present(binds)) {
      const path = ["frontends", index, "binds", position];
      const isQuic = bind.quic || (bind.address?.startsWith("quic") ?? false);
      if (isQuic) need(releases["limited-quic"], [...path, bind.quic ? "quic" : "address"], "QUIC");
      if (bind.thread !== undefined) need("2.5", [...path, "thread"], "this");
      if (bind.shards !== undefined) need(releases.shards, [...path, "shards"], "this");
      for (const key of ["crtIgnoreErr", "caIgnoreErr"] as const) {
        for (const [error, place] of present(bind[key])) {
          if (error.startsWith("X509")) need("2.8", [...path, key, place], show(error));
        }
      }
      if ((bind.defaultCertificates ?? []).length > 1) {
        need(releases["default-crt"], [...path, "defaultCertificates"], "more than one");
      }
    }
  }
  for (const [{ ocspUpdate }, index] of present(inputs.certificates)) {
    if (ocspUpdate) need("3.0", ["certificates", index, "ocspUpdate"], "this");
  }
  if (inputs.global?.tuneSslCaptureBufferSize !== undefined) {
    need("2.6", ["global", "tuneSslCaptureBufferSize"], "this");
  }
  if (inputs.global?.limitedQuic) need(releases["limited-quic"], ["global", "limitedQuic"], "this");
  for (const key of ["frontends", "backends"] as const) {
    for (const [proxy, index] of present<FrontendDraft | BackendDraft | undefined>(inputs[key])) {
      for (const { release, path, given } of releasesOfRules(proxy)) {
        need(release, [key, index, ...path], show(given));
      }
    }
  }
  checkServerReleases(inputs, need);
  if (isAtLeast(haproxyVersion, "3.3") && present(inputs.mailers).length > 0) {
    report(
      ["mailers"],
      `is not known to HAProxy ${haproxyVersion} any more: since 3.3, only Lua scripts send mail`,
    );
  }
  for (const [{ balance }, index] of present(inputs.backends)) {
    const path = ["backends", index, "balance"];
    if (balance?.algorithm === "hash") {
      need(releases["balance hash"], [...path, "algorithm"], show("hash"));
    }
    if (balance?.uriPathOnly === true) {
      need(releases["path-only"], [...path, "uriPathOnly"], show(true));
    }
  }
}

/** The places that a pattern stands for, as far as something is given there. */
function givenAt(value: unknown, [step, ...rest]: string[], path: Path = []): Path[] {
  if (step === undefined) {
    const isGiven = value !== undefined && value !== false && !(Array.isArray(value) && value.length === 0);
    return isGiven ? [path] : [];
  }
  if (step === "*") {
    return Array.isArray(value)
      ? value.flatMap((element, index) => givenAt(element, rest, [...path, index]))
      : [];
  }
  return typeof value === "object" && value !== null
    ? givenAt((value as Record<string, unknown>)[step], rest, [...path, step])
    : [];
}
