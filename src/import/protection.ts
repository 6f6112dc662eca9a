import type { Line, Section } from "./configuration";

/** Lines that keep somebody out, or that such lines count with. */
const protections = [
  /^(?:http-request|http-response|tcp-request|tcp-response) .*?\b(?:deny|reject|tarpit|silent-drop|auth|close|lua\.\S+|track-sc\d|sc-(?:inc|set|add)-gp[ct]\S*)(?: |$)/,
  /^http-request use-service lua\./,
  /^(?:stick-table|table|block|filter)\b/,
  /^req(?:i?deny|i?tarpit)\b/,
];

/** What to know of a line that no input says and that is no extra line either. */
export const protectionLost = (line: Line): string | undefined =>
  protections.some((pattern) => pattern.test((line.words ?? line.text.split(/\s+/)).join(" ")))
    ? "PROTECTION LOST: whom it keeps out, the pair lets in, until an input says it in another way"
    : undefined;

const guardsPage = ({ words = [] }: Line) =>
  words[0] === "stats" && ["auth", "http-request", "admin"].includes(words[1] ?? "");

/** Whether there are pages of statistics, besides one, that passwords or rules guard. */
export const guardsPages = (sections: readonly Section[], except: Section | undefined): boolean =>
  sections.some(
    (section) => section !== except && section.kind !== "global" && section.lines.some(guardsPage),
  );

/** Why no line of such a page is an extra line: the page would be there without what guards it. */
export const guardedPage =
  "a page of statistics with a password or rules is left over as a whole, for extra lines cannot keep the password: " +
  "use the input `stats`, the pair's own page, whose password is generated";
