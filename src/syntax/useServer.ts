import type { UseServerModel } from "../model/model";
import { text } from "../language/codec";
import { condition } from "../language/condition";
import { inOrder } from "../language/combined";
import { Parts } from "../language/parts";

const of = new Parts<UseServerModel>();

/** The words after `use-server`. */
export const useServer = inOrder(of.positional("server", text), condition);
