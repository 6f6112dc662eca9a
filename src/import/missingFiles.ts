const keywords = new Set(
  (
    "lua-load lua-load-per-thread lua-prepend-path crt crt-list default-crt ca-file ca-verify-file ca-sign-file crl-file " +
    "tls-ticket-keys file lf-file errorfile config command ssl-dh-param-file -f"
  ).split(" "),
);

/** The files that a line names which is put into a haproxy.cfg as it is: nobody brings them to the nodes. */
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

/** Maps and lists are inputs, and are where the pair puts them. */
const isBrought = (file: string) => /^\/etc\/haproxy\/(?:maps\/[^/]+\.map|lists\/[^/]+\.lst)$/.test(file);
