import { type InputsDraft, present } from "./draft";
import { reportDuplicates } from "./duplicates";
import type { Report } from "./faults";

/** Checks that no two frontends or backends have the same number. */
export function checkIds(inputs: InputsDraft, report: Report): void {
  const numbered = (["frontends", "backends"] as const).flatMap((key) =>
    present<{ id?: number } | undefined>(inputs[key]).map(([{ id }, index]) => ({
      id,
      at: [key, index, "id"],
    })),
  );
  const ids = numbered.map(({ id }) => id?.toString());
  reportDuplicates(ids, (index) => numbered[index]?.at ?? [], report);
}
