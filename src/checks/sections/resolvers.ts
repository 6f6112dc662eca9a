import type { Findings } from "../check";
import { present } from "../../faults/given";
import type { InputsDraft } from "../../model/draft";
import { reportDuplicateNames } from "../../faults/duplicates";

/** Checks the DNS servers against each other. */
export function checkResolvers(inputs: InputsDraft, { report }: Findings): void {
  for (const [{ nameservers = [], parseResolvConf }, index] of present(inputs.resolvers)) {
    reportDuplicateNames(nameservers, ["resolvers", index, "nameservers"], report);
    if (nameservers.length === 0 && parseResolvConf !== true) {
      report(["resolvers", index], "has no DNS server: give `nameservers`, or `parseResolvConf: true`");
    }
  }
}
