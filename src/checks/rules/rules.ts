import type { BackendDraft, FrontendDraft, InputsDraft, RuleDraft } from "../../model/draft";
import { type Path, type Report, show } from "../../faults/faults";
import { checkFields } from "./fields";
import { stickTables } from "../persistence/persistence";
import { cacheNames, listNames, mapNames, resolversNames } from "../references/names";
import { checkReply, redirectStatuses } from "./replies";
import { checkProxyResponses, checkReplyFiles } from "./responses";
import { type Actions, ruleLists, rulesOf } from "./ruleLists";
import { headerName } from "../../values";

/** Checks the rules of a frontend or backend. */
export function checkRules(
  inputs: InputsDraft,
  proxy: FrontendDraft | BackendDraft,
  kind: "frontend" | "backend",
  path: Path,
  report: Report,
): void {
  checkProxyResponses(inputs, proxy, path, report);
  for (const [list, index, rule] of rulesOf(proxy)) {
    const at = [...path, list, index];
    const actions = ruleLists[list] ?? {};
    checkAction(rule, actions, at, report);
    checkStatus(rule, at, report);
    checkHeaderName(rule, at, report);
    checkReferences(inputs, rule, at, report);
    checkPlace(rule, list, kind, at, report);
    checkPrivilege(inputs, rule, at, report);
    if (rule.key !== undefined && rule.table === undefined && !hasTable(proxy)) {
      report(at, `needs a table: give the ${kind}'s \`stickTable\`, or name one in \`table\``);
    }
  }
}

function checkAction(rule: RuleDraft, actions: Actions, path: Path, report: Report): void {
  const { action, ...fields } = rule;
  const syntax = actions[action ?? ""];
  if (syntax === undefined) {
    return;
  }
  const choice = `action ${show(action)}`;
  checkFields({ ...fields, phase: undefined, condition: undefined }, syntax, choice, path, report);
  if (syntax.keys.includes("contentType")) {
    checkReply(rule, action === "return" ? "custom" : "denial", path, report);
  }
}

function checkStatus({ action, status }: RuleDraft, path: Path, report: Report): void {
  if (action === "redirect" && status !== undefined && !redirectStatuses.includes(status)) {
    report([...path, "status"], `${status} is not one of ${redirectStatuses.join(", ")}`);
  }
}

/** Checks the name of a header, unless it is a pattern. */
function checkHeaderName({ name, match }: RuleDraft, path: Path, report: Report): void {
  const fault = match === undefined ? headerName.safeParse(name).error?.issues[0] : undefined;
  if (name !== undefined && fault !== undefined) {
    report([...path, "name"], `${show(name)} ${fault.message}`);
  }
}

function checkReferences(inputs: InputsDraft, rule: RuleDraft, path: Path, report: Report): void {
  mapNames(inputs).check(rule.map, [...path, "map"], report);
  listNames(inputs).check(rule.list, [...path, "list"], report);
  stickTables(inputs).check(rule.table, [...path, "table"], report);
  cacheNames(inputs).check(rule.cache, [...path, "cache"], report);
  resolversNames(inputs).check(rule.resolvers, [...path, "resolvers"], report);
  checkReplyFiles(inputs, rule, path, report);
}

const hasTable = (proxy: FrontendDraft | BackendDraft) =>
  proxy.stickTable !== undefined || ("stick" in proxy && proxy.stick !== undefined);

const contentOnly = [
  "capture",
  "do-resolve",
  "set-log-level",
  "set-nice",
  "set-priority-class",
  "set-priority-offset",
  "switch-mode",
];

/** Checks fields and actions that only frontends, only backends or only one phase can have. */
function checkPlace(rule: RuleDraft, list: string, kind: string, path: Path, report: Report): void {
  const { action = "", timeoutType, len } = rule;
  if (len !== undefined && kind === "backend") {
    report([...path, "len"], "is for frontends only; in a backend, set `id` to a declared capture slot");
  }
  if (timeoutType !== undefined && (timeoutType === "client") !== (kind === "frontend")) {
    report([...path, "timeoutType"], `${show(timeoutType)} is not a timeout of a ${kind}`);
  }
  if (list === "httpResponseRules" && rule.redirectType !== undefined && rule.redirectType !== "location") {
    report(
      [...path, "redirectType"],
      `${show(rule.redirectType)} is for requests only; responses have "location"`,
    );
  }
  if (list !== "tcpRequestRules") {
    return;
  }
  const { phase = "content" } = rule;
  if (kind === "backend" && phase !== "content") {
    report([...path, "phase"], `${show(phase)} is for frontends only; a backend has "content"`);
  } else if (phase !== "content" && contentOnly.includes(action)) {
    report([...path, "phase"], `${show(action)} is for phase "content" only`);
  } else if (phase !== "connection" && action === "expect-proxy") {
    report([...path, "phase"], `${show(action)} is for phase "connection" only`);
  }
}

/** Checks that haproxy may set marks. `haproxy -c` does not check it, and the worker would fail at start. */
function checkPrivilege(
  { global = {} }: InputsDraft,
  { action }: RuleDraft,
  path: Path,
  report: Report,
): void {
  const { user, uid, extraLines } = global;
  const hasPrivilege = user === "root" || uid === 0 || extraLines?.some((line) => line?.includes("setcap"));
  if (action === "set-mark" && !hasPrivilege) {
    report([...path, "action"], `${show(action)} needs root: set \`global.user\` to "root"`);
  }
}
