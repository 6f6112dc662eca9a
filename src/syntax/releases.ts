import { inputNotes } from "./sections";

/**
 * The first release with words that no input stands for, or that only some values of an input write. `extraLines` and
 * expressions can contain them.
 */
const otherReleases: Record<string, string> = {
  pathq: "2.3",
  "normalize-uri": "2.4",
  baseq: "2.4",
  "sc-inc-gpc": "2.5",
  "sc-set-gpt": "2.5",
  "set-bandwidth-limit": "2.7",
  "quic-cc-algo": "2.7",
  "option forwarded": "2.8",
  "ocsp-update": "2.8",
  sigalgs: "2.8",
  "client-sigalgs": "2.8",
  "no-alpn": "2.8",
  "sc-add-gpc": "2.8",
  "timeout client-hs": "2.9",
  "set-proxy-v2-tlv-fmt": "2.9",
  "pool-conn-name": "3.0",
  "default-crt": "3.0",
  "http-err-codes": "3.0",
  "http-fail-codes": "3.0",
  "set-bc-mark": "3.0",
  "set-bc-tos": "3.0",
  "set-fc-mark": "3.0",
  "set-fc-tos": "3.0",
  "log-profile": "3.1",
  "log-steps": "3.1",
  "do-log": "3.1",
  "set-retries": "3.1",
  "quic-initial": "3.1",
  "hash-preserve-affinity": "3.2",
  "check-pool-conn-name": "3.2",
  "no-strict-sni": "3.2",
  "option http-drop-request-trailers": "3.2",
  "option http-drop-response-trailers": "3.2",
};

/** The first release with a keyword, and the words that its lines begin with; "" stands for any. */
interface KeywordRelease {
  release: string;
  lines: Set<string>;
}

/** Returns the first release with each keyword that not every release has, by the words that name it. */
export function keywordReleases(): Map<string, KeywordRelease> {
  const found = new Map<string, KeywordRelease>();
  for (const { words = "", since, line = "" } of inputNotes()) {
    if (words === "" || since === undefined) continue;
    const { lines } = found.get(words) ?? { lines: new Set<string>() };
    found.set(words, { release: since, lines: lines.add(line) });
  }
  for (const [words, release] of Object.entries(otherReleases))
    found.set(words, { release, lines: new Set([""]) });
  return found;
}

/** For locate.awk, in columns: words, release, the words that its lines begin with (none: any). */
export function releasesTable(): string {
  return [...keywordReleases()]
    .map(([words, { release, lines }]) => [words, release, lines.has("") ? "" : [...lines].join(" ")])
    .map((columns) => `${columns.join("\t")}\n`)
    .join("");
}
