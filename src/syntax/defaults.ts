import { ProxyMode } from "../args";
import type { DefaultsModel } from "../model/model";
import { oneOf } from "../language/codec";
import { healthCheckLines } from "./healthCheck";
import { proxyLogLines } from "./logging";
import { Parts } from "../language/parts";
import { backendOptionLines, frontendOptionLines, proxyOptionLines } from "./proxyOptions";
import { type Field, Fields } from "../language/section";
import { defaultServer } from "./server";
import { timeoutLines } from "./timeouts";

const of = new Parts<DefaultsModel>();
const fields = new Fields<DefaultsModel>();

/** The lines of a `defaults` section. */
export const defaultsLines: Field<DefaultsModel>[] = [
  fields.line(of.argument("mode", "mode", oneOf(ProxyMode))),
  ...proxyOptionLines,
  ...proxyLogLines,
  ...frontendOptionLines,
  ...backendOptionLines,
  ...healthCheckLines,
  fields.line(of.changed("defaultServer", "default-server", defaultServer)),
  fields.inside("timeouts", ...timeoutLines),
  fields.extraLines("extraLines"),
];
