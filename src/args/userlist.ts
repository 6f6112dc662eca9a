import type * as pulumi from "@pulumi/pulumi";

/**
 * Users with passwords, for conditions such as `{ http_auth(staff) }` and
 * `{ http_auth_group(staff) admins }`.
 *
 * @see HAProxy configuration manual, section 3.4 "Userlists"
 */
export interface UserlistArgs {
  /** The name that conditions refer to. */
  name: pulumi.Input<string>;
  /** The users. */
  users: pulumi.Input<pulumi.Input<UserArgs>[]>;
  /** Groups with their users. Groups that `users[].groups` names need no entry here. @default none */
  groups?: pulumi.Input<pulumi.Input<UserGroupArgs>[]>;
}

/** A user of a userlist. */
export interface UserArgs {
  /** The user's name. */
  name: pulumi.Input<string>;
  /**
   * The password's hash from `openssl passwd -6` or `mkpasswd`: SHA-256 (`$5$`), SHA-512 (`$6$`) or yescrypt
   * (`$y$`). A secret: Pulumi never shows it, and on the nodes only root can read it.
   */
  password: pulumi.Input<string>;
  /** The user's groups. @default none */
  groups?: pulumi.Input<pulumi.Input<string>[]>;
}

/** A group of a userlist. */
export interface UserGroupArgs {
  /** The group's name. */
  name: pulumi.Input<string>;
  /** The group's users, in addition to those that name it in `groups`. @default none */
  users?: pulumi.Input<pulumi.Input<string>[]>;
}
