import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";

const scripts = path.join(__dirname, "../../templates/node");

/** Runs one of the awk programs of templates/node over the texts, each in a file of its own. */
export function awk(program: string, texts: string[], variables: Record<string, string> = {}): string[] {
  const directory = mkdtempSync(path.join(tmpdir(), "haproxy-pair-awk-"));
  const inFile = (text: string, index: number | string): string => {
    const file = path.join(directory, `input-${index}`);
    writeFileSync(file, text);
    return file;
  };
  const assignments = Object.entries(variables).flatMap(([name, text]) => [
    "-v",
    `${name}=${inFile(text, name)}`,
  ]);
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
