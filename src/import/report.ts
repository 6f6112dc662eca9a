import type { Imported } from ".";
import { withoutSecret } from "./secrets";

/** Says what became of a haproxy.cfg: what is left over, line by line, and what else there is to know. */
export function reportOf({ lines, leftOver, faults, notes }: Imported, file: string): string[] {
  return [
    ...leftOver.map(
      ({ line, reason, inExtraLines }) =>
        `${file}:${line.number}: ${withoutSecret(line.text)}\n  ${reason}${inExtraLines ? "; it is in `extraLines`" : ""}`,
    ),
    ...notes.map(({ line, note }) => `${file}:${line.number}: ${withoutSecret(line.text)}\n  note: ${note}`),
    ...faults.map(({ path, message }) => `${path}: ${message}`),
    `${lines - leftOver.length} of ${lines} lines are in the inputs; ${leftOver.length === 0 ? "none" : leftOver.length} left over`,
  ];
}
