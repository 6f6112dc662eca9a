import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import {
  authorityFiles,
  certificateFiles,
  cookieKeyFiles,
  passwordFiles,
  releaseFiles,
  renderHaproxyCfg,
  statsAuthFile,
} from "../../src/render";
import { certificatePath, liveCertificatePath, liveCertificatesPath } from "../../src/render/nodePaths";
import type { Model } from "../../src/model/model";

/** What a node would have on its disk, below a folder of this machine. */
export interface NodeFolder {
  path: string;
  haproxyCfg: string;
  remove(): void;
}

// Only what needs root, or a path that belongs to the machine, differs from what a node gets.
const privileged = /^ {4}(?:(?:chroot|uid|gid) .*|(?:user|group) haproxy|daemon)\n/gm;
const owners = /(?<=^ {4}(?:stats socket|unix-bind)\b.*) (?:user|group) \S+/gm;
const nodePath = /\/(?:etc\/haproxy|run\/haproxy|var\/lib\/haproxy-pair)(?=\/|$)/gm;

/** The text with its secrets, as the node puts them there. */
const withSecrets = (text: string) =>
  execFileSync("awk", ["-f", path.join(__dirname, "../../templates/node/secrets.awk")], {
    input: text,
    encoding: "utf8",
  });

/** Places the rendered files of a node as the roll-out does, but below a new folder. */
export function placeNode(model: Model, statsPassword = model.statsPassword ?? "stats-password"): NodeFolder {
  const folder = mkdtempSync(path.join(tmpdir(), "hp-"));
  const place = (file: string, content: string | Buffer) => {
    const target = path.join(folder, file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, content, { mode: 0o600 });
  };
  const files = [
    ...certificateFiles(model),
    ...authorityFiles(model),
    ...passwordFiles(model),
    ...cookieKeyFiles(model, "a secret key"),
    statsAuthFile(model, statsPassword),
    ...releaseFiles(model).filter(({ path }) => path !== liveCertificatesPath),
  ];
  for (const { path: file, content } of files) {
    place(file, file.endsWith(".ocsp") ? Buffer.from(content, "base64") : content);
  }
  mkdirSync(path.join(folder, liveCertificatesPath));
  for (const { name, file, ocspResponse } of model.certificates) {
    for (const extension of ocspResponse === undefined ? [""] : ["", ".ocsp"]) {
      const target = path.join(folder, certificatePath(file) + extension);
      symlinkSync(target, path.join(folder, liveCertificatePath(name) + extension));
    }
  }
  place("/var/lib/haproxy-pair/server-state", "1\n");
  mkdirSync(path.join(folder, "run/haproxy"), { recursive: true });
  const { text } = renderHaproxyCfg(model);
  const placed = text
    .replace(privileged, "")
    .replace(owners, "")
    .replace("localpeer @NODE@", `localpeer ${model.nodes[0]?.name ?? ""}`)
    // The nodes' addresses are not this machine's.
    .replace(/^( {4}peer (\S+)) .*$/gm, `$1 unix@${folder}/$2.sock`)
    .replace(nodePath, (found) => folder + found);
  place("/etc/haproxy/haproxy.cfg", withSecrets(placed));
  return {
    path: folder,
    haproxyCfg: path.join(folder, "etc/haproxy/haproxy.cfg"),
    remove: () => {
      rmSync(folder, { recursive: true });
    },
  };
}
