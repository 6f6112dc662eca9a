import { createPublicKey } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { importConfiguration, type Imported, type ImportedFile } from "../../src/import";
import { completed } from "../../src/import/placeholders";
import { validate } from "../../src/validate";
import { authority, certificate, revocationList } from "../golden/certificates";
import { dhParameters } from "../golden/inputs/tls";
import { type NodeFolder, placeNode } from "../render/nodeFolder";

/** Something for each file that a configuration names. */
function contentOf({ kind, name }: ImportedFile, field: string): string {
  switch (kind) {
    case "certificate":
      return field === "privateKey" ? certificate("site").privateKey : certificate("site").certificate;
    case "certificateAuthority":
      return authority("ca").certificate;
    case "certificateRevocationList":
      return revocationList("crl").crl;
    case "map":
      return "/a 10\n";
    case "list":
      return "10.0.0.0/8\n";
    case "file":
      if (/dh/.test(name)) return dhParameters;
      return "HTTP/1.0 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n";
  }
}

/** Something for a file that extra lines name, which only the machine has from which a configuration comes. */
function madeUp(file: string, folder: string, text: string): string {
  if (file.endsWith(".lua")) {
    const actions = [...text.matchAll(/\blua\.([\w.-]+)/g)].map(([, name = ""]) => name);
    const register = (name: string) =>
      `core.register_action("${name}", { "http-req", "http-res" }, function(txn) end, 0)\n`;
    return actions.map(register).join("");
  }
  const { certificate: pem, privateKey } = certificate("site");
  if (/list$|list\.txt$/.test(file)) {
    const target = path.join(folder, "listed.pem");
    writeFileSync(target, pem + privateKey);
    return `${target}\n`;
  }
  if (/error/.test(file)) return "HTTP/1.0 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n";
  return pem + privateKey;
}

/** The files that the report says are missing on the nodes, and no others. */
function placeMissing({ leftOver }: Imported, { path: folder, haproxyCfg }: NodeFolder, text: string): void {
  for (const file of new Set(leftOver.flatMap(({ files }) => files))) {
    const target = path.join(folder, file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, madeUp(file, folder, text));
    // What looks like a path of the nodes is placed already, if only in part.
    const placed = file.startsWith("/etc/haproxy/")
      ? target
      : file.replace("/etc/haproxy/", `${folder}/etc/haproxy/`);
    writeFileSync(haproxyCfg, readFileSync(haproxyCfg, "utf8").replaceAll(placed, target));
  }
}

/** The release that a configuration of the corpus is for, where that is not the oldest one tried. */
export const releaseOf: Record<string, string> = { opnsense: "3.2" };

/** Places what is made of a configuration as it would be on a node, with something for each file that it names. */
export function placeImported(text: string): NodeFolder {
  const imported = importConfiguration(text);
  const { model } = validate(completed(imported.inputs, imported.files, contentOf));
  const node = placeNode(model);
  placeMissing(imported, node, text);
  for (const [, key = ""] of text.matchAll(/jwt_verify\([^,]*,"(\/[^"]+)"/g)) {
    const target = path.join(node.path, key);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(
      target,
      createPublicKey(certificate("site").certificate).export({ type: "spki", format: "pem" }),
    );
  }
  return node;
}

/** What haproxy says that keeps it from running. */
export const alertsIn = (stderr: string): string[] =>
  stderr.split("\n").filter((line) => line.includes("ALERT"));
