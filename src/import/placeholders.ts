import { fileInputs, type ImportedFile } from "./importedFiles";
import type { Draft } from "./sectionSyntax";

/** What a haproxy.cfg does not say, with addresses for documentation in place of real ones. */
export const hosts = {
  nodes: ["11", "12"].map((last, index) => ({ name: `lb${index + 1}`, address: `192.0.2.${last}` })),
  virtualIps: ["192.0.2.100/24"],
};

/** Stands for what is in a file: a whole response, as error files are. */
const placeholderContent = ({ kind }: ImportedFile) =>
  kind === "file" ? "HTTP/1.0 503 Service Unavailable\r\n\r\n" : "-";

/** The inputs with what else the pair needs, so that they can be checked and rendered; `contentOf` gives what is in a file. */
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

/** Whether an input is made up here. */
export const isPlaceholder = (path: string): boolean =>
  /^(?:nodes|virtualIps|certificates|certificateAuthorities|certificateRevocationLists|maps|lists|files)\b/.test(
    path,
  );
