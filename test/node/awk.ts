import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";

const scripts = path.join(__dirname, "../../templates/node");

/** Runs one of the awk programs of templates/node over the texts, each in a file of its own, as are some variables. */
export function awk(
  program: string,
  texts: string[],
  filesOf: Record<string, string> = {},
  variables: Record<string, string> = {},
): string[] {
  const directory = mkdtempSync(path.join(tmpdir(), "haproxy-pair-awk-"));
  const inFile = (text: string, index: number | string): string => {
    const file = path.join(directory, `input-${index}`);
    writeFileSync(file, text);
    return file;
  };
  const assignments = [
    ...Object.entries(filesOf).map(([name, text]) => `${name}=${inFile(text, name)}`),
    ...Object.entries(variables).map(([name, value]) => `${name}=${value}`),
  ].flatMap((assignment) => ["-v", assignment]);
  const output = execFileSync("awk", [
    ...assignments,
    "-f",
    path.join(scripts, program),
    ...texts.map(inFile),
  ]);
  return output
    .toString()
    .split("\n")
    .filter((line) => line !== "");
}
