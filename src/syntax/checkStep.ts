import { CheckErrorStatus, CheckOkStatus, CheckToutStatus } from "../args";
import { address, message, number, oneOf, text, wrapped } from "../language/codec";
import { availablePart, inAnyOrder, inOrder, keyword, oneOfParts } from "../language/combined";
import { type Part, Parts } from "../language/parts";
import { Reader } from "../language/reader";

/** The fields that the steps of all health checks have in common. */
interface CheckStep {
  comment?: string | undefined;
  default?: boolean | undefined;
  port?: number | undefined;
  addr?: string | undefined;
  sendProxy?: boolean | undefined;
  ssl?: boolean | undefined;
  sni?: string | undefined;
  alpn?: string[] | undefined;
  linger?: boolean | undefined;
  proto?: string | undefined;
  name?: string | undefined;
  expression?: string | undefined;
  format?: string | undefined;
  minRecv?: number | undefined;
  okStatus?: CheckOkStatus | undefined;
  errorStatus?: CheckErrorStatus | undefined;
  toutStatus?: CheckToutStatus | undefined;
  onSuccess?: string | undefined;
  onError?: string | undefined;
  statusCode?: string | undefined;
  negate?: boolean | undefined;
  string?: string | undefined;
  rstring?: string | undefined;
  stringLf?: string | undefined;
}

const of = new Parts<CheckStep>();

/** The text that is logged if the step fails. */
export const comment = of.argument("comment", "comment", text);

/** The steps that are the same in all health checks. */
export const commonSteps = {
  connect: inOrder(
    keyword("connect"),
    inAnyOrder(
      of.flag("default", "default"),
      of.argument("port", "port", number),
      of.argument("addr", "addr", address),
      of.flag("sendProxy", "send-proxy"),
      of.flag("ssl", "ssl"),
      of.argument("sni", "sni", text),
      of.list("alpn", "alpn", text),
      of.flag("linger", "linger"),
      of.argument("proto", "proto", text),
      comment,
    ),
  ),
  comment: inOrder(keyword("comment"), of.positional("comment", text)),
  "set-var": inOrder(
    of.positional("name", wrapped("set-var(", text, ")")),
    of.positional("expression", text),
  ),
  "set-var-fmt": availablePart(
    { since: "2.5" },
    inOrder(of.positional("name", wrapped("set-var-fmt(", text, ")")), of.positional("format", message)),
  ),
  "unset-var": inOrder(of.positional("name", wrapped("unset-var(", text, ")"))),
} satisfies Record<string, Part<CheckStep>>;

/** The matches on an answer that all health checks have. */
export const commonMatches = [
  of.argument("string", "string", message),
  of.argument("rstring", "rstring", message),
  of.argument("stringLf", "string-lf", text),
];

/** The words after `expect`, with exactly one match. */
export function expectStep<Step extends CheckStep>(...matches: Part<Step>[]): Part<Step> {
  const match = oneOfParts<Step>(...matches);
  const step = inOrder<Step>(
    keyword("expect"),
    inAnyOrder<Step>(
      of.argument("minRecv", "min-recv", number),
      comment,
      of.argument("okStatus", "ok-status", oneOf(CheckOkStatus)),
      of.argument("errorStatus", "error-status", oneOf(CheckErrorStatus)),
      of.argument("toutStatus", "tout-status", oneOf(CheckToutStatus)),
      of.argument("onSuccess", "on-success", text),
      of.argument("onError", "on-error", text),
      of.argument("statusCode", "status-code", text),
      of.flag("negate", "!"),
      match,
    ),
  );
  return {
    ...step,
    needed: match.needed,
    read: (reader, into, files) =>
      reader.attempt(() => {
        const words = new Reader(reader.rest().flatMap(splitNegation));
        return step.read(words, into, files) && words.done;
      }),
  };
}

/** Separates an exclamation mark from the match, because it may also be a word of its own. */
function splitNegation(word: string): string[] {
  return /^!(?:r?status|r?string|string-lf|f?hdr|r?binary|binary-lf)$/.test(word)
    ? ["!", word.slice(1)]
    : [word];
}
