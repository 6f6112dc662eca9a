import type { PublicModel } from "../model/model";
import { listPath, mapPath } from "../language/files";
import { filePath, liveCertificate, liveCertificatesPath } from "./nodePaths";

/** A file of a release next to haproxy.cfg, without secrets. */
export interface ReleaseFile {
  path: string;
  content: string;
}

/** Returns the list of certificate links, the maps, the lists and the other files, in the order of the inputs. */
export function releaseFiles({ certificates, maps, lists, files }: PublicModel): ReleaseFile[] {
  return [
    ...certificateLinks(certificates),
    ...maps.map(({ name, content }) => ({ path: mapPath(name), content })),
    ...lists.map(({ name, content }) => ({ path: listPath(name), content })),
    ...files.map(({ file, content }) => ({ path: filePath(file), content })),
  ];
}

/**
 * Returns a line for each certificate: the link that haproxy reads and the file behind it. haproxy.cfg names the link,
 * so a rotation changes one line here and nothing there.
 */
function certificateLinks(certificates: PublicModel["certificates"]): ReleaseFile[] {
  if (certificates.length === 0) return [];
  const lines = certificates.map(({ name, file }) => `${liveCertificate(name)} ${file}\n`);
  return [{ path: liveCertificatesPath, content: lines.join("") }];
}
