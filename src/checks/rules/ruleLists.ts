import type { Part } from "../../language/parts";
import {
  httpAfterResponseActions,
  httpRequestActions,
  httpResponseActions,
} from "../../syntax/rules/httpRules";
import { tcpRequestActions, tcpResponseActions } from "../../syntax/rules/tcpRules";
import { present } from "../../faults/given";
import type { BackendDraft, FrontendDraft, RuleDraft } from "../../model/draft";

/** The fields of each action. */
export type Actions = Record<string, Pick<Part<never>, "keys" | "needed">>;

/** The lists of rules, with the fields of their actions. */
export const ruleLists: Record<string, Actions> = {
  tcpRequestRules: tcpRequestActions,
  httpRequestRules: httpRequestActions,
  httpResponseRules: httpResponseActions,
  httpAfterResponseRules: httpAfterResponseActions,
  tcpResponseRules: tcpResponseActions,
};

/** Returns the rules of a frontend or backend, each with its list and position. */
export function rulesOf(proxy: FrontendDraft | BackendDraft): [string, number, RuleDraft][] {
  const lists = proxy as Record<string, (RuleDraft | undefined)[] | undefined>;
  return Object.keys(ruleLists).flatMap((list) =>
    present(lists[list]).map(([rule, index]): [string, number, RuleDraft] => [list, index, rule]),
  );
}
