import type { Findings } from "../check";
import { present } from "../../faults/given";
import type { InputsDraft } from "../../model/draft";
import { reportDuplicates } from "../../faults/duplicates";

/** Checks that no two frontends or backends have the same number. */
export function checkIds(inputs: InputsDraft, { report }: Findings): void {
  const numbered = (["frontends", "backends"] as const).flatMap((key) =>
    present<{ id?: number } | undefined>(inputs[key]).map(([{ id }, index]) => ({
      id,
      at: [key, index, "id"],
    })),
  );
  const ids = numbered.map(({ id }) => id?.toString());
  reportDuplicates(ids, (index) => numbered[index]?.at ?? [], report);
}
