/** The HAProxy release that is the first to have a directive, by words of its line; all older ones that matter lack it. */
export const releases = {
  "path-only": "2.3",
  "clitcpka-cnt": "2.3",
  "clitcpka-idle": "2.3",
  "clitcpka-intvl": "2.3",
  "srvtcpka-cnt": "2.3",
  "srvtcpka-idle": "2.3",
  "srvtcpka-intvl": "2.3",
  srvkey: "2.4",
  "set-var-fmt": "2.5",
  "balance hash": "2.6",
} as const satisfies Record<string, string>;

/** For locate.awk, in columns: words of a line, release. */
export function releasesTable(): string {
  return Object.entries(releases)
    .map((columns) => `${columns.join("\t")}\n`)
    .join("");
}
