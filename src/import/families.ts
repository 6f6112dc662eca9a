import type { Line } from "./configuration";

/** Rules whose order matters; true if the inputs' rules come after the extra lines of a section. */
const areAfterExtraLines: ReadonlyMap<string, boolean> = new Map([
  ["http-request", true],
  ["http-response", true],
  ["http-after-response", true],
  ["tcp-response", true],
  ["use_backend", true],
  ["use-server", true],
  ["tcp-request", false],
  ["stick", false],
  ["http-check", false],
  ["tcp-check", false],
]);

const otherKeywordsWithCondition = ["redirect", "force-persist", "ignore-persist", "monitor"];

/** The keywords of lines that can end with a condition. */
export const keywordsWithCondition: ReadonlySet<string> = new Set([
  ...areAfterExtraLines.keys(),
  ...otherKeywordsWithCondition,
]);

/** Returns the kind of rule of a line, if the order of these rules matters. */
export function familyOf({ words = [] }: Line): string | undefined {
  const [keyword = "", what] = words;
  return areAfterExtraLines.has(keyword) && what !== "inspect-delay" ? keyword : undefined;
}

/** Returns the lines that must be extra lines too, so that `line` keeps its order as an extra line. */
export function boundTo(line: Line, lines: readonly Line[]): Line[] {
  const family = familyOf(line);
  if (family === undefined) return [];
  const at = lines.indexOf(line);
  const isBound =
    areAfterExtraLines.get(family) === true ? (index: number) => index < at : (index: number) => index > at;
  return lines.filter((other, index) => familyOf(other) === family && isBound(index));
}

/** Returns lines in order of evaluation: `redirect` comes after all `http-request` rules. */
export const inOrderOfEvaluation = (lines: readonly Line[]): Line[] => {
  const isRedirect = ({ words }: Line) => words?.[0] === "redirect";
  return [...lines.filter((line) => !isRedirect(line)), ...lines.filter(isRedirect)];
};
