import { http } from "../language/availability";
import { HttpConnectionMode } from "../args";
import { backendOptions, frontendConnections, frontendOptions, proxyOptions } from "../keywords/proxyOptions";
import type { BackendOptionsModel, FrontendOptionsModel } from "../model/model";
import { oneOf, text } from "../language/codec";
import { frontendLogLines } from "./logging";
import { mailAvailability, emailAlertLines } from "./mailers";
import { inAnyOrder } from "../language/combined";
import { Parts } from "../language/parts";
import { responseOptionLines } from "./responses";
import { availableField, type Field, Fields } from "../language/section";

/** The options that frontends and backends have in common. */
type ProxyOptionsModel = Pick<BackendOptionsModel, keyof BackendOptionsModel & keyof FrontendOptionsModel>;

const of = new Parts<ProxyOptionsModel>();
const fields = new Fields<ProxyOptionsModel>();
const ofForwardfor = new Parts<NonNullable<ProxyOptionsModel["forwardfor"]>>();
const ofOriginalto = new Parts<NonNullable<ProxyOptionsModel["originalto"]>>();

const forwardfor = inAnyOrder(
  ofForwardfor.argument("except", "except", text),
  ofForwardfor.argument("header", "header", text),
  ofForwardfor.flag("ifNone", "if-none"),
);
const originalto = inAnyOrder(
  ofOriginalto.argument("except", "except", text),
  ofOriginalto.argument("header", "header", text),
);

/** Lines of frontends and backends that `defaults` can also have. */
export const proxyOptionLines: Field<ProxyOptionsModel>[] = [
  {
    ...fields.line(of.argument("httpConnectionMode", "option", oneOf(HttpConnectionMode), http)),
    origins: Object.values(HttpConnectionMode).map((mode) => ({
      keyword: `option ${mode}`,
      input: "httpConnectionMode",
    })),
  },
  fields.line(of.object("forwardfor", "option forwardfor", forwardfor, http)),
  fields.line(of.object("originalto", "option originalto", originalto, http)),
  ...proxyOptions.fields,
  availableField(mailAvailability, "emailAlert", fields.inside("emailAlert", ...emailAlertLines)),
  ...responseOptionLines,
];

/** Lines of a frontend that `defaults` can also have. */
export const frontendOptionLines: Field<FrontendOptionsModel>[] = [
  ...frontendConnections.fields,
  ...frontendLogLines,
  ...frontendOptions.fields,
];

/** Lines of a backend that `defaults` can also have. */
export const backendOptionLines: Field<BackendOptionsModel>[] = backendOptions.fields;
