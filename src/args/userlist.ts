import type * as pulumi from "@pulumi/pulumi";

/**
 * Users with passwords, for conditions such as `{ http_auth(staff) }` and `{ http_auth_group(staff) admins }`.
 *
 * @see HAProxy configuration manual, section 3.4 "Userlists"
 */
export interface UserlistArgs {
  /** The name that conditions refer to. */
  name: pulumi.Input<string>;
  /** The users. */
  users: pulumi.Input<pulumi.Input<UserArgs>[]>;
  /** Groups with their users; those that users name themselves need not be here. @default none */
  groups?: pulumi.Input<pulumi.Input<UserGroupArgs>[]>;
}

/** A user of a userlist. */
export interface UserArgs {
  /** The user's name. */
  name: pulumi.Input<string>;
  /**
   * The password's hash, as of `openssl passwd -6` or `mkpasswd`: SHA-256 (`$5$`), SHA-512 (`$6$`) or yescrypt (`$y$`).
   * A secret: it is in no text that Pulumi shows, and on the nodes in files that only root can read.
   */
  password: pulumi.Input<string>;
  /** The groups that the user is in. @default none */
  groups?: pulumi.Input<pulumi.Input<string>[]>;
}

/** A group of a userlist. */
export interface UserGroupArgs {
  /** The group's name. */
  name: pulumi.Input<string>;
  /** Users who are in it, besides those who say so themselves. @default none */
  users?: pulumi.Input<pulumi.Input<string>[]>;
}
