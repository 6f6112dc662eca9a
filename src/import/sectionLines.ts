import type { Line } from "./configuration";
import { extraLineOf } from "./extraLine";
import { boundTo } from "./families";
import { isOwnWork } from "./ownWork";
import { guardedPage } from "./protection";
import { refusalKey, type Work } from "./reading";
import type { SectionReader } from "./sectionReader";
import { defaultsIn, isServer, withoutLateDefaults } from "./serverDefaults";

/** A line that no input says, and why. */
export interface UnreadLine {
  line: Line;
  reason: string;
}

/** Reads the lines of a section into its inputs; the lines that no input says become `extraLines`, or are left over. */
export function readLines(work: Work, reader: SectionReader, kind: string, given: readonly Line[]): void {
  const { lines, late } = withoutLateDefaults(given);
  for (const line of late) work.said.add(line);
  const unread = unreadLines(work, reader, kind, lines);
  const isRead = (line: Line) => !unread.some((other) => other.line === line);
  for (const { line, reason } of unread) {
    const bound = boundTo(line, lines).filter(isRead);
    const keeps = [line, ...bound].every((other) => canBeExtra(work, reader, kind, other));
    for (const other of keeps ? bound : []) {
      const order = `its order with line ${line.number} matters, which no input can express`;
      work.refusals.set(refusalKey(reader.path[0] ?? "", other), order);
    }
    const isBehind =
      keeps && lines.slice(0, lines.indexOf(line)).some((other) => isServer(other) && isRead(other));
    const moved = isServer(line) && isBehind ? "; there, it comes before the servers in the inputs" : "";
    leaveLine(work, reader, line, reason + moved, keeps, defaultsIn(lines));
  }
}

/** Reads lines, and returns those that no input says. */
export function unreadLines(
  { refusals, said }: Work,
  reader: SectionReader,
  kind: string,
  lines: readonly Line[],
): UnreadLine[] {
  return lines.flatMap((line) => {
    if (line.conditional) return [{ line, reason: "it depends on a condition (.if)" }];
    if (isOwnWork(kind, line.words ?? [])) return [];
    const reason = refusals.get(refusalKey(reader.path[0] ?? "", line)) ?? reader.read(line);
    if (reason !== undefined) return [{ line, reason }];
    said.add(line);
    return [];
  });
}

/** Returns whether a line keeps its meaning among the `extraLines` of its section. */
export function canBeExtra(work: Work, reader: SectionReader, kind: string, line: Line): boolean {
  const isOfGuardedPage = kind !== "global" && work.guardsPages && line.words?.[0] === "stats";
  return !line.conditional && !isOfGuardedPage && reader.takesExtraLine(line);
}

/** Leaves a line over: as one of the `extraLines` where it keeps its meaning there, else to the user. */
export function leaveLine(
  { said, leftOvers, files, guardsPages }: Work,
  reader: SectionReader,
  line: Line,
  reason: string,
  keeps: boolean,
  serverDefaults: readonly string[] = [],
): void {
  if (said.has(line)) return;
  if (!keeps) {
    const isOfPage = line.words?.[0] === "stats" && reader.path[0] !== "global" && guardsPages;
    leftOvers.add(line, isOfPage ? guardedPage : reason);
    return;
  }
  const text = extraLineOf(line, serverDefaults, files);
  files.keep();
  reader.draft["extraLines"] = [...((reader.draft["extraLines"] ?? []) as string[]), text];
  leftOvers.add(line, reason, text);
}
