import { listOf, object } from "../values/objects";
import { checked, matching, name } from "../values";

// A short salt could be guessed from the digest in the name of the password's file.
const password = checked(
  "is not a hash of `openssl passwd -6` or `mkpasswd`: $5$, $6$ or $y$, with a salt of 8 characters or more",
  (value) =>
    /^\$[56]\$(?:rounds=\d{4,9}\$)?[A-Za-z0-9./]{8,16}\$[A-Za-z0-9./]{43,86}$/.test(value) ||
    /^\$y\$[A-Za-z0-9./]{2,8}\$[A-Za-z0-9./]{8,86}\$[A-Za-z0-9./]{43}$/.test(value),
);
const userName = matching(
  "is not a user's name: no spaces, quotes, commas, colons or backslashes",
  /^[A-Za-z0-9_][A-Za-z0-9_.@+~-]{0,63}$/,
);

export const userlist = object({
  name,
  users: listOf(object({ name: userName, password, groups: listOf(name).default([]) })),
  groups: listOf(object({ name, users: listOf(userName).default([]) })).default([]),
});
