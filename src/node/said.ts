/**
 * A fact that a step handed over on stdout, in a line `haproxy-pair: <fact> <value>`. All else that is printed there,
 * by a shell's start-up file for example, is passed over.
 */
export function said(stdout: string | undefined, fact: string): string | undefined {
  const marked = `haproxy-pair: ${fact} `;
  const line = stdout?.split("\n").find((line) => line.startsWith(marked));
  return line?.slice(marked.length).trim();
}
