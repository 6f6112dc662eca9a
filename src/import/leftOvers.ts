import { wordsOf } from "../language/words";
import type { Line } from "./configuration";
import { filesNamedIn } from "./missingFiles";
import { protectionLost } from "./protection";

/** A line that no input expresses. */
export interface LeftOver {
  line: Line;
  reason: string;
  /** True if it is among the `extraLines` of its section, with its meaning unchanged. */
  inExtraLines: boolean;
  /** The files that it names there, and that the pair does not bring to the nodes. */
  files: readonly string[];
}

/** The left-over lines of a configuration, each once. */
export class LeftOvers {
  private readonly lines = new Map<number, LeftOver>();

  get all(): LeftOver[] {
    return [...this.lines.values()].sort((one, other) => one.line.number - other.line.number);
  }

  /** @param extra the line's text in the `extraLines` of its section, if it is there */
  add(line: Line, reason: string, extra?: string): void {
    if (this.lines.has(line.number)) return;
    const files = extra === undefined ? [] : filesNamedIn(wordsOf(extra) ?? []);
    const lost = extra === undefined ? protectionLost(line) : undefined;
    this.lines.set(line.number, {
      line,
      reason: lost === undefined ? reason : `${reason}; ${lost}`,
      inExtraLines: extra !== undefined,
      files,
    });
  }

  addLines(lines: readonly Line[], reason: string): void {
    for (const line of lines) this.add(line, reason);
  }

  addAll(lines: readonly { line: Line; reason: string }[]): void {
    for (const { line, reason } of lines) this.add(line, reason);
  }
}
