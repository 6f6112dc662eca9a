import { readdirSync, readFileSync } from "node:fs";
import * as path from "node:path";
import { releasesTable } from "../syntax/releases";
import { originsTable } from "./origins";

/** The folder of the node scripts on every node. */
export const scriptsDirectory = "/usr/local/libexec/haproxy-pair";

const templates = path.join(__dirname, "../../templates/node");
const textOf = (name: string): string => readFileSync(path.join(templates, name), "utf8");

/** Not installed: it decides whether the others may be. */
const claimScript = "claim.sh";

/** The node that claims a host. */
export interface Claim {
  identity: string;
  /** Project and stack. */
  stack: string;
  component: string;
  node: string;
  /** True takes the host over from another stack. */
  adopt: boolean;
}

/** Returns one shell script for stdin: the claim of a host, and the scripts of the other steps. */
export function claimText(claim: Claim): string {
  const { adopt, ...names } = claim;
  const variables = Object.entries({ ...names, adopt: adopt ? "yes" : "no" });
  const assigned = variables.map(([name, value]) => `${name}=${quoted(value)}\n`).join("");
  // In a function, a text that arrives only in part runs nothing.
  return `set -eu\n${assigned}event=$1\nclaim() {\n${textOf(claimScript)}${nodeScriptsInstaller()}${said}}\nclaim\n`;
}

const said =
  'echo "haproxy-pair: generation $generation"\necho "haproxy-pair: token $(cat /proc/sys/kernel/random/uuid)"\n';

function quoted(value: string): string {
  return `'${value.replace(/[\n\r]/g, " ").replaceAll("'", `'\\''`)}'`;
}

/** Returns shell lines that place scripts, all or none. They run from stdin, so no command line contains a text. */
export function installerOf(scripts: { name: string; text: string }[]): string {
  const written = scripts.map(({ name, text }) => {
    const end = `END_OF_${name.replace(/[^a-z]/gi, "_").toUpperCase()}`;
    const mode = name.endsWith(".sh") ? "755" : "644";
    return `cat >'${name}.new' <<'${end}'\n${text.trimEnd()}\n${end}\nchmod ${mode} '${name}.new'\n`;
  });
  const moved = scripts.map(({ name }) => `mv '${name}.new' '${name}'\n`);
  return `set -eu\numask 022\nmkdir -p ${scriptsDirectory}\ncd ${scriptsDirectory}\n${written.join("")}sync *.new\n${moved.join("")}`;
}

/** Returns shell lines that install everything that the steps run. */
export function nodeScriptsInstaller(): string {
  return installerOf([
    ...readdirSync(templates)
      .filter((name) => name !== claimScript)
      .sort()
      .map((name) => ({ name, text: textOf(name) })),
    { name: "origins.tsv", text: originsTable() },
    { name: "releases.tsv", text: releasesTable() },
  ]);
}
