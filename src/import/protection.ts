import type { Line, Section } from "./configuration";

/** Lines that keep somebody out, or that count for such lines. */
const protections = [
  /^(?:http-request|http-response|tcp-request|tcp-response) .*?\b(?:deny|reject|tarpit|silent-drop|auth|close|lua\.\S+|track-sc\d|sc-(?:inc|set|add)-gp[ct]\S*)(?: |$)/,
  /^http-request use-service lua\./,
  /^(?:stick-table|table|block|filter)\b/,
  /^req(?:i?deny|i?tarpit)\b/,
];

/** Returns a warning for a protecting line that is neither in the inputs nor an extra line. */
export const protectionLost = (line: Line): string | undefined =>
  protections.some((pattern) => pattern.test((line.words ?? line.text.split(/\s+/)).join(" ")))
    ? "PROTECTION LOST: the pair lets in those that it keeps out, until an input replaces it"
    : undefined;

const guardsPage = ({ words = [] }: Line) =>
  words[0] === "stats" && ["auth", "http-request", "admin"].includes(words[1] ?? "");

/** Returns whether passwords or rules guard a page of statistics other than `except`. */
export const guardsPages = (sections: readonly Section[], except: Section | undefined): boolean =>
  sections.some(
    (section) => section !== except && section.kind !== "global" && section.lines.some(guardsPage),
  );

/** The reason why no line of such a page is an extra line: the page would be unguarded. */
export const guardedPage =
  "a page of statistics with a password or rules is left over as a whole, because extra lines cannot keep the password: " +
  "use the input `stats`, the pair's own page, whose password is generated";
