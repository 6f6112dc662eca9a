import type { UseBackendModel } from "../validate";
import { type Codec, text } from "./codec";
import { condition } from "./condition";
import { inOrder, oneOfParts } from "./combined";
import { Parts } from "./parts";

const of = new Parts<UseBackendModel>();
const literal: Codec<string> = { ...text, read: (given) => (given.includes("%") ? undefined : given) };

/** What follows `use_backend`. */
export const useBackend = inOrder(
  oneOfParts(of.positional("backend", literal), of.positional("backendFormat", text)),
  condition,
);
