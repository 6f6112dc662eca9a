import type { PublicModel } from "../validate";
import { listPath, mapPath } from "../syntax/files";
import { filePath } from "./nodePaths";

/** A file that goes to the nodes with haproxy.cfg, without secrets. */
export interface ReleaseFile {
  path: string;
  content: string;
}

/** The maps, the lists of patterns and the other files, in the order of the inputs. */
export function releaseFiles({ maps, lists, files }: PublicModel): ReleaseFile[] {
  return [
    ...maps.map(({ name, content }) => ({ path: mapPath(name), content })),
    ...lists.map(({ name, content }) => ({ path: listPath(name), content })),
    ...files.map(({ file, content }) => ({ path: filePath(file), content })),
  ];
}
