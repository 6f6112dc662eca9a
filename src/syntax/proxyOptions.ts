import type { BackendOptionsModel, FrontendOptionsModel } from "../validate";
import { number } from "./codec";
import { Parts } from "./parts";
import { type Field, Fields } from "./section";

const ofFrontend = new Parts<FrontendOptionsModel>();
const frontendFields = new Fields<FrontendOptionsModel>();
const ofBackend = new Parts<BackendOptionsModel>();
const backendFields = new Fields<BackendOptionsModel>();

/** Lines of a frontend that `defaults` can have too. */
export const frontendOptionLines: Field<FrontendOptionsModel>[] = [
  frontendFields.line(ofFrontend.argument("maxconn", "maxconn", number)),
  frontendFields.option("dontlognull", "dontlognull"),
];

/** Lines of a backend that `defaults` can have too. */
export const backendOptionLines: Field<BackendOptionsModel>[] = [
  backendFields.line(ofBackend.argument("retries", "retries", number)),
  backendFields.option("redispatch", "redispatch"),
];
