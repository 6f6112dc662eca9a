import { fileInputs, type ImportedFile } from "./importedFiles";
import type { Draft } from "./draft";

/** Inputs that no haproxy.cfg contains, with documentation addresses instead of real ones. */
export const hosts = {
  nodes: ["11", "12"].map((last, index) => ({ name: `lb${index + 1}`, address: `192.0.2.${last}` })),
  virtualIps: ["192.0.2.100/24"],
};

/** Placeholder for a file's content: a whole response for error files. */
const placeholderContent = ({ kind }: ImportedFile) =>
  kind === "file" ? "HTTP/1.0 503 Service Unavailable\r\n\r\n" : "-";

/** Returns inputs that are complete enough to validate and render; `contentOf` returns the content of a file. */
export function completed(
  inputs: Draft,
  files: readonly ImportedFile[],
  contentOf: (file: ImportedFile, field: string) => string = placeholderContent,
): Draft {
  return {
    nodes: hosts.nodes.map((node) => ({
      ...node,
      connection: { host: node.address, hostKey: "ssh-ed25519 AAAA", user: "root", privateKey: "-" },
    })),
    virtualIps: hosts.virtualIps,
    ...fileInputs(files, contentOf),
    ...inputs,
  };
}

/** Returns whether an input is a placeholder. */
export const isPlaceholder = (path: string): boolean =>
  /^(?:nodes|virtualIps|certificates|certificateAuthorities|certificateRevocationLists|maps|lists|files)\b/.test(
    path,
  );
