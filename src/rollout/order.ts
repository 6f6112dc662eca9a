import type { remote } from "@pulumi/command";

type Step<Item> = (item: Item, before: remote.Command[]) => remote.Command;
type Losable = { lost?: boolean };

export function withoutLost<Item extends Losable>(items: Item[]): Item[] {
  return items.filter(({ lost }) => lost !== true);
}

/**
 * Creates one step for each node, all at once. Returns those that the next steps must depend on. A step runs whenever
 * one before it has run, so these stand for all earlier steps, too. Steps of lost nodes never run, so they are omitted.
 */
export function onAll<Item extends Losable>(
  items: Item[],
  before: remote.Command[],
  step: Step<Item>,
): remote.Command[] {
  const done = items.map((item) => ({ lost: item.lost, step: step(item, before) }));
  return withoutLost(done).map(({ step }) => step);
}

/** Creates one step for each node, one after the other. Returns the last one. */
export function inTurn<Item extends Losable>(
  items: Item[],
  before: remote.Command[],
  step: Step<Item>,
): remote.Command[] {
  return items.reduce((before, item) => {
    const done = step(item, before);
    return item.lost === true ? before : [done];
  }, before);
}
