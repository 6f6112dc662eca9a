import type { PasswordModel, UserlistModel } from "../model/model";
import type { Inputs } from "../schema/inputs";
import { shortDigest } from "./shortDigest";

type Userlist = Inputs["userlists"][number];

/** Names the file by the hash. This reveals nothing about the password: the hash has a secret salt. */
const passwordFile = (userlist: string, hash: string) => `${userlist}-${shortDigest(hash)}`;

/** Declares the groups that users name themselves. */
export function userlistModel({ name, users, groups }: Userlist): UserlistModel {
  const declared = groups.map((group) => group.name);
  const named = new Set(users.flatMap((user) => user.groups).filter((group) => !declared.includes(group)));
  return {
    name,
    groups: [...groups, ...[...named].map((group) => ({ name: group, users: [] }))],
    users: users.map((user) => ({
      name: user.name,
      groups: user.groups,
      passwordFile: passwordFile(name, user.password),
    })),
  };
}

/** Returns the hashes of a userlist's passwords. */
export const passwordModels = ({ name, users }: Userlist): PasswordModel[] =>
  users.map(({ password }) => ({ file: passwordFile(name, password), hash: password }));
