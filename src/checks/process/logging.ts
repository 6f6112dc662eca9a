import type { Findings } from "../check";
import { present } from "../../faults/given";
import type { FrontendDraft, InputsDraft } from "../../model/draft";
import { reportDuplicateNames } from "../../faults/duplicates";
import type { Path, Report } from "../../faults/faults";
import { checkNeeded } from "../rules/fields";
import { authorityNames, Names } from "../references/names";

type LogsDraft = NonNullable<InputsDraft["global"]>["logs"];

/** Checks the rings, and the targets and formats of logs. */
export function checkLogging(inputs: InputsDraft, { report }: Findings): void {
  checkRings(inputs, report);
  checkLogs(inputs, inputs.global?.logs, ["global"], report);
  if (inputs.global?.logSendHostname === false && inputs.global.logHostname !== undefined) {
    report(["global", "logHostname"], "is not sent when `logSendHostname` is false");
  }
  for (const [source, path] of [
    [inputs.defaults, ["defaults"]],
    ...present(inputs.namedDefaults).map(([given, index]) => [given, ["namedDefaults", index]] as const),
  ] as const) {
    checkLogs(inputs, source?.logs, [...path], report);
    checkFormat(source ?? {}, [...path], report);
  }
  for (const [frontend, index] of present(inputs.frontends)) {
    const path = ["frontends", index];
    checkLogs(inputs, frontend.logs, path, report);
    checkFormat(frontend, path, report);
  }
  for (const [{ logs }, index] of present(inputs.backends)) {
    checkLogs(inputs, logs, ["backends", index], report);
  }
}

function checkRings(inputs: InputsDraft, report: Report): void {
  const authorities = authorityNames(inputs);
  for (const [{ servers, maxlen, size }, index] of present(inputs.rings)) {
    const path = ["rings", index];
    reportDuplicateNames(servers, [...path, "servers"], report);
    if (maxlen !== undefined && size !== undefined && maxlen > size) {
      report([...path, "maxlen"], `${maxlen} is more than the ring's \`size\`, ${size}`);
    }
    for (const [{ ssl, certificateAuthority, verifyhost }, position] of present(servers)) {
      const at = [...path, "servers", position];
      authorities.check(certificateAuthority, [...at, "certificateAuthority"], report);
      for (const [key, value] of Object.entries({ certificateAuthority, verifyhost })) {
        if (value !== undefined && ssl !== true) report([...at, key], "has no effect without `ssl`");
      }
    }
  }
}

function checkLogs(inputs: InputsDraft, logs: LogsDraft, path: Path, report: Report): void {
  const rings = new Names("ring", inputs.rings);
  for (const [{ address = "", level, minLevel }, index] of present(logs)) {
    const at = [...path, "logs", index];
    if (address.startsWith("ring@")) rings.check(address.slice("ring@".length), [...at, "address"], report);
    if (minLevel !== undefined && level === undefined)
      report([...at, "level"], "is missing: `minLevel` needs it");
  }
}

type FormatDraft = Pick<
  FrontendDraft,
  "httplog" | "httplogClf" | "httpslog" | "tcplog" | "logFormat" | "logFormatJson" | "logFields" | "logasap"
>;

function checkFormat(given: FormatDraft, path: Path, report: Report): void {
  const { httplog, httplogClf, httpslog, tcplog, logFormat, logFormatJson, logasap } = given;
  const formats = Object.entries({ httplog, httplogClf, httpslog, tcplog, logFormat, logFormatJson })
    .filter(([, value]) => value !== undefined && value !== false)
    .map(([key]) => key);
  const [first, second] = formats;
  if (second !== undefined) {
    report([...path, second], `cannot be combined with \`${first ?? ""}\`: a log line has one format`);
  }
  if (logFormatJson === true && logasap === true) {
    report(
      [...path, "logasap"],
      "cannot be combined with `logFormatJson`: it writes numbers as `+1`, which is not JSON",
    );
  }
  for (const [{ expression, requestHeader, responseHeader, len }, index] of present(given.logFields)) {
    const at = [...path, "logFields", index];
    const needed = [["expression", "requestHeader", "responseHeader"]];
    checkNeeded({ expression, requestHeader, responseHeader }, { needed }, "a field", at, report);
    if (len !== undefined && expression !== undefined) report([...at, "len"], "is for headers only");
  }
}
