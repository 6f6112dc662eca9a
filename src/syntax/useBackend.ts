import type { UseBackendModel } from "../model/model";
import { type Codec, text } from "../language/codec";
import { condition } from "../language/condition";
import { inOrder, oneOfParts } from "../language/combined";
import { Parts } from "../language/parts";

const of = new Parts<UseBackendModel>();
const literal: Codec<string> = { ...text, read: (given) => (given.includes("%") ? undefined : given) };

/** The words after `use_backend`. */
export const useBackend = inOrder(
  oneOfParts(of.positional("backend", literal), of.positional("backendFormat", text)),
  condition,
);
