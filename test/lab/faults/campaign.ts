import { Clients } from "./clients";
import { PairUnderTest } from "./pairUnderTest";
import type { Row } from "./row";
import { Watch } from "./watch";

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

export interface CampaignOptions {
  rows: Row[];
  short: boolean;
  onTry?: (row: Row, tried: Try) => void;
  onRow?: (figures: RowFigures) => void;
}

/** Runs one row after the other, each try of it from a pair that serves. */
export async function runCampaign({ rows, short, onTry, onRow }: CampaignOptions): Promise<RowFigures[]> {
  let pair = await PairUnderTest.create();
  const all: RowFigures[] = [];
  for (const row of rows) {
    const tries: Try[] = [];
    for (const what of await triesOf(row, pair, short)) {
      const tried = await tryOnce(pair, row, what);
      tries.push(tried);
      onTry?.(row, tried);
      pair = await restored(pair);
    }
    const figures = figuresOf(row, tries);
    all.push(figures);
    onRow?.(figures);
  }
  return all;
}

export async function triesOf(
  { tries = 1, short = 0 }: Row,
  pair: PairUnderTest,
  isShort: boolean,
): Promise<string[]> {
  const all =
    typeof tries === "number" ? Array.from({ length: tries }, (_, i) => String(i + 1)) : await tries(pair);
  return isShort ? all.slice(0, short) : all;
}

/** One try of a row under load. */
export async function tryOnce(pair: PairUnderTest, row: Row, what: string): Promise<Try> {
  const began = performance.now();
  await row.prepare?.(pair);
  pair.log.length = 0;
  const clients = await Clients.start(pair.lab, row.clientsAt?.(pair));
  const watch = Watch.start(pair.lab);
  const faults = await faultsOf(async () => {
    await row.run(pair, what);
    await pair.serves();
  });
  const sightings = watch.stop();
  const figures = await clients.stop();
  if (row.after) faults.push(...(await faultsOf(() => row.after?.(pair))));
  return {
    what,
    ...figures,
    ...sightings,
    seconds: (performance.now() - began) / 1000,
    faults,
    log: [...pair.log],
  };
}

async function faultsOf(task: () => Promise<void> | undefined): Promise<string[]> {
  try {
    await task();
    return [];
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

/** The pair as each try begins with it, on new hosts where it cannot be had otherwise. */
export async function restored(pair: PairUnderTest): Promise<PairUnderTest> {
  try {
    await pair.restore();
    return pair;
  } catch {
    return PairUnderTest.recreate();
  }
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
      ...(gap === undefined && one.failed > 0
        ? [`${one.failed} of ${one.sent} requests failed: ${one.failures.slice(0, 3).join("; ")}`]
        : []),
      ...(one.moves > moves ? [`the address moved ${one.moves} times: ${one.holders.join(" → ")}`] : []),
      ...(one.twoHolders > twoHolders ? [`two holders for ${one.twoHolders.toFixed(0)} ms`] : []),
    ].map((miss) => (tries.length > 1 ? `${one.what}: ${miss}` : miss)),
  );
  if (gap !== undefined && medianGap > gap)
    misses.push(`no answer for ${medianGap.toFixed(0)} ms; allowed are ${gap}`);
  return misses;
}
