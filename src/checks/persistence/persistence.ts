import { present } from "../../faults/given";
import type { BackendDraft, InputsDraft } from "../../model/draft";
import { reportDuplicates } from "../../faults/duplicates";
import { type Path, type Report, show } from "../../faults/faults";
import { Names, once } from "../references/names";

/** Checks the cookies of a backend and its servers. */
export function checkCookie(backend: BackendDraft, path: Path, report: Report): void {
  const { cookie, servers } = backend;
  if (cookie === undefined) {
    for (const [server, index] of present(servers)) {
      if (server.cookie !== undefined) {
        report([...path, "servers", index, "cookie"], "needs the backend's `cookie`");
      }
    }
    return;
  }
  if (cookie.mode === "prefix" || cookie.mode === "rewrite") {
    const { maxidle, maxlife, preserve, dynamic } = cookie;
    // The server's own cookie can be hidden from it in mode `prefix`, but not if its value is replaced.
    const indirect = cookie.mode === "rewrite" && cookie.indirect;
    for (const [key, value] of Object.entries({ maxidle, maxlife, preserve, indirect, dynamic })) {
      if (value !== undefined && value !== false) {
        report(
          [...path, "cookie", key],
          `is for \`mode\` "insert" only; this cookie's is ${show(cookie.mode)}`,
        );
      }
    }
  }
  if ((servers ?? []).some((server) => server?.cookie !== undefined)) {
    const values = (servers ?? []).map((server) => server?.cookie ?? server?.name);
    reportDuplicates(values, (index) => [...path, "servers", index, "cookie"], report);
  }
}

/** Checks the stickiness of a backend, and its table. */
export function checkStickiness(
  inputs: InputsDraft,
  backend: BackendDraft,
  mode: string,
  path: Path,
  report: Report,
): void {
  const { stick, stickTable, stickRules } = backend;
  checkStickTable(stickTable, [...path, "stickTable"], report);
  checkStick(stick, mode, [...path, "stick"], report);
  if (stick !== undefined) {
    const full = { stickTable, stickRules: (stickRules ?? []).length > 0 ? stickRules : undefined };
    for (const [key, value] of Object.entries(full)) {
      if (value !== undefined) {
        report([...path, "stick"], `cannot be combined with \`${key}\`: it has a table and rules of its own`);
      }
    }
  }
  const tables = stickTables(inputs);
  for (const [{ table }, index] of present(stickRules)) {
    if (table === undefined && stickTable === undefined) {
      report(
        [...path, "stickRules", index],
        "needs a table: give the backend's `stickTable`, or name a backend in `table`",
      );
    }
    tables.check(table, [...path, "stickRules", index, "table"], report);
  }
}

/** Returns the frontends and backends that have a stick table. */
export const stickTables = once(({ frontends, backends }: InputsDraft) => {
  const proxies = [...present(frontends), ...present(backends)].map(([proxy]) => proxy);
  return new Names(
    "frontend or backend with a `stickTable`",
    proxies.filter(
      (proxy) => proxy.stickTable !== undefined || ("stick" in proxy && proxy.stick !== undefined),
    ),
  );
});

/** Checks a stick table. */
export function checkStickTable(table: BackendDraft["stickTable"], path: Path, report: Report): void {
  if (table?.len !== undefined && table.type !== "string" && table.type !== "binary") {
    report([...path, "len"], 'is for `type` "string" and "binary" only');
  }
}

const named = ["header", "cookie", "rdp-cookie"];
const tcpOnly = ["ssl-session-id", "rdp-cookie"];

function checkStick(stick: BackendDraft["stick"], mode: string, path: Path, report: Report): void {
  if (stick?.on === undefined) {
    return;
  }
  const { on, name } = stick;
  if (name === undefined && (on === "header" || on === "cookie")) {
    report([...path, "name"], `is missing: ${show(on)} needs it`);
  }
  if (name !== undefined && !named.includes(on)) {
    report([...path, "name"], `does not belong to ${show(on)}; it belongs to ${named.join(", ")}`);
  }
  const needed = tcpOnly.includes(on) ? "tcp" : on === "source" ? mode : "http";
  if (needed !== mode) {
    report([...path, "on"], `${show(on)} is for ${needed} mode only; this backend is in ${mode} mode`);
  }
}
