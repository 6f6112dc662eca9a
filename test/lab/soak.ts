/**
 * `npm run soak -- --minutes 30 --seed N`: changes and faults of `npm run faults`, one after the other as the seed draws
 * them, under load. Each begins with the pair as the one before left it. Exits non-zero when one misses its target.
 */
import { parseArgs } from "node:util";
import { restored, casesOf, tryOnce } from "./faults/campaign";
import { figuresOf } from "./faults/figures";
import { PairUnderTest } from "./faults/pairUnderTest";
import { randomFrom } from "./faults/random";
import { rows } from "./faults/rows";
import { tableHead, tableLine } from "./faults/table";
import { Lab } from "./lab";

const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "30" },
    seed: { type: "string", default: String(Date.now() % 100_000) },
    /** Leaves the lab up. */
    keep: { type: "boolean", default: false },
  },
});

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** Those that begin with any pair that serves. */
const drawn = rows.filter(({ prepare }) => !prepare);

async function main(): Promise<void> {
  const deadline = performance.now() + Number(values.minutes) * 60_000;
  const oneOf = randomFrom(Number(values.seed));
  say(`seed ${values.seed}, ${values.minutes} minutes\n${tableHead}`);
  let pair = await PairUnderTest.create();
  let missed = 0;
  while (performance.now() < deadline) {
    const row = oneOf(drawn);
    const what = oneOf(await casesOf(row, pair));
    const figures = figuresOf(row, [await tryOnce(pair, row, what)]);
    say(tableLine({ ...figures, name: what.length > 3 ? `${row.name}: ${what}` : row.name }));
    if (figures.missed.length === 0) continue;
    missed++;
    pair = await restored(pair);
  }
  if (!values.keep) await Lab.down("faults");
  if (missed > 0) process.exitCode = 1;
}

main().catch((error: unknown) => {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
