/** HAProxy's own language: sample expressions, conditions, log formats and extra lines. */
import { conditionOf, conditionText, readsFile } from "../language/condition";
import { unprintable, wordsOf } from "../language/words";
import { checked, matching, text } from "./basic";

export const checkVariable = matching(
  "is not a variable of health checks, such as check.token",
  /^(?:check|sess|proc)\.[A-Za-z0-9._]+$/,
);

// The arguments of a fetch or converter, which end at a parenthesis that is neither quoted nor escaped.
const argumentsOf = String.raw`\((?:"[^"]*"|'[^']*'|\\.|[^)'"\\])*\)`;

const isExpression = (value: string) =>
  !unprintable.test(value) && /^[A-Za-z][\w.,-]*$/.test(value.replace(new RegExp(argumentsOf, "g"), ""));

export const expression = checked(
  "is not a sample expression: the name of a fetch, such as src or req.hdr(X-User), perhaps with converters, such as src,ipmask(24)",
  isExpression,
);

/** The criterion of an ACL. */
export const criterion = checked(
  "is not a criterion: a sample expression such as path or req.hdr(X-User); flags such as -i and -m are inputs of their own, `ignoreCase` and `match`",
  isExpression,
);

/** A condition, in its canonical form. */
export const condition = checked(
  "is not a condition: names of ACLs, or ACLs as `{ path_beg /api }`, each with or without `!`, with `or` in between",
  (value) => !unprintable.test(value) && conditionOf(value) !== undefined,
)
  .refine((value) => conditionOf(value)?.alternatives.flat().some(readsFile) !== true, {
    error: "names a file with `-f`; use one of `acls` with `list` instead",
  })
  .transform((value) => {
    const parsed = conditionOf(value);
    return parsed === undefined ? value : conditionText(parsed);
  });

const stickCounters =
  "gpt0|gpc0|gpc1|server_id|conn_cnt|conn_cur|sess_cnt|http_req_cnt|http_err_cnt|http_fail_cnt|bytes_in_cnt|" +
  "bytes_out_cnt|glitch_cnt|(?:gpt|gpc)\\(\\d{1,3}\\)";
const stickRates =
  "(?:gpc0|gpc1|conn|sess|http_req|http_err|http_fail|bytes_in|bytes_out|glitch)_rate\\(\\d{1,10}(?:ms|s|m|h|d)?\\)|" +
  "gpc_rate\\(\\d{1,3},\\d{1,10}(?:ms|s|m|h|d)?\\)";

/** A data type that a stick table stores. */
export const stickData = matching(
  "is not a data type of stick tables, such as gpc0, conn_cur or http_req_rate(10s)",
  new RegExp(`^(?:${stickCounters}|${stickRates})$`),
);

/** The keywords that open a section of a haproxy.cfg. */
export const sectionKeywords = new Set(
  (
    "global defaults frontend backend listen peers resolvers mailers userlist cache program ring http-errors " +
    "fcgi-app log-forward log-profile crt-store traces acme healthcheck"
  ).split(" "),
);

const conditionals = new Set([".if", ".elif", ".else", ".endif"]);

// In quotes, `$` begins a variable. Its value does not matter here.
const leavesQuoteOpen = (line: string) => wordsOf(line.replaceAll("$", "_")) === undefined;

/** A line that is copied unchanged into a section. */
export const extraLine = checked(
  "is not one line of a section: it must not be empty, have control characters, end with a backslash, leave a quote open, " +
    "open a section or be part of an `.if`",
  (value) => {
    // The keyword may have quotes and escapes, but must not depend on the environment.
    const [keyword] = wordsOf(/^\s*(\S*)/.exec(value)?.[1] ?? "") ?? [];
    return (
      keyword !== undefined &&
      !unprintable.test(value) &&
      !value.endsWith("\\") &&
      !leavesQuoteOpen(value) &&
      !sectionKeywords.has(keyword) &&
      !conditionals.has(keyword)
    );
  },
);

/** The format of a log line: text with `%variable` and `%[expression]`. */
export const logFormat = checked(
  "is not a log format: one line of text, in which each `%[` and `%{` is closed, and a literal `%` is `%%`",
  (value) => {
    const rest = value
      .replace(/%%/g, "")
      .replace(/%\{[^{}]*\}/g, "%")
      .replace(new RegExp(String.raw`%(?:\(\w+\))?\[(?:${argumentsOf}|[^[\]()])*\]`, "g"), "");
    return text.safeParse(value).success && !/%(?![A-Za-z(])/.test(rest);
  },
);
