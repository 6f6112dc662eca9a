const secretAfter = [/^stats auth (?=[^:]*:)/, /^user \S+ .*?(?:insecure-)?password /, /\bpassword /];

/** Whether a line has a secret in it, which must not be shown. */
export const holdsSecret = (words: readonly string[]): boolean =>
  secretAfter.some((pattern) => pattern.test(words.join(" ")));

/** A line as it may be shown. */
export const withoutSecret = (text: string): string =>
  text.replace(/^(stats\s+auth\s+[^:\s]*:).*$/, "$1…").replace(/\b((?:insecure-)?password\s+)\S+/g, "$1…");
