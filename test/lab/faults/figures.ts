import { requestsPerSecond } from "./clients";
import type { Row } from "./row";

/** What one try of a row came to. */
export interface Try {
  what: string;
  sent: number;
  failed: number;
  failures: string[];
  /** Milliseconds without an answer. */
  gap: number;
  /** Who held the address, one after the other. */
  holders: string[];
  moves: number;
  twoHolders: number;
  noHolder: number;
  stoodStill: number;
  seconds: number;
  /** What the pair did otherwise than it must. */
  faults: string[];
  /** What pulumi printed, with the times. */
  log: string[];
}

/** What a row came to. */
export interface RowFigures {
  name: string;
  tries: Try[];
  sent: number;
  failed: number;
  medianGap: number;
  longestGap: number;
  holders: string[];
  /** Why the target is missed; none: it is reached. */
  missed: string[];
}

const median = (values: number[]): number => [...values].sort((a, b) => a - b)[(values.length - 1) >> 1] ?? 0;

export function figuresOf(row: Row, tries: Try[]): RowFigures {
  const gaps = tries.map(({ gap }) => gap);
  const figures = {
    name: row.name,
    tries,
    sent: tries.reduce((sum, { sent }) => sum + sent, 0),
    failed: tries.reduce((sum, { failed }) => sum + failed, 0),
    medianGap: median(gaps),
    longestGap: Math.max(0, ...gaps),
    holders: [...new Set(tries.map(({ holders }) => holders.join(" → ")))],
  };
  return { ...figures, missed: missedBy(row, tries, figures.medianGap) };
}

function missedBy({ target = {} }: Row, tries: Try[], medianGap: number): string[] {
  const { gap, moves = gap === undefined ? 0 : 1, twoHolders = 0 } = target;
  const misses = tries.flatMap((one) =>
    [
      ...one.faults,
      ...(one.failed > mayFail(gap)
        ? [`${one.failed} of ${one.sent} requests failed: ${one.failures.slice(0, 3).join("; ")}`]
        : []),
      ...(one.moves > moves ? [`the address moved ${one.moves} times: ${one.holders.join(" → ")}`] : []),
      ...(one.twoHolders > twoHolders ? [`two holders for ${one.twoHolders.toFixed(0)} ms`] : []),
    ].map((miss) => `${tries.length > 1 ? `${one.what}: ` : ""}${miss}${noise(one)}`),
  );
  if (gap !== undefined && medianGap > gap)
    misses.push(`no answer for ${medianGap.toFixed(0)} ms; allowed are ${gap}`);
  return misses;
}

/** What is sent within a gap, and what is under way when it begins. */
function mayFail(gap: number | undefined): number {
  return gap === undefined ? 0 : (gap / 1000) * requestsPerSecond + 50;
}

/** A machine that is too busy to measure on shows so. */
function noise({ stoodStill }: Try): string {
  return stoodStill > 500 ? ` (the process that watches stood still for ${stoodStill.toFixed(0)} ms)` : "";
}
