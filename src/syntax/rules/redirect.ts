import { RedirectType } from "../../args";
import { number, oneOf, text } from "../../language/codec";
import { inAnyOrder, inOrder } from "../../language/combined";
import type { Part } from "../../language/parts";
import type { RuleFields } from "../../model/model";
import { formatted, of } from "./fields";

const target = inOrder(of.positional("redirectType", oneOf(RedirectType)), formatted);
const parts = inAnyOrder(
  target,
  of.argument("status", "code", number),
  of.flag("dropQuery", "drop-query"),
  of.flag("appendSlash", "append-slash"),
  of.flag("ignoreEmpty", "ignore-empty", undefined, { since: "2.5" }),
  of.argument("setCookie", "set-cookie", text),
  of.argument("clearCookie", "clear-cookie", text),
);

/** The words after `redirect`. */
export const redirect: Part<RuleFields> = {
  ...parts,
  needed: target.needed,
  read: (reader, into, files) =>
    reader.attempt(() => parts.read(reader, into, files) && into.redirectType !== undefined),
};
