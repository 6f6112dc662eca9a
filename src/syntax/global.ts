import { SslMinVersion } from "../args";
import type { GlobalModel } from "../validate";
import { duration, number, oneOf, text } from "./codec";
import { inOrder, keyword, optional, Parts } from "./parts";
import { type Field, Fields } from "./section";

const of = new Parts<GlobalModel>();
const fields = new Fields<GlobalModel>();
const ofLog = new Parts<GlobalModel["logs"][number]>();

const log = inOrder(
  ofLog.positional("address", text),
  ofLog.positional("facility", text),
  optional(ofLog.positional("level", text)),
);

const minVersion = (options: string) =>
  inOrder(
    of.argument("sslMinVersion", `${options} ssl-min-ver`, oneOf(SslMinVersion)),
    keyword("no-tls-tickets"),
  );

/** The lines of the `global` section. */
export const globalLines: Field<GlobalModel>[] = [
  fields.each("logs", "log", log),
  fields.line(of.argument("maxconn", "maxconn", number)),
  fields.line(of.argument("nbthread", "nbthread", number)),
  fields.line(of.argument("hardStopAfter", "hard-stop-after", duration)),
  fields.line(of.argument("maxSpreadChecks", "max-spread-checks", duration)),
  fields.line(of.argument("sslDefaultBindCiphers", "ssl-default-bind-ciphers", text)),
  fields.line(of.argument("sslDefaultBindCiphersuites", "ssl-default-bind-ciphersuites", text)),
  fields.line(minVersion("ssl-default-bind-options")),
  fields.line(minVersion("ssl-default-server-options")),
  fields.extraLines("extraLines"),
];
