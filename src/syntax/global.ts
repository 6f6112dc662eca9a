import type { GlobalModel } from "../validate";
import { duration, number, text } from "./codec";
import { globalTlsLines } from "./globalTls";
import { inOrder, optional, Parts } from "./parts";
import { type Field, Fields } from "./section";

const of = new Parts<GlobalModel>();
const fields = new Fields<GlobalModel>();
const ofLog = new Parts<GlobalModel["logs"][number]>();

const log = inOrder(
  ofLog.positional("address", text),
  ofLog.positional("facility", text),
  optional(ofLog.positional("level", text)),
);

/** The lines of the `global` section. */
export const globalLines: Field<GlobalModel>[] = [
  fields.each("logs", "log", log),
  fields.line(of.argument("maxconn", "maxconn", number)),
  fields.line(of.argument("nbthread", "nbthread", number)),
  fields.line(of.argument("hardStopAfter", "hard-stop-after", duration)),
  fields.line(of.argument("maxSpreadChecks", "max-spread-checks", duration)),
  ...globalTlsLines,
  fields.extraLines("extraLines"),
];
