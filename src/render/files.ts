import { type FileKind, type Files, listPath, mapPath, systemAuthorities } from "../language/files";
import type { PublicModel } from "../model/model";
import { certificatePath, filePath, liveCertificatePath, systemAuthoritiesPath } from "./nodePaths";

/** Returns the files that the lines of a haproxy.cfg refer to. */
export function filesOf(model: PublicModel): Files {
  const paths = new Map<string, string>([
    [key("certificateAuthority", systemAuthorities), systemAuthoritiesPath],
  ]);
  for (const { name } of model.certificates) paths.set(key("certificate", name), liveCertificatePath(name));
  for (const { name, file } of model.certificateAuthorities)
    paths.set(key("certificateAuthority", name), certificatePath(file));
  for (const { name, file } of model.certificateRevocationLists)
    paths.set(key("certificateRevocationList", name), certificatePath(file));
  for (const { name } of model.maps) paths.set(key("map", name), mapPath(name));
  for (const { name } of model.lists) paths.set(key("list", name), listPath(name));
  for (const { name, file } of model.files) paths.set(key("file", name), filePath(file));
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
