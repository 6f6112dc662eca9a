/** Names, and references to them. */
import { z } from "zod";
import { systemAuthorities } from "../language/files";
import { matching } from "./basic";

export const name = matching(
  "is not a name: letters, digits, `.`, `_` and `-`, beginning with a letter or digit, at most 63 characters",
  /^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/,
);

/** The name of an ACL, which must not be a keyword of conditions. */
export const aclName = name.refine((value) => !["or", "if", "unless"].includes(value), {
  error: "is not a name for an ACL: it has a meaning in conditions",
});

/** The name of a certificate authority in the inputs, or that of the system's authorities. */
export const authorityName = z
  .string()
  .refine((value) => value === systemAuthorities || name.safeParse(value).success, {
    error: `is not the name of a certificate authority, nor ${systemAuthorities} for the system's`,
  });

export const proxyName = name.refine((value) => !value.startsWith("haproxy-pair-"), {
  error: "is not free: names beginning with haproxy-pair- are for the pair's own sections",
});

export const serverReference = matching(
  "is not a server's name, with or without its backend: app-1, app/app-1",
  /^(?:[A-Za-z0-9][A-Za-z0-9._-]{0,62}\/)?[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/,
);

export const guid = matching(
  "is not a unique name: letters, digits, `-`, `_`, `.` and `:`, at most 127 characters",
  /^[A-Za-z0-9][A-Za-z0-9._:-]{0,126}$/,
);

export const token = matching(
  "is not a plain word: letters, digits, `.`, `_`, `~` and `-`",
  /^[A-Za-z0-9_][A-Za-z0-9._~-]*$/,
);
