import type { Line, Section } from "./configuration";
import { withNamedFileAcls } from "./fileAcls";
import { withOwnName } from "./listenNames";
import type { SectionReader } from "./sectionReader";

export type Side = "frontends" | "backends";

/** A frontend or backend that stands for a `listen` section, or for a part of it. */
export interface SideOfListen {
  side: Side;
  name: string;
  lines: Line[];
}

/**
 * Divides a `listen` section into a frontend and a backend. The backend keeps the name, because other sections may use
 * it. Newer releases of HAProxy refuse a frontend of the same name.
 *
 * @param trial returns a reader that tries which lines a side can express
 */
export function linesOfListen(
  { name, lines: given, header }: Section,
  trial: (side: Side) => SectionReader,
): SideOfListen[] {
  const hasServers = given.some(({ words }) => words?.[0]?.startsWith("server") ?? false);
  if (!hasServers) return [{ side: "frontends", name, lines: withNamedFileAcls(given) }];
  const lines = withNamedFileAcls(withOwnName(name, given));
  const readers = { frontends: trial("frontends"), backends: trial("backends") };
  const takes = (side: Side, line: Line) => readers[side].read(line) === undefined;
  const of: Record<Side, Line[]> = { frontends: [], backends: [] };
  for (const line of lines) {
    const sides = (["frontends", "backends"] as const).filter((side) => takes(side, line));
    const chosen = sides.length === 2 ? sidesOf(line, lines, readers.frontends) : sides;
    for (const side of chosen.length === 0 ? [usualSide(line)] : chosen) of[side].push(line);
  }
  const hasDefault = lines.some(({ words }) => words?.[0] === "default_backend");
  const defaultBackend = { ...header, text: `default_backend ${name}`, words: ["default_backend", name] };
  return [
    {
      side: "frontends",
      name: `${name}-frontend`,
      lines: [...of.frontends, ...(hasDefault ? [] : [defaultBackend])],
    },
    { side: "backends", name, lines: of.backends },
  ];
}

/** Returns the sides of a line that both can express: rules apply once, settings apply to both. */
function sidesOf(line: Line, lines: readonly Line[], reader: SectionReader): readonly Side[] {
  const keyword = line.words?.[0] ?? "";
  // Other sections know the table by the backend's name.
  if (keyword === "stick-table") return ["backends"];
  if (keyword === "acl") {
    return lines.some((other) => needsInBackend(other, line.words?.[1] ?? ""))
      ? ["frontends", "backends"]
      : ["frontends"];
  }
  return reader.isOfList(line) ? ["frontends"] : ["frontends", "backends"];
}

const needsInBackend = ({ words = [] }: Line, acl: string) =>
  ["stick", "use-server", "http-check", "tcp-check"].includes(words[0] ?? "") &&
  words.some((word) => word.replace(/^!+/, "") === acl);

/** Returns the side of a line that neither can express. */
const usualSide = ({ words = [] }: Line): Side =>
  /^(?:server|default-server|stick|balance|hash-|http-check|tcp-check|external-check|cookie|(?:no )?option (?:\w+-check|httpchk|\w*srv|allbackups)|source|fullconn|retry-on|use-server|timeout (?:connect|server|queue|check|tunnel))/.test(
    words.join(" "),
  )
    ? "backends"
    : "frontends";
