import type { Findings } from "../check";
import { present } from "../../faults/given";
import type { InputsDraft } from "../../model/draft";
import { reportDuplicateNames } from "../../faults/duplicates";
import type { Path, Report } from "../../faults/faults";
import { Names, userlistNames } from "../references/names";

/** Checks each userlist. */
export function checkUserlists(inputs: InputsDraft, { report }: Findings): void {
  for (const [{ users, groups }, index] of present(inputs.userlists)) {
    const path = ["userlists", index];
    reportDuplicateNames(users, [...path, "users"], report);
    reportDuplicateNames(groups, [...path, "groups"], report);
    const names = new Names("user", users);
    for (const [group, position] of present(groups)) {
      present(group.users).forEach(([user, at]) => {
        names.check(user, [...path, "groups", position, "users", at], report);
      });
    }
  }
}

/** Reports userlists in an ACL or a condition that do not exist. */
export function checkUserlistNames(inputs: InputsDraft, text: string, path: Path, report: Report): void {
  for (const [, name] of text.matchAll(/\bhttp_auth(?:_group)?\(([^),]*)\)/g)) {
    userlistNames(inputs).check(name, path, report);
  }
}
