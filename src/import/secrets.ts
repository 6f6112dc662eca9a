const secretAfter = [
  /^stats auth (?=[^:]*:)/,
  /^user \S+ .*?(?:insecure-)?password /,
  /\bpassword /,
  /^dynamic-cookie-key /,
];

/** Whether a line has a secret in it, which must not be shown. */
export const holdsSecret = (words: readonly string[]): boolean =>
  secretAfter.some((pattern) => pattern.test(words.join(" ")));

/** A line as it may be shown. */
export const withoutSecret = (text: string): string =>
  text.replace(/^(stats\s+auth\s+[^:\s]*:).*$/, "$1…").replace(/\b((?:insecure-)?password\s+)\S+/g, "$1…");

/** Puts something in place of each password: what is written is no place for secrets. */
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
