import type { RowFigures } from "./figures";

const columns = [58, 5, 9, 7, 7, 7] as const;

function line(cells: (string | number)[], holders: string, outcome: string): string {
  const padded = cells.map((cell, index) =>
    index === 0 ? String(cell).padEnd(columns[0]) : String(cell).padStart(columns[index] ?? 0),
  );
  return `${padded.join(" ")}  ${outcome.padEnd(6)}  ${holders}`;
}

export const tableHead = line(
  ["fault", "tries", "requests", "failed", "median", "gap ms"],
  "holders seen",
  "target",
);

/** One line for the row, and one for each of its misses. */
export function tableLine({
  name,
  tries,
  sent,
  failed,
  medianGap,
  longestGap,
  holders,
  missed,
}: RowFigures): string {
  const gaps = [medianGap.toFixed(0), longestGap.toFixed(0)];
  const shown = holders.length > 3 ? [...holders.slice(0, 3), `${holders.length - 3} more`] : holders;
  return [
    line(
      [name, tries.length, sent, failed, ...gaps],
      shown.join(", "),
      missed.length === 0 ? "ok" : "MISSED",
    ),
    ...missed.map((miss) => `    ${miss}`),
  ].join("\n");
}
