import type { UseServerModel } from "../validate";
import { text } from "./codec";
import { condition } from "./condition";
import { inOrder } from "./combined";
import { Parts } from "./parts";

const of = new Parts<UseServerModel>();

/** What follows `use-server`. */
export const useServer = inOrder(of.positional("server", text), condition);
