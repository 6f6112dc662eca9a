import { CheckMatch, type HttpCheckAction } from "../args";
import type { HttpCheckModel, HttpCheckStepModel } from "../model/model";
import { comment, commonMatches, commonSteps, expectStep } from "./checkStep";
import { literalFormat, message, oneOf, text } from "../language/codec";
import { choice, inAnyOrder, inOrder, keyword, optional } from "../language/combined";
import { after, type Part, Parts } from "../language/parts";
import type { Reader } from "../language/reader";
import { type Field, Fields } from "../language/section";

type HeaderMatch = NonNullable<HttpCheckStepModel["hdr"]>;

const of = new Parts<HttpCheckStepModel>();
const ofHeader = new Parts<HeaderMatch>();
const ofCheck = new Parts<HttpCheckModel>();
const fields = new Fields<HttpCheckModel>();

const headers: Part<HttpCheckStepModel> = {
  keys: ["headers"],
  needed: [],
  repeatable: true,
  write: ({ headers = [] }, files) =>
    headers.map(
      ({ name, value, format }) =>
        `hdr ${name} ${value === undefined ? text.write(format ?? "", files) : literalFormat.write(value, files)}`,
    ),
  read: (reader, into, files) =>
    reader.attempt(() => {
      if (!reader.takeKeyword("hdr")) return false;
      const [name, given] = [reader.take(), reader.take()];
      if (name === undefined || given === undefined) return false;
      const value = literalFormat.read(given, files);
      into.headers = [
        ...(into.headers ?? []),
        { name, ...(value === undefined ? { format: given } : { value }) },
      ];
      return true;
    }),
};

const headerMatch = inOrder(
  keyword<HeaderMatch>("name"),
  optional(ofHeader.argument("nameMatch", "-m", oneOf(CheckMatch))),
  ofHeader.positional("name", text),
  optional(
    after(
      "value",
      inOrder(
        optional(ofHeader.argument("valueMatch", "-m", oneOf(CheckMatch))),
        ofHeader.positional("value", text),
      ),
    ),
  ),
);

/** The words after `http-check`, by action. */
export const httpCheckActions: Record<HttpCheckAction, Part<HttpCheckStepModel>> = {
  ...commonSteps,
  send: inOrder(
    keyword("send"),
    inAnyOrder(
      of.argument("method", "meth", text),
      of.argument("uri", "uri", text),
      of.argument("uriLf", "uri-lf", text),
      of.argument("version", "ver", text),
      headers,
      of.argument("body", "body", message),
      of.argument("bodyLf", "body-lf", text),
      comment,
    ),
  ),
  expect: expectStep<HttpCheckStepModel>(
    of.argument("status", "status", text),
    of.argument("rstatus", "rstatus", text),
    of.object("hdr", "hdr", headerMatch),
    of.object("fhdr", "fhdr", headerMatch),
    ...commonMatches,
  ),
};

const step = choice("action", httpCheckActions);

/**
 * `option httpchk`. In imported files, it may describe the request, even with headers behind the version. `http-check
 * send` lines then extend this request.
 */
const httpchk: Field<HttpCheckModel> = {
  origins: [{ keyword: "option httpchk", input: "" }],
  write: () => ["option httpchk"],
  read: (reader, into) => {
    if (!reader.takeKeyword("option httpchk")) return false;
    const request = requestOf(reader);
    const steps = into.steps ?? [];
    const first = steps.findIndex(({ action }) => action !== "connect" && action !== "comment");
    const at = first < 0 ? steps.length : first;
    const explicit = steps[at]?.action === "send" ? steps[at] : undefined;
    // HAProxy picks one of two different requests by the form of the first one.
    if (isOtherRequest(request, explicit)) return false;
    const after = steps.slice(explicit === undefined ? at : at + 1);
    into.steps =
      request === undefined ? steps : [...steps.slice(0, at), { ...request, ...explicit }, ...after];
    return reader.done;
  },
};

function isOtherRequest(one: HttpCheckStepModel = { action: "send" }, other?: HttpCheckStepModel): boolean {
  const keys = ["method", "uri", "version"] as const;
  return keys.some((key) => one[key] !== undefined && ![undefined, one[key]].includes(other?.[key]));
}

function requestOf(reader: Reader): HttpCheckStepModel | undefined {
  if (reader.done) return undefined;
  const [first = "", uri, versionAndHeaders = "", host] = reader.rest();
  const [version = "", ...lines] = versionAndHeaders.split(/\r?\n/).filter((line) => line !== "");
  const headers = lines.map((line) => {
    const [, name = "", value = ""] = /^([^:]*):\s*(.*)$/.exec(line) ?? [];
    return { name, value };
  });
  if (host !== undefined) headers.unshift({ name: "Host", value: host });
  return {
    action: "send",
    ...(uri === undefined ? { uri: first } : { method: first, uri }),
    ...(version !== "" && { version }),
    ...(headers.length > 0 && { headers }),
  };
}

const steps: Field<HttpCheckModel> = {
  ...fields.each("steps", "http-check", step),
  read: (reader, into, files) => {
    const given: Partial<HttpCheckStepModel> = {};
    if (!reader.takeKeyword("http-check") || !step.read(reader, given, files)) return false;
    const read = given as HttpCheckStepModel;
    const before = into.steps ?? [];
    const last = before.at(-1);
    if (last?.action === "send" && read.action === "send") {
      into.steps = [...before.slice(0, -1), { ...last, ...read }];
    } else if (last?.action === "send" && before.length === 1 && read.action === "connect") {
      into.steps = [read, last];
    } else {
      into.steps = [...before, read];
    }
    return true;
  },
};

/** The lines of a health check by HTTP. */
export const httpCheckLines: Field<HttpCheckModel>[] = [
  httpchk,
  fields.line(ofCheck.flag("disableOn404", "http-check disable-on-404")),
  fields.line(ofCheck.flag("sendState", "http-check send-state")),
  steps,
];
