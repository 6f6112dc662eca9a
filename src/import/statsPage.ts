import type { Line, Section } from "./configuration";
import type { Origins } from "./sectionReader";
import type { Draft } from "./sectionSyntax";

/** What shows that a section serves more than a statistics page and metrics. */
const serves =
  /^(?:server\b|server-template|use_backend|default_backend|monitor-uri|http-request (?:return|redirect))/;

/** What the pair's own page is like anyway. */
const ownPage =
  /^(?:mode http|maxconn|timeout|log|no log|option|description|stats (?:enable|refresh|hide-version|realm|show-\w+)|http-request use-service prometheus-exporter if \{ path \/metrics \})/;

/**
 * Reads a section that is there for the statistics page into the input `stats`.
 *
 * @returns the lines that it cannot say; undefined when the section is none of that kind
 */
export function readStatsPage(
  { lines }: Section,
  inputs: Draft,
  origins: Origins,
  isRefused: (line: Line) => boolean,
): Line[] | undefined {
  const texts = lines.map(({ words }) => (words ?? []).join(" "));
  const isPage = texts.some((line) => line.startsWith("stats ")) && !texts.some((line) => serves.test(line));
  if (!isPage || inputs["stats"] !== undefined) return undefined;
  const stats: Draft = { uri: "/haproxy" };
  inputs["stats"] = stats;
  const note = (key: string, value: unknown, line: Line) => {
    stats[key] = value;
    origins.set(`stats.${key}`, line);
  };
  return lines.filter((line) => {
    if (isRefused(line)) return true;
    const [first, second = "", third = ""] = line.words ?? [];
    const [, host = "", port = ""] = /^(.*):(\d+)$/.exec(second) ?? [];
    if (first === "bind" && stats["port"] === undefined && port !== "" && line.words?.length === 2) {
      note("address", host === "" || host === "*" ? "0.0.0.0" : host.replace(/[[\]]/g, ""), line);
      note("port", Number(port), line);
    } else if (first === "stats" && second === "uri") note("uri", third, line);
    else if (first === "stats" && second === "auth") note("user", third.replace(/:.*/, ""), line);
    else return !ownPage.test((line.words ?? []).join(" "));
    return false;
  });
}
