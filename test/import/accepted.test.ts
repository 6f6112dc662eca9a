import { spawnSync } from "node:child_process";
import { createPublicKey } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { importConfiguration, type ImportedFile } from "../../src/import";
import { completed } from "../../src/import/placeholders";
import { validate } from "../../src/validate";
import { authority, certificate, revocationList } from "../golden/certificates";
import { dhParameters } from "../golden/inputs/tls";
import { withDaemons } from "../render/daemonPath";
import { placeNode } from "../render/nodeFolder";
import { corpus, legacy } from "./corpus";

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

/** Extra lines without the files that only the machine has from which a configuration comes. */
const extraLines = (lines: string[]) =>
  lines
    .filter((line) => !/\b(?:lua-load|errorfile)\b/.test(line))
    .map((line) => line.replace(/ssl +crt-list \S+ +alpn \S+/, ""));

const withoutFiles = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutFiles);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === "extraLines" ? extraLines(inner as string[]) : withoutFiles(inner),
    ]),
  );
};

test.each(Object.entries(corpus).filter(([name]) => name !== legacy))(
  "haproxy accepts what is made of %s",
  (_, text) => {
    const { inputs, files } = importConfiguration(text);
    const { model } = validate(withoutFiles(completed(inputs, files, contentOf)));
    const node = placeNode(model);
    for (const [, key = ""] of text.matchAll(/jwt_verify\([^,]*,"(\/[^"]+)"/g)) {
      const target = path.join(node.path, key);
      mkdirSync(path.dirname(target), { recursive: true });
      writeFileSync(
        target,
        createPublicKey(certificate("site").certificate).export({ type: "spki", format: "pem" }),
      );
    }
    const { stderr, status } = spawnSync("haproxy", ["-c", "-f", node.haproxyCfg], {
      encoding: "utf8",
      env: withDaemons,
    });
    node.remove();
    expect({ alerts: stderr.split("\n").filter((line) => line.includes("ALERT")), status }).toEqual({
      alerts: [],
      status: 0,
    });
  },
);
