import { Clients } from "./clients";
import { PairUnderTest } from "./pairUnderTest";
import { figuresOf, type RowFigures, type Try } from "./figures";
import type { Row } from "./row";
import { Watch } from "./watch";

export interface CampaignOptions {
  rows: Row[];
  /** How many tries of a row are made, at most. @default all */
  triesOf?: (row: Row) => number;
  onTry?: (row: Row, tried: Try) => void;
  onRow?: (figures: RowFigures) => void;
}

/** Runs one row after the other, each try of it from a pair that serves. */
export async function runCampaign({
  rows,
  triesOf = () => Infinity,
  onTry,
  onRow,
}: CampaignOptions): Promise<RowFigures[]> {
  let pair = await PairUnderTest.create();
  const all: RowFigures[] = [];
  for (const row of rows) {
    const tries: Try[] = [];
    for (const what of spread(await casesOf(row, pair), triesOf(row))) {
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

/** All that a row tries. */
export function casesOf({ tries = 1 }: Row, pair: PairUnderTest): Promise<string[]> {
  if (typeof tries === "function") return tries(pair);
  return Promise.resolve(Array.from({ length: tries }, (_, index) => String(index + 1)));
}

/** So many of them at most, from all parts of the list. */
function spread<Item>(items: Item[], most: number): Item[] {
  const every = Math.max(1, items.length / most);
  return items.filter((_, index) => Math.floor(index / every) !== Math.floor((index - 1) / every));
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
