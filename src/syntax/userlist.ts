import type { UserlistModel } from "../model/model";
import { text } from "../language/codec";
import { passwordPath, placeholder } from "../language/files";
import { inAnyOrder, inOrder } from "../language/combined";
import { type Part, Parts } from "../language/parts";
import { type Field, Fields } from "../language/section";

/** A user of the model, or of an imported file, which has the hash itself. */
type User = UserlistModel["users"][number] & { password?: string | undefined };

const of = new Parts<User>();
const ofGroup = new Parts<UserlistModel["groups"][number]>();
const fields = new Fields<UserlistModel>();

/** Reads the hash itself, but writes a placeholder. */
const password: Part<User> = {
  keys: ["password"],
  needed: [["password"]],
  write: ({ passwordFile }) => ["password", placeholder(passwordPath(passwordFile))],
  read: (reader, into) =>
    reader.attempt(() => {
      if (!reader.takeKeyword("password")) return false;
      into.password = reader.take();
      return true;
    }),
};

/** The lines of a `userlist` section. */
export const userlistLines: Field<UserlistModel>[] = [
  fields.each(
    "groups",
    "group",
    inOrder(ofGroup.positional("name", text), inAnyOrder(ofGroup.list("users", "users", text))),
  ),
  fields.each(
    "users",
    "user",
    inOrder(of.positional("name", text), inAnyOrder(password, of.list("groups", "groups", text))),
  ),
];
