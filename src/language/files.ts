/** What lines name by a path and inputs by a name. */
export type FileKind =
  "certificate" | "certificateAuthority" | "certificateRevocationList" | "file" | "map" | "list";

/** How the files that lines refer to are named in the inputs. */
export interface Files {
  /** The path, on the nodes, of the file with this name. */
  path(kind: FileKind, name: string): string;
  /** The name of the file with this path; undefined when it can have none. */
  name(kind: FileKind, path: string): string | undefined;
}

/** A name that stands for the certificate authorities of the node's system. */
export const systemAuthorities = "@system-ca";

/** Where maps and lists of patterns are on the nodes: always there, for the running haproxy knows them by it. */
export const mapPath = (name: string): string => `/etc/haproxy/maps/${name}.map`;
export const listPath = (name: string): string => `/etc/haproxy/lists/${name}.lst`;

/** Where the hash of a user's password is. */
export const passwordPath = (file: string): string => `/etc/haproxy/secrets/${file}`;

/** Where the key of dynamic cookies is on the nodes. */
export const dynamicCookieKeyPath = "/etc/haproxy/secrets/dynamic-cookie-key";

/** A word that stands for the content of a secret file, until the node that has this file puts it there. */
export const placeholder = (path: string): string => `@SECRET:${path}@`;
