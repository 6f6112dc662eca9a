const keywords = new Set(
  (
    "lua-load lua-load-per-thread lua-prepend-path crt crt-list default-crt ca-file ca-verify-file ca-sign-file crl-file " +
    "tls-ticket-keys file lf-file errorfile config command ssl-dh-param-file -f"
  ).split(" "),
);

/** Returns the files that an extra line names and that the pair does not bring to the nodes. */
export function filesNamedIn(words: readonly string[]): string[] {
  const named = words.filter((_, index) => {
    const [before = "", beforeThat = ""] = [words[index - 1], words[index - 2]];
    return keywords.has(before) || (beforeThat === "errorfile" && /^\d+$/.test(before));
  });
  const inExpressions = words.flatMap((word) =>
    [...word.matchAll(/\bmap(?:_\w+)?\(([^,()]+)|\bjwt_verify\([^,()]*,"?([^,()"]*\/[^,()"]*)/g)].map(
      ([, map, key]) => map ?? key ?? "",
    ),
  );
  return [...named, ...inExpressions].filter((file) => !file.startsWith("@") && !isBrought(file));
}

/** Returns whether the pair brings the file: maps and lists are inputs. */
const isBrought = (file: string) => /^\/etc\/haproxy\/(?:maps\/[^/]+\.map|lists\/[^/]+\.lst)$/.test(file);
