import type { UseServerModel } from "../validate";
import { text } from "./codec";
import { condition } from "./condition";
import { inOrder, Parts } from "./parts";

const of = new Parts<UseServerModel>();

/** What follows `use-server`. */
export const useServer = inOrder(of.positional("server", text), condition);
