import { type FrontendDraft, type InputsDraft, present } from "./draft";
import { sourceAcls } from "./expand/protection";
import type { Path, Report } from "./faults";
import { inputsAt } from "./fieldChecks";
import { Names } from "./references";

/** Checks the one-line protection of a frontend with what it stands for. */
export function checkProtection(
  inputs: InputsDraft,
  frontend: FrontendDraft,
  path: Path,
  report: Report,
): void {
  const { rateLimit, connectionLimit, stickTable, acls } = frontend;
  if (stickTable !== undefined) {
    for (const [key, value] of Object.entries({ rateLimit, connectionLimit })) {
      if (value !== undefined) {
        report([...path, key], "counts in the frontend's table; leave it or `stickTable` out");
      }
    }
  }
  if (connectionLimit?.connections === undefined && connectionLimit?.newConnections === undefined) {
    if (connectionLimit !== undefined) {
      const at = [...path, "connectionLimit"];
      const about = inputsAt(at, ["connections", "newConnections"]);
      report(at, "needs `connections`, `newConnections` or both", about);
    }
  }
  const allowed = frontend.allowSources;
  if (allowed !== undefined && (allowed.networks ?? []).length === 0 && allowed.list === undefined) {
    report(
      [...path, "allowSources"],
      "lets nobody in: give `networks`, `list` or both, or leave it out for all",
      inputsAt([...path, "allowSources"], ["networks", "list"]),
    );
  }
  const lists = new Names("list", inputs.lists);
  for (const key of ["denySources", "allowSources"] as const) {
    const sources = frontend[key];
    lists.check(sources?.list, [...path, key, "list"], report);
    const taken = present(acls).find(([acl]) => acl.name === sourceAcls[key]);
    if (sources?.list !== undefined && taken !== undefined) {
      report([...path, "acls", taken[1], "name"], `is the name of the ACL that \`${key}\` stands for`);
    }
  }
}
