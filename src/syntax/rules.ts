import { HttpRequestAction, RedirectType } from "../args";
import type { HttpRequestRuleModel } from "../validate";
import { literalFormat, number, oneOf, text } from "./codec";
import { condition } from "./condition";
import { choice, inAnyOrder, inOrder, keyword, oneOfParts, type Part, Parts } from "./parts";

type Rule = HttpRequestRuleModel;
const of = new Parts<Rule>();

/** Literal text, or a format. */
const formatted: Part<Rule> = oneOfParts(
  of.positional("value", literalFormat),
  of.positional("format", text),
);
const name = of.positional("name", text);

/** What follows each action's name. */
export const httpRequestActions: Record<HttpRequestAction, Part<Rule>> = {
  redirect: inOrder(
    keyword("redirect"),
    of.positional("redirectType", oneOf(RedirectType)),
    formatted,
    inAnyOrder(of.argument("redirectCode", "code", number)),
  ),
  "set-header": inOrder(keyword("set-header"), name, formatted),
  "add-header": inOrder(keyword("add-header"), name, formatted),
  "del-header": inOrder(keyword("del-header"), name),
  deny: inOrder(keyword("deny"), inAnyOrder(of.argument("denyStatus", "deny_status", number))),
};

/** What follows `http-request`. */
export const httpRequestRule = inOrder(choice("action", httpRequestActions), condition);
