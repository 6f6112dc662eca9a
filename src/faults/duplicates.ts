import { present } from "../faults/given";
import { type Path, pathText, type Report, show } from "./faults";

/** Reports each value that equals an earlier one. */
export function reportDuplicates(
  values: readonly (string | undefined)[],
  at: (index: number) => Path,
  report: Report,
): void {
  const first = new Map<string, number>();
  for (const [value, index] of present(values)) {
    const earlier = first.get(value);
    if (earlier === undefined) {
      first.set(value, index);
    } else {
      report(at(index), `${show(value)} is given twice: it is the value of ${pathText(at(earlier))} already`);
    }
  }
}

/** Reports each name that an earlier element of the list has. */
export function reportDuplicateNames(
  list: readonly ({ name?: string } | undefined)[] | undefined,
  path: Path,
  report: Report,
): void {
  reportDuplicates(
    (list ?? []).map((element) => element?.name),
    (index) => [...path, index, "name"],
    report,
  );
}
