import type { Findings } from "../check";
import { aclsIn, conditionOf } from "../../language/condition";
import { present } from "../../faults/given";
import type { InputsDraft } from "../../model/draft";
import { reportDuplicates } from "../../faults/duplicates";
import type { Path, Report } from "../../faults/faults";
import { listNames, mapNames, Names } from "../references/names";
import { checkUserlistNames } from "../sections/userlists";

type Section = Pick<NonNullable<NonNullable<InputsDraft["frontends"]>[number]>, "acls">;

/** Checks the ACLs of a frontend or backend, and that its conditions name only these. */
export function checkAcls(inputs: InputsDraft, section: Section, path: Path, report: Report): void {
  for (const [{ criterion = "", list, map }, index] of present(section.acls)) {
    listNames(inputs).check(list, [...path, "acls", index, "list"], report);
    mapNames(inputs).check(map, [...path, "acls", index, "map"], report);
    checkUserlistNames(inputs, criterion, [...path, "acls", index, "criterion"], report);
  }
  const acls = new Names("ACL", section.acls);
  for (const { text, at } of conditionsIn(section, path)) {
    checkUserlistNames(inputs, text, at, report);
    const parsed = conditionOf(text);
    for (const name of parsed === undefined ? [] : aclsIn(parsed)) {
      acls.check(name, at, report);
    }
  }
}

/** Checks that no two ACLs of the inputs have the same number. */
export function checkAclNumbers(inputs: InputsDraft, { report }: Findings): void {
  const numbered = (["frontends", "backends"] as const).flatMap((key) =>
    present<Section | undefined>(inputs[key]).flatMap(([{ acls }, section]) =>
      present(acls).map(([{ uniqueId }, index]) => ({
        number: uniqueId?.toString(),
        at: [key, section, "acls", index, "uniqueId"],
      })),
    ),
  );
  const numbers = numbered.map(({ number }) => number);
  reportDuplicates(numbers, (index) => numbered[index]?.at ?? [], report);
}

/** Returns all conditions in a part of the inputs, with their paths. */
function conditionsIn(value: unknown, path: Path): { text: string; at: Path }[] {
  if (Array.isArray(value)) {
    return value.flatMap((element, index) => conditionsIn(element, [...path, index]));
  }
  if (typeof value !== "object" || value === null) {
    return [];
  }
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => {
    if (!conditionKeys.has(key)) return conditionsIn(inner, [...path, key]);
    if (typeof inner === "string") return [{ text: inner, at: [...path, key] }];
    return present(inner as (string | undefined)[]).map(([text, index]) => ({
      text,
      at: [...path, key, index],
    }));
  });
}

const conditionKeys = new Set(["condition", "admin", "monitorFail", "forcePersist", "ignorePersist"]);
