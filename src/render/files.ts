import { type FileKind, type Files, systemAuthorities } from "../syntax/files";
import type { PublicModel } from "../validate";
import { certificatePath, systemAuthoritiesPath } from "./nodePaths";

/** The files that the lines of a haproxy.cfg refer to. */
export function filesOf(model: PublicModel): Files {
  const paths = new Map<string, string>([
    [key("certificateAuthority", systemAuthorities), systemAuthoritiesPath],
  ]);
  for (const { name, file } of model.certificates) paths.set(key("certificate", name), certificatePath(file));
  for (const { name, file } of model.certificateAuthorities)
    paths.set(key("certificateAuthority", name), certificatePath(file));
  const names = new Map([...paths].map(([given, path]) => [path, given]));
  return {
    path: (kind, name) => {
      const path = paths.get(key(kind, name));
      if (path === undefined) throw new Error(`no ${kind} is named ${JSON.stringify(name)}`);
      return path;
    },
    name: (kind, path) => names.get(path)?.slice(key(kind, "").length),
  };
}

const key = (kind: FileKind, name: string) => `${kind} ${name}`;
