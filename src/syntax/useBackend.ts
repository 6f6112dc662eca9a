import type { UseBackendModel } from "../validate";
import { text } from "./codec";
import { condition } from "./condition";
import { inOrder, Parts } from "./parts";

const of = new Parts<UseBackendModel>();

/** What follows `use_backend`. */
export const useBackend = inOrder(of.positional("backend", text), condition);
