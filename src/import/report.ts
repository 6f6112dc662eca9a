import type { Imported } from ".";
import { withoutSecret } from "./secrets";

const missing = (files: readonly string[]) =>
  files.map((file) => `\n  FILE MISSING on the nodes: copy ${file} to each of them yourself`).join("");

/** Returns the report of an import: the left-over lines, the notes and the faults. */
export function reportOf({ lines, leftOver, faults, notes }: Imported, file: string): string[] {
  return [
    ...leftOver.map(
      ({ line, reason, inExtraLines, files }) =>
        `${file}:${line.number}: ${withoutSecret(line.text)}\n  ${reason}${inExtraLines ? "; it is in `extraLines`" : ""}${missing(files)}`,
    ),
    ...notes.map(({ line, note }) => `${file}:${line.number}: ${withoutSecret(line.text)}\n  note: ${note}`),
    ...faults.map(({ path, message }) => `${path}: ${message}`),
    `${lines - leftOver.length} of ${lines} lines are in the inputs; ${leftOver.length === 0 ? "none" : leftOver.length} left over`,
  ];
}
