#!/usr/bin/env node
import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { importConfiguration } from "../import";
import { programText } from "../import/program";
import { reportOf } from "../import/report";
import { stackConfigText } from "../import/stackConfig";

const usage = `usage: haproxy-pair import FILE [--format yaml|typescript] [--output FILE]

Reads a haproxy.cfg (- for the standard input) and writes equivalent inputs: the config of a Pulumi stack, or a
program. Lists the lines that no input can express, with the reason.

exit status: 0 if the inputs express all of it, 2 if something is left over, 1 if nothing could be done
`;

const formats = { yaml: stackConfigText, typescript: programText };

function main(): number {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      format: { type: "string", default: "yaml" },
      output: { type: "string" },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help === true) {
    process.stdout.write(usage);
    return 0;
  }
  const [command, file, ...more] = positionals;
  const [, format] = Object.entries(formats).find(([name]) => name === values.format) ?? [];
  if (command !== "import" || file === undefined || more.length > 0 || format === undefined)
    throw new Error(usage.trim());
  const imported = importConfiguration(readFileSync(file === "-" ? process.stdin.fd : file, "utf8"));
  const text = format(imported);
  if (values.output === undefined) process.stdout.write(text);
  else writeFileSync(values.output, text);
  process.stderr.write(`${reportOf(imported, file).join("\n")}\n`);
  return imported.leftOver.length + imported.faults.length === 0 ? 0 : 2;
}

try {
  process.exitCode = main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
