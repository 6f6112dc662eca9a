import type { Findings } from "../check";
import { balanceAlgorithms } from "../../syntax/balance";
import { checkAcls } from "../routing/conditions";
import { present } from "../../faults/given";
import type { BalanceDraft, InputsDraft } from "../../model/draft";
import { type Path, type Report, show } from "../../faults/faults";
import { checkNeeded, takersOf } from "../rules/fields";
import { checkCookie, checkStickiness } from "../persistence/persistence";
import { modeOf } from "../../expand/proxyMode";
import { checkRules } from "../rules/rules";
import { checkServers } from "../servers/servers";

/** Checks the backends against each other, against their references, and each by itself. */
export function checkBackends(inputs: InputsDraft, { report }: Findings): void {
  for (const [backend, index] of present(inputs.backends)) {
    const path = ["backends", index];
    const mode = modeOf(backend, inputs);
    if (backend.balance !== undefined) {
      checkBalance(backend.balance, [...path, "balance"], report);
    }
    checkAcls(inputs, backend, path, report);
    checkCookie(backend, path, report);
    checkStickiness(inputs, backend, mode, path, report);
    checkRules(inputs, backend, "backend", path, report);
    checkServers(inputs, backend, path, report);
  }
}

function checkBalance(balance: BalanceDraft, path: Path, report: Report): void {
  const { algorithm, ...fields } = balance;
  if (algorithm === undefined) {
    return;
  }
  const syntax = balanceAlgorithms[algorithm];
  for (const key of Object.keys(fields) as (keyof typeof fields)[]) {
    if (fields[key] !== undefined && !syntax.keys.includes(key)) {
      report(
        [...path, key],
        `does not belong to algorithm ${show(algorithm)}; it belongs to ${takersOf(balanceAlgorithms, key).join(", ")}`,
      );
    }
  }
  checkNeeded(fields, syntax, `algorithm ${show(algorithm)}`, path, report);
  if (
    fields.hashBalanceFactor !== undefined &&
    algorithm !== "random" &&
    fields.hashMethod !== "consistent"
  ) {
    report([...path, "hashBalanceFactor"], 'needs `hashMethod` "consistent"');
  }
}
