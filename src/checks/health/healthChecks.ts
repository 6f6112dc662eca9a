import type { Findings } from "../check";
import { httpCheckActions } from "../../syntax/httpCheck";
import { tcpCheckActions } from "../../syntax/tcpCheck";
import { present } from "../../faults/given";
import type { HealthChecksDraft, InputsDraft } from "../../model/draft";
import { type Path, type Report, show } from "../../faults/faults";
import { checkFields, inputsAt } from "../rules/fields";

const kinds = [
  "httpCheck",
  "tcpCheck",
  "sslHelloChk",
  "mysqlCheck",
  "pgsqlCheck",
  "redisCheck",
  "smtpchk",
  "ldapCheck",
] as const;

/** Checks that servers have one kind of health check, with valid steps. */
export function checkHealthChecks(inputs: InputsDraft, { report }: Findings): void {
  if (inputs.defaults !== undefined) check(inputs.defaults, ["defaults"], report);
  for (const [given, index] of present(inputs.namedDefaults)) check(given, ["namedDefaults", index], report);
  for (const [given, index] of present(inputs.backends)) check(given, ["backends", index], report);
}

function check(given: HealthChecksDraft, path: Path, report: Report): void {
  const [first, ...others] = kinds.filter((kind) => given[kind] !== undefined && given[kind] !== false);
  for (const other of others) {
    report(
      [...path, other],
      `cannot be combined with \`${first ?? ""}\`: one kind of health check is possible`,
    );
  }
  checkHttpCheck(given.httpCheck, [...path, "httpCheck"], report);
  const steps = given.tcpCheck?.steps;
  checkActions(steps, tcpCheckActions, [...path, "tcpCheck", "steps"], report);
  checkConnects(steps, [...path, "tcpCheck", "steps"], report);
}

function checkHttpCheck(httpCheck: HealthChecksDraft["httpCheck"], path: Path, report: Report): void {
  if (httpCheck === undefined) return;
  const { steps, expect, headers, method, uri, version, host, body } = httpCheck;
  if (expect !== undefined) {
    const { status, rstatus, string, rstring } = expect;
    const given = [status, rstatus, string, rstring].filter((value) => value !== undefined).length;
    if (given !== 1) {
      report(
        [...path, "expect"],
        `has ${given} of \`status\`, \`rstatus\`, \`string\` and \`rstring\`; exactly one is needed`,
        inputsAt([...path, "expect"], ["status", "rstatus", "string", "rstring"]),
      );
    }
  }
  checkHeaders(headers, path, report);
  if (steps === undefined) return;
  for (const [key, value] of Object.entries({ method, uri, version, host, headers, body, expect })) {
    if (value !== undefined) report([...path, key], "has no effect with `steps`: set it in a step");
  }
  checkActions(steps, httpCheckActions, [...path, "steps"], report);
  checkConnects(steps, [...path, "steps"], report);
  checkRequests(steps, [...path, "steps"], report);
}

type HttpSteps = NonNullable<NonNullable<HealthChecksDraft["httpCheck"]>["steps"]>;
type Steps = readonly ({ action?: string } | undefined)[] | undefined;

function checkHeaders(headers: NonNullable<HttpSteps[number]>["headers"], path: Path, report: Report): void {
  for (const [{ value, format }, index] of present(headers)) {
    if ((value === undefined) === (format === undefined)) {
      const at = [...path, "headers", index];
      report(at, "needs exactly one of `value` and `format`", inputsAt(at, ["value", "format"]));
    }
  }
}

/** Checks that fields belong to their action. */
function checkActions(
  steps: Steps,
  actions: Record<string, Parameters<typeof checkFields>[1]>,
  path: Path,
  report: Report,
): void {
  for (const [{ action, ...fields }, index] of present(steps)) {
    const syntax = action === undefined ? undefined : actions[action];
    if (syntax !== undefined) {
      checkFields(fields, syntax, `action ${show(action)}`, [...path, index], report);
    }
  }
}

const silent = ["comment", "set-var", "set-var-fmt", "unset-var"];

/** Checks that steps with a `connect` begin with one. */
function checkConnects(steps: Steps, path: Path, report: Report): void {
  const acting = present(steps).filter(([{ action = "" }]) => !silent.includes(action));
  const [first] = acting;
  if (first?.[0].action !== "connect" && acting.some(([{ action }]) => action === "connect")) {
    report([...path, first?.[1] ?? 0], "comes before the first `connect`; begin with a `connect`");
  }
}

/** Checks that each request has its own connection, and an `expect` before the next one. */
function checkRequests(steps: HttpSteps, path: Path, report: Report): void {
  let before: string | undefined;
  for (const [step, index] of present(steps)) {
    const { action = "", headers, uri, uriLf, body, bodyLf } = step;
    checkHeaders(headers, [...path, index], report);
    if (uri !== undefined && uriLf !== undefined)
      report([...path, index, "uriLf"], "cannot be combined with `uri`");
    if (body !== undefined && bodyLf !== undefined)
      report([...path, index, "bodyLf"], "cannot be combined with `body`");
    if (silent.includes(action)) continue;
    if (action === "send" && before !== undefined && before !== "connect") {
      report([...path, index], "needs a `connect` before it: each request takes a connection of its own");
    }
    if (action === "connect" && before !== undefined && before !== "expect") {
      report(
        [...path, index],
        "needs an `expect` before it, which checks the answer to the previous request",
      );
    }
    if (action === "expect" && before === "connect") {
      report([...path, index], "needs a `send` before it");
    }
    before = action;
  }
}
