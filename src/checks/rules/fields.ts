import { isGiven } from "../../faults/given";
import type { Part } from "../../language/parts";
import type { Path, Report } from "../../faults/faults";

type Fields = Record<string, unknown>;

/** Reports the fields that do not belong to a choice, and the required fields that are missing. */
export function checkFields(
  fields: Fields,
  { keys, needed }: Pick<Part<never>, "keys" | "needed">,
  choice: string,
  path: Path,
  report: Report,
): void {
  for (const key of givenIn(fields).filter((key) => !keys.includes(key))) {
    const known = keys.length > 0 ? `it takes ${[...new Set(keys)].join(", ")}` : "it takes none";
    report([...path, key], `does not belong to ${choice}; ${known}`);
  }
  checkNeeded(fields, { needed }, choice, path, report);
}

/** Reports groups of fields of which not exactly one is given. */
export function checkNeeded(
  fields: Fields,
  { needed }: Pick<Part<never>, "needed">,
  choice: string,
  path: Path,
  report: Report,
): void {
  for (const group of needed) {
    const given = group.filter((key) => givenIn(fields).includes(key));
    if (group.length > 1 && given.length !== 1) {
      const names = group
        .map((key) => `\`${key}\``)
        .join(", ")
        .replace(/, ([^,]*)$/, " and $1");
      report([...path, group[0] ?? ""], `${choice} needs exactly one of ${names}`, inputsAt(path, group));
    } else if (given.length === 0) {
      report([...path, group[0] ?? ""], `is missing: ${choice} needs it`);
    }
  }
}

/** Returns the paths of inputs with these keys. */
export const inputsAt = (path: Path, keys: readonly string[]): Path[] => keys.map((key) => [...path, key]);

const givenIn = (fields: Fields): string[] => Object.keys(fields).filter((key) => isGiven(fields[key]));

/** Returns the choices that take a field. */
export const takersOf = (choices: Record<string, Pick<Part<never>, "keys">>, key: string): string[] =>
  Object.keys(choices).filter((name) => choices[name]?.keys.includes(key));
