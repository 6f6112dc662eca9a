/**
 * `npm run faults`: faults and changes under load, and the table of what clients saw of them. Exits non-zero when a row
 * misses its target. `--short` runs the most telling ones, `--json FILE` writes all figures.
 */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { runCampaign } from "./faults/campaign";
import type { RowFigures } from "./faults/figures";
import { rows } from "./faults/rows";
import { tableHead, tableLine } from "./faults/table";
import { Lab } from "./lab";

const { values } = parseArgs({
  options: {
    json: { type: "string" },
    /** Part of a row's name; may be repeated. */
    only: { type: "string", multiple: true },
    short: { type: "boolean", default: false },
    /** At most so many tries of each row. */
    tries: { type: "string", default: "1000" },
    list: { type: "boolean", default: false },
    /** Leaves the lab up. */
    keep: { type: "boolean", default: false },
  },
});

const say = (text: string): void => void process.stdout.write(`${text}\n`);

async function main(): Promise<void> {
  const only = values.only;
  const chosen = rows.filter(
    ({ name, short = 0 }) =>
      (only === undefined || only.some((part) => name.includes(part))) && (!values.short || short > 0),
  );
  if (chosen.length === 0) throw new Error(`no row is named "${only?.join('" or "') ?? ""}": see --list`);
  if (values.list) {
    chosen.forEach(({ name }) => {
      say(name);
    });
    return;
  }
  say(tableHead);
  const figures: RowFigures[] = [];
  await runCampaign({
    rows: chosen,
    triesOf: ({ short = 0 }) => (values.short ? short : Number(values.tries)),
    onTry: ({ name }, { what, seconds, faults }) => {
      process.stderr.write(`  ${name}: ${what}: ${seconds.toFixed(0)} s ${faults.join("; ")}\n`);
    },
    onRow: (row) => {
      say(tableLine(row));
      figures.push(row);
      if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(figures, undefined, 2)}\n`);
    },
  });
  if (!values.keep) await Lab.down("faults");
  if (figures.some(({ missed }) => missed.length > 0)) process.exitCode = 1;
}

main().catch((error: unknown) => {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
