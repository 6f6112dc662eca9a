import type { GlobalModel } from "../model/model";
import { text } from "../language/codec";
import { globalTlsLines } from "./globalTls";
import { log } from "./logging";
import { inOrder } from "../language/combined";
import { Parts } from "../language/parts";
import { limitLines, processLines } from "./process";
import { type Field, Fields } from "../language/section";
import { bogusClients, timing, spreadChecks } from "../keywords/global";
import { tune } from "../keywords/tune";
import { words } from "../language/words";

const of = new Parts<GlobalModel>();
const fields = new Fields<GlobalModel>();
const ofVariable = new Parts<GlobalModel["setenv"][number]>();
const variable = inOrder(ofVariable.positional("name", text), ofVariable.positional("value", text));
const ofCase = new Parts<GlobalModel["h1CaseAdjust"][number]>();
const caseAdjust = inOrder(ofCase.positional("from", text), ofCase.positional("to", text));

const logSendHostname: Field<GlobalModel> = {
  write: ({ logSendHostname: given, logHostname }) =>
    given === true || logHostname !== undefined ? [words("log-send-hostname", logHostname)] : [],
  read: (reader, into) => {
    if (!reader.takeKeyword("log-send-hostname")) return false;
    if (reader.done) into.logSendHostname = true;
    else into.logHostname = reader.take();
    return true;
  },
};

/** The lines of the `global` section. */
export const globalLines: Field<GlobalModel>[] = [
  ...processLines,
  fields.each("logs", "log", log),
  fields.line(of.argument("logTag", "log-tag", text)),
  logSendHostname,
  ...limitLines,
  ...timing.fields,
  ...globalTlsLines,
  ...spreadChecks.fields,
  fields.each("setenv", "setenv", variable),
  fields.each("presetenv", "presetenv", variable),
  fields.each("h1CaseAdjust", "h1-case-adjust", caseAdjust),
  ...bogusClients.fields,
  fields.inside("tune", ...tune.fields),
  fields.extraLines("extraLines"),
];
