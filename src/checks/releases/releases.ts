import type { Findings } from "../check";
import type { InputsDraft } from "../../model/draft";
import { type Path, show } from "../../faults/faults";
import { matchesOf, present } from "../../faults/given";
import { keywordReleases } from "../../syntax/releases";
import { inputNotes } from "../../syntax/sections";
import { valuesSince } from "./inputReleases";
import { isAtLeast } from "../../language/release";

const notes = inputNotes();
const releases = keywordReleases();
const releaseOf = (words: string) => releases.get(words)?.release ?? "";

/** The first release with an input, by the input's pattern. */
const sinceOf: Record<string, string> = {
  ...Object.fromEntries(notes.flatMap(({ input, since }) => (since === undefined ? [] : [[input, since]]))),
  ...valuesSince,
};

/** Reports inputs that the release in `haproxyVersion` does not have yet, or no longer. */
export function checkRelease(inputs: InputsDraft, { report }: Findings): void {
  const { haproxyVersion } = inputs;
  if (haproxyVersion === undefined) {
    return;
  }
  const need = (release: string, path: Path, what: string) => {
    if (!isAtLeast(haproxyVersion, release)) {
      report(path, `${what} needs HAProxy ${release}; \`haproxyVersion\` is ${show(haproxyVersion)}`);
    }
  };
  for (const [pattern, release] of Object.entries(sinceOf)) {
    for (const { path, what } of matchesOf(inputs, pattern)) need(release, path, what ?? "this");
  }
  for (const { input, until } of notes) {
    if (until === undefined || isAtLeast(until.release, haproxyVersion)) continue;
    for (const { path } of matchesOf(inputs, input)) {
      report(path, `is for HAProxy up to ${until.release}; for ${show(haproxyVersion)}, ${until.instead}`);
    }
  }
  for (const [{ binds }, index] of present(inputs.frontends)) {
    for (const [{ quic, address, defaultCertificates }, position] of present(binds)) {
      const path = ["frontends", index, "binds", position];
      if (quic || address?.startsWith("quic")) {
        need(releaseOf("limited-quic"), [...path, quic ? "quic" : "address"], "QUIC");
      }
      if ((defaultCertificates ?? []).length > 1) {
        need(releaseOf("default-crt"), [...path, "defaultCertificates"], "more than one");
      }
    }
  }
}
