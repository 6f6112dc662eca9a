import type { Findings } from "../check";
import { present } from "../../faults/given";
import type { InputsDraft } from "../../model/draft";
import { reportDuplicateNames } from "../../faults/duplicates";
import type { Path } from "../../faults/faults";
import { Names } from "../references/names";

/** Checks the mail servers and the references to them. */
export function checkMailers(inputs: InputsDraft, { report }: Findings): void {
  for (const [{ servers }, index] of present(inputs.mailers)) {
    reportDuplicateNames(servers, ["mailers", index, "servers"], report);
  }
  const known = new Names("group of mail servers", inputs.mailers);
  const check = (options: { emailAlert?: { mailers?: string } } | undefined, path: Path) => {
    known.check(options?.emailAlert?.mailers, [...path, "emailAlert", "mailers"], report);
  };
  check(inputs.defaults, ["defaults"]);
  for (const [defaults, index] of present(inputs.namedDefaults)) check(defaults, ["namedDefaults", index]);
  for (const [frontend, index] of present(inputs.frontends)) check(frontend, ["frontends", index]);
  for (const [backend, index] of present(inputs.backends)) check(backend, ["backends", index]);
}
