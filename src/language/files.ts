/** The kinds of files, which lines name by path and inputs by name. */
export type FileKind =
  "certificate" | "certificateAuthority" | "certificateRevocationList" | "file" | "map" | "list";

/** Maps the names of files in inputs to their paths in lines, and back. */
export interface Files {
  /** Returns the path of a file on the nodes. */
  path(kind: FileKind, name: string): string;
  /** Returns the name of the file with this path, or undefined if it can have none. */
  name(kind: FileKind, path: string): string | undefined;
}

/** A name that stands for the certificate authorities of the node's system. */
export const systemAuthorities = "@system-ca";

/** The paths of maps and lists on the nodes. They are fixed: the running haproxy identifies the files by path. */
export const mapPath = (name: string): string => `/etc/haproxy/maps/${name}.map`;
export const listPath = (name: string): string => `/etc/haproxy/lists/${name}.lst`;

/** Returns the path of a user's password hash on the nodes. */
export const passwordPath = (file: string): string => `/etc/haproxy/secrets/${file}`;

/** The path of the dynamic cookie key on the nodes. */
export const dynamicCookieKeyPath = "/etc/haproxy/secrets/dynamic-cookie-key";

/** Returns a word that each node replaces with the content of a secret file. */
export const placeholder = (path: string): string => `@SECRET:${path}@`;
