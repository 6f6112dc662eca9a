import { createHash } from "node:crypto";
import type { Inputs } from "./schema";

type Userlist = Inputs["userlists"][number];

/** A user, with the name of the file that has the hash of the password. */
export interface UserModel {
  name: string;
  groups: string[];
  passwordFile: string;
}

/** A userlist without its secrets. */
export interface UserlistModel {
  name: string;
  groups: Userlist["groups"];
  users: UserModel[];
}

/** The hash of a user's password, and the name of the file that it goes to. */
export interface PasswordModel {
  file: string;
  /** Secret: no rendered text depends on it. */
  hash: string;
}

/** The file's name changes with the hash. This tells nothing of the password: the hash has a salt, which is secret too. */
const passwordFile = (userlist: string, hash: string) =>
  `${userlist}-${createHash("sha256").update(hash).digest("hex").slice(0, 8)}`;

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

/** The hashes of a userlist's passwords. */
export const passwordModels = ({ name, users }: Userlist): PasswordModel[] =>
  users.map(({ password }) => ({ file: passwordFile(name, password), hash: password }));
