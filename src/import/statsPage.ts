import type { Line, Section } from "./configuration";
import type { Origins } from "./sectionReader";
import type { Draft } from "./draft";

/** Lines that show that a section serves more than a statistics page and metrics. */
const serves =
  /^(?:server\b|server-template|use_backend|default_backend|monitor-uri|http-request (?:return|redirect))/;

/** Lines that the pair's own page implies. */
const ownPage =
  /^(?:mode http|maxconn|timeout|log|no log|option|description|stats enable|http-request use-service prometheus-exporter if \{ path \/metrics \})/;

/** The inputs of each `stats` directive. */
const settings: Record<string, (given: string, words: readonly string[]) => Draft> = {
  uri: (uri) => ({ uri }),
  auth: (user) => ({ user: user.replace(/:.*/, "") }),
  realm: (realm) => ({ realm }),
  refresh: (refresh) => ({ refresh: /^\d+$/.test(refresh) ? `${refresh}s` : refresh }),
  admin: (keyword, condition) => ({
    admin: [...(keyword === "unless" ? [keyword] : []), ...condition].join(" "),
  }),
  "hide-version": () => ({ hideVersion: true }),
  "show-node": () => ({ showNode: true }),
  "show-desc": (desc, more) => ({ showDesc: [desc, ...more].join(" ") }),
  "show-legends": () => ({ showLegends: true }),
  "show-modules": () => ({ showModules: true }),
};

/** Returns the section of the statistics page, which the input `stats` expresses. */
export const pageSection = (sections: readonly Section[]): Section | undefined =>
  sections.find(({ kind, lines }) => {
    const texts = lines.map(({ words }) => (words ?? []).join(" "));
    const isPage =
      texts.some((line) => line.startsWith("stats ")) && !texts.some((line) => serves.test(line));
    return ["frontend", "listen"].includes(kind) && isPage;
  });

/**
 * Reads the section of the statistics page into the input `stats`.
 *
 * @returns the lines that `stats` cannot express
 */
export function readStatsPage(
  { lines }: Section,
  inputs: Draft,
  origins: Origins,
  isRefused: (line: Line) => boolean,
): Line[] {
  const stats: Draft = { uri: "/haproxy" };
  inputs["stats"] = stats;
  const note = (said: Draft, line: Line) => {
    Object.assign(stats, said);
    for (const key of Object.keys(said)) origins.set(`stats.${key}`, line);
    return false;
  };
  return lines.filter((line) => {
    if (isRefused(line)) return true;
    const [first, second = "", third = "", ...more] = line.words ?? [];
    const [, host = "", port = ""] = /^(.*):(\d+)$/.exec(second) ?? [];
    if (
      first === "bind" &&
      stats["port"] === undefined &&
      port !== "" &&
      !more.includes("ssl") &&
      third !== "ssl"
    ) {
      const address = host === "" || host === "*" ? "0.0.0.0" : host.replace(/[[\]]/g, "");
      return note({ address, port: Number(port) }, line);
    }
    const setting = first === "stats" ? settings[second] : undefined;
    if (setting === undefined) return !ownPage.test((line.words ?? []).join(" "));
    const said = setting(third, more);
    return Object.keys(said).some((key) => origins.has(`stats.${key}`)) || note(said, line);
  });
}
