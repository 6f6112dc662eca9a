import { present } from "../../faults/given";
import type { FrontendDraft, InputsDraft } from "../../model/draft";
import { generatedAcls, secondProxy } from "../../expand/acls";
import { connectionTableOf } from "../../expand/protection";
import { type Path, type Report, show } from "../../faults/faults";
import { inputsAt } from "../rules/fields";
import { Names } from "../references/names";
import { rulesOf } from "../rules/ruleLists";
import { proxyName } from "../../values";

/** Checks the one-line protection of a frontend against its other inputs. */
export function checkProtection(
  inputs: InputsDraft,
  frontend: FrontendDraft,
  path: Path,
  report: Report,
): void {
  const { rateLimit, connectionLimit, stickTable, acls } = frontend;
  if (stickTable !== undefined && rateLimit !== undefined) {
    report([...path, "rateLimit"], "cannot be combined with `stickTable`: both need the frontend's table");
  }
  const { name = "" } = frontend;
  if (connectionLimit !== undefined && name !== "") checkTable(inputs, name, path, report);
  for (const key of ["connectionLimit", "rateLimit"] as const) {
    const action = counters[key];
    if (frontend[key] === undefined) continue;
    for (const [list, index, rule] of rulesOf(frontend)) {
      if (rule.action === action) {
        report(
          [...path, list, index, "action"],
          `${show(action)} is the counter of \`${key}\`; use another one`,
        );
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
      "allows no source: set `networks`, `list` or both, or omit it to allow all",
      inputsAt([...path, "allowSources"], ["networks", "list"]),
    );
  }
  const lists = new Names("list", inputs.lists);
  for (const key of ["denySources", "allowSources"] as const) {
    lists.check(frontend[key]?.list, [...path, key, "list"], report);
  }
  for (const [key, name] of [...Object.entries(generatedAcls), ["trustedProxies", secondProxy] as const]) {
    const taken = present(acls).find(([acl]) => acl.name === name);
    if (frontend[key as keyof typeof generatedAcls] !== undefined && taken !== undefined) {
      report([...path, "acls", taken[1], "name"], `is the name of an ACL that \`${key}\` generates`);
    }
  }
}

/** Checks that nothing else has the name of the table of `connectionLimit`. */
function checkTable(inputs: InputsDraft, frontend: string, path: Path, report: Report): void {
  const table = connectionTableOf({ name: frontend });
  const takers = [
    ...present(inputs.backends),
    ...present(inputs.frontends).filter(([{ stickTable, rateLimit }]) => stickTable ?? rateLimit),
  ];
  if (takers.some(([{ name }]) => name === table)) {
    report(
      [...path, "connectionLimit"],
      `counts in a table of the name ${show(table)}, which another frontend or backend has; rename one of them`,
    );
  }
  if (!proxyName.safeParse(table).success) {
    report([...path, "name"], `is too long for \`connectionLimit\`, which counts in a table ${show(table)}`);
  }
}

/** The actions that the limits count with. */
const counters = { connectionLimit: "track-sc1", rateLimit: "track-sc2" } as const;
