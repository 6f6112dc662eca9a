import type { Findings } from "../check";
import { checkBinds, checkSockets } from "../binds/binds";
import { present } from "../../faults/given";
import type { InputsDraft } from "../../model/draft";
import { checkAcls } from "../routing/conditions";
import { checkStickTable } from "../persistence/persistence";
import { checkProtection } from "../protection/protection";
import { checkRouting } from "../routing/routing";
import { checkRules } from "../rules/rules";
import { checkSourceLists } from "../files/sourceLists";

/** Checks the frontends against each other, against their references, and each by itself. */
export function checkFrontends(inputs: InputsDraft, { report }: Findings): void {
  checkSockets(inputs, report);
  checkSourceLists(inputs, report);
  for (const [frontend, index] of present(inputs.frontends)) {
    const path = ["frontends", index];
    if (!("binds" in frontend) && !present(frontend.extraLines).some(([line]) => /^\s*bind\s/.test(line))) {
      report([...path, "binds"], "is missing: a list is needed");
    }
    checkBinds(inputs, frontend, path, report);
    const { clientCertificateHeaders, expectProxyFrom } = frontend;
    if (clientCertificateHeaders && !present(frontend.binds).some(([bind]) => bind.certificateAuthority)) {
      report([...path, "clientCertificateHeaders"], "needs a bind with `certificateAuthority`");
    }
    if ((expectProxyFrom ?? []).length > 0 && present(frontend.binds).some(([bind]) => bind.acceptProxy)) {
      report(
        [...path, "expectProxyFrom"],
        "cannot be combined with `acceptProxy`, which expects it of all clients",
      );
    }
    checkStickTable(frontend.stickTable, [...path, "stickTable"], report);
    checkProtection(inputs, frontend, path, report);
    checkAcls(inputs, frontend, path, report);
    if (frontend.monitorFail !== undefined && frontend.monitorUri === undefined) {
      report([...path, "monitorFail"], "needs `monitorUri`");
    }
    checkRouting(inputs, frontend, path, report);
    checkRules(inputs, frontend, "frontend", path, report);
  }
}
