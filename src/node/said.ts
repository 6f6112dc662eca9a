/**
 * Returns a fact that a step printed on stdout, in a line `haproxy-pair: <fact> <value>`. All other output is ignored,
 * such as that of a shell's start-up file.
 */
export function said(stdout: string | undefined, fact: string): string | undefined {
  const marked = `haproxy-pair: ${fact} `;
  const line = stdout?.split("\n").find((line) => line.startsWith(marked));
  return line?.slice(marked.length).trim();
}
