import { bodyKeys } from "../../syntax/rules/reply";
import type { RuleDraft } from "../../model/draft";
import { type Path, type Report } from "../../faults/faults";

export const redirectStatuses = [301, 302, 303, 307, 308];

/** The statuses for which haproxy has a response of its own. */
export const errorStatuses = [
  200, 400, 401, 403, 404, 405, 407, 408, 410, 413, 425, 429, 500, 501, 502, 503, 504,
];

const complete = ["errorfile", "errorfiles", "defaultErrorfiles"];
const typed = ["string", "lfString", "file", "lfFile"];

/** A custom response, or HAProxy's own for the status, unless the rule defines a part of it. */
export type ReplyKind = "custom" | "denial" | "error";

/** Checks that the parts of a response fit each other. */
export function checkReply(
  reply: Omit<RuleDraft, "action">,
  kind: ReplyKind,
  path: Path,
  report: Report,
): void {
  const { status, contentType, headers = [] } = reply;
  const fields = reply as Record<string, unknown>;
  const bodies = bodyKeys.filter((key) => fields[key] !== undefined && fields[key] !== false);
  if (bodies.length > 1) {
    report([...path, bodies[1] ?? ""], `cannot be combined with \`${bodies[0]}\`: a response has one body`);
  }
  const body = bodies[0];
  const isTyped = body !== undefined && typed.includes(body);
  const isComplete = body !== undefined && complete.includes(body);
  if (isTyped && contentType === undefined) {
    report([...path, "contentType"], `is missing: \`${body}\` needs it`);
  }
  if (!isTyped && contentType !== undefined) {
    report([...path, "contentType"], `needs a body: one of ${typed.join(", ")}`);
  }
  if (isComplete && headers.length > 0) {
    report([...path, "headers"], `has no effect with \`${body}\`, which is a complete response`);
  }
  headers.forEach((header, index) => {
    const given = [header?.value, header?.format].filter((value) => value !== undefined).length;
    if (header !== undefined && given !== 1) {
      report([...path, "headers", index], "needs exactly one of `value` and `format`");
    }
  });
  const isOwn = kind === "error" || isComplete || (kind === "denial" && !isTyped && headers.length === 0);
  if (status !== undefined && isOwn && !errorStatuses.includes(status)) {
    report([...path, "status"], `${status} is not one of ${errorStatuses.join(", ")}`);
  } else if (status !== undefined && (status < 200 || status > 599)) {
    report([...path, "status"], `${status} is not a status from 200 to 599`);
  }
}
