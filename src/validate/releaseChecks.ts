import { type InputsDraft, present } from "./draft";
import { type Path, type Report, show } from "./faults";
import { isAtLeast } from "./release";

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
  if ((inputs.namedDefaults ?? []).length > 0) {
    need("2.4", ["namedDefaults"], "this");
  }
  for (const [{ balance }, index] of present(inputs.backends)) {
    const path = ["backends", index, "balance"];
    if (balance?.algorithm === "hash") {
      need("2.6", [...path, "algorithm"], show("hash"));
    }
    if (balance?.uriPathOnly === true) {
      need("2.3", [...path, "uriPathOnly"], show(true));
    }
  }
}
