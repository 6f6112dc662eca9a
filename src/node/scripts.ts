import { readdirSync, readFileSync } from "node:fs";
import * as path from "node:path";
import { releasesTable } from "../validate/releases";
import { originsTable } from "./origins";

/** Where the node scripts live on every node. */
export const scriptsDirectory = "/usr/local/lib/haproxy-pair";

const templates = path.join(__dirname, "../../templates/node");

/** One shell script that places all node scripts: it travels on stdin, so that no command line carries a text. */
export function installerOf(scripts: { name: string; text: string }[]): string {
  const placed = scripts.map(({ name, text }) => {
    const end = `END_OF_${name.replace(/[^a-z]/gi, "_").toUpperCase()}`;
    const mode = name.endsWith(".sh") ? "755" : "644";
    return `cat >'${name}.new' <<'${end}'\n${text.trimEnd()}\n${end}\nchmod ${mode} '${name}.new'\nmv '${name}.new' '${name}'\n`;
  });
  return `set -eu\numask 022\nmkdir -p ${scriptsDirectory}\ncd ${scriptsDirectory}\n${placed.join("")}`;
}

export function nodeScriptsInstaller(): string {
  return installerOf([
    ...readdirSync(templates)
      .sort()
      .map((name) => ({ name, text: readFileSync(path.join(templates, name), "utf8") })),
    { name: "origins.tsv", text: originsTable() },
    { name: "releases.tsv", text: releasesTable() },
  ]);
}
