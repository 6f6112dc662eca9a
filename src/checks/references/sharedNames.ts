import type { Findings } from "../check";
import { present } from "../../faults/given";
import type { InputsDraft } from "../../model/draft";
import { show } from "../../faults/faults";
import { isAtLeast } from "../../language/release";
import { backendsByName } from "./names";

/** Reports frontends with the name of a backend, which HAProxy 3.2 warns about and 3.3 refuses. */
export function checkSharedNames(inputs: InputsDraft, { report, warn }: Findings): void {
  const refused = isAtLeast(inputs.haproxyVersion ?? "", "3.3");
  for (const [{ name }, index] of present(inputs.frontends)) {
    if (name !== undefined && backendsByName(inputs).has(name)) {
      const message = `${show(name)} is the name of a backend, too: HAProxy 3.3 refuses that`;
      (refused ? report : warn)(["frontends", index, "name"], message);
    }
  }
}
