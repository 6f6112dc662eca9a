import { HeaderMatch, RuleLogLevel } from "../../args";
import type { RuleFields } from "../../model/model";
import { literalFormat, number, oneOf, text, wrapped } from "../../language/codec";
import { availablePart, inAnyOrder, inOrder, keyword, oneOfParts } from "../../language/combined";
import { type Part, Parts } from "../../language/parts";

/** Makes the parts of rules. */
export const of = new Parts<RuleFields>();

/** An action of one or more words, with the parts that follow. */
export const action = (words: string, ...parts: Part<RuleFields>[]): Part<RuleFields> =>
  inOrder(keyword(words), ...parts);

/** Literal text, or a format. */
export const formatted: Part<RuleFields> = oneOfParts(
  of.positional("value", literalFormat),
  of.positional("format", text),
);

export const expression = of.positional("expression", text);
const headerName = of.positional("name", text);
export const matchRegex = of.positional("matchRegex", text);

/** Actions that rewrite headers. */
export const headerActions = {
  "add-header": action("add-header", headerName, formatted),
  "set-header": action("set-header", headerName, formatted),
  "del-header": action(
    "del-header",
    headerName,
    inAnyOrder(of.argument("match", "-m", oneOf(HeaderMatch), { since: "2.4", words: "" })),
  ),
  "replace-header": action("replace-header", headerName, matchRegex, formatted),
  "replace-value": action("replace-value", headerName, matchRegex, formatted),
};

/** Actions that change variables. */
export const variableActions = {
  "set-var": inOrder(of.positional("varName", wrapped("set-var(", text, ")")), expression),
  "set-var-fmt": availablePart(
    { since: "2.5" },
    inOrder(of.positional("varName", wrapped("set-var-fmt(", text, ")")), formatted),
  ),
  "unset-var": of.positional("varName", wrapped("unset-var(", text, ")")),
};

const track = (name: string) =>
  action(name, of.positional("key", text), inAnyOrder(of.argument("table", "table", text)));

/** Actions that choose the entries of stick tables to count in. */
export const trackActions = {
  "track-sc0": track("track-sc0"),
  "track-sc1": track("track-sc1"),
  "track-sc2": track("track-sc2"),
};

/** Actions that write to the chosen entries of stick tables. */
export const counterActions = {
  "sc-inc-gpc0": of.positional("scId", wrapped("sc-inc-gpc0(", number, ")")),
  "sc-inc-gpc1": of.positional("scId", wrapped("sc-inc-gpc1(", number, ")")),
  "sc-set-gpt0": inOrder(
    of.positional("scId", wrapped("sc-set-gpt0(", number, ")")),
    oneOfParts(of.positional("int", number), expression),
  ),
};

/** Actions that change how a connection is treated. */
export const treatmentActions = {
  "set-log-level": action("set-log-level", of.positional("level", oneOf(RuleLogLevel))),
  "set-nice": action("set-nice", of.positional("nice", number)),
  "set-mark": action("set-mark", of.positional("mark", text)),
  "set-tos": action("set-tos", of.positional("tos", text)),
};

/** Actions that replace the addresses of a connection. */
export const addressActions = {
  "set-src": action("set-src", expression),
  "set-src-port": action("set-src-port", expression),
  "set-dst": action("set-dst", expression),
  "set-dst-port": action("set-dst-port", expression),
};

/** Actions that change the priority of a request in a queue. */
export const priorityActions = {
  "set-priority-class": action("set-priority-class", expression),
  "set-priority-offset": action("set-priority-offset", expression),
};

/** Resolves a name, and keeps the address in a variable. */
export const doResolve: Part<RuleFields> = {
  keys: ["varName", "resolvers", "family", "expression"],
  needed: [["varName"], ["resolvers"], ["expression"]],
  write: ({ varName = "", resolvers = "", family, expression: given }, files) => [
    `do-resolve(${[varName, resolvers, ...(family === undefined ? [] : [family])].join(",")})`,
    ...expression.write({ expression: given }, files),
  ],
  read: (reader, into, files) =>
    reader.attempt(() => {
      const [, varName, resolvers, family] =
        /^do-resolve\(([^,]+),([^,]+)(?:,(ipv4|ipv6))?\)$/.exec(reader.take() ?? "") ?? [];
      if (varName === undefined) return false;
      Object.assign(into, { varName, resolvers, ...(family === undefined ? {} : { family }) });
      return expression.read(reader, into, files);
    }),
};
