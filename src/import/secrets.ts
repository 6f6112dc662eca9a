const secretAfter = [
  /^stats auth (?=[^:]*:)/,
  /^user \S+ .*?(?:insecure-)?password /,
  /\bpassword /,
  /^dynamic-cookie-key /,
];

const secretHeader = String.raw`[^\s:]*(?:authorization|token|secret|password|(?:api|auth)-?key)[^\s:]*`;

/** Secrets that would be plain text in the inputs: literal values of headers, and log-ins of checks. */
const plainSecrets = [
  new RegExp(
    String.raw`^http-\S+ (?:(?:add|set|replace)-header|(?:send|return|deny) .*?\bhdr) ${secretHeader} (?![^%]*%\[)`,
    "i",
  ),
  new RegExp(String.raw`^option httpchk [^]*\s${secretHeader}:`, "i"),
  /^tcp-check send(?:-lf)? auth /i,
];

/** Returns whether a line contains a secret that no input separates from the rest. */
export const holdsPlainSecret = (words: readonly string[]): boolean =>
  plainSecrets.some((pattern) => pattern.test(words.join(" ")));

export const plainSecret =
  "it contains a secret, which is not written down: set it in the inputs from a secret of the stack's config";

/** Returns whether a line contains a secret, which must not be shown. */
export const holdsSecret = (words: readonly string[]): boolean =>
  holdsPlainSecret(words) || secretAfter.some((pattern) => pattern.test(words.join(" ")));

const secretInHeader = new RegExp(
  String.raw`^((?:http-\S+\s+(?:(?:add|set|replace)-header|(?:send|return|deny)\s.*?\bhdr)|option\s+httpchk\s.*?)\s*\b${secretHeader}[\s:]).*$`,
  "i",
);

/** Returns a line without its secrets. */
export const withoutSecret = (text: string): string =>
  text
    .replace(secretInHeader, "$1…")
    .replace(/^(tcp-check\s+send(?:-lf)?\s+["']?auth).*$/i, "$1 …")
    .replace(/^(dynamic-cookie-key\s+).*$/, "$1…")
    .replace(/^(stats\s+auth\s+[^:\s]*:).*$/, "$1…")
    .replace(/\b((?:insecure-)?password\s+)\S+/g, "$1…");

/** Replaces each password, because secrets must not be written down. */
export function withoutPasswords(value: unknown, replace: (path: string) => unknown, path = ""): unknown {
  if (Array.isArray(value)) {
    return value.map((element: unknown, index) => withoutPasswords(element, replace, `${path}[${index}]`));
  }
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const at = path === "" ? key : `${path}.${key}`;
      return [key, key === "password" ? replace(at) : withoutPasswords(inner, replace, at)];
    }),
  );
}
