import type { Imported } from ".";
import { fileInputs } from "./importedFiles";
import { hosts } from "./placeholders";
import { withoutPasswords } from "./secrets";

const widest = 100;

/** An expression that is written unchanged. */
class Expression {
  constructor(readonly text: string) {}
}

/** Returns inputs as a Pulumi program. */
export function programText({ inputs, files }: Imported): string {
  const content = (path: string, field: string) => {
    const read = `file(${JSON.stringify(path)})`;
    return new Expression(field === "privateKey" ? `pulumi.secret(${read})` : read);
  };
  const args = {
    nodes: hosts.nodes.map(({ name, address }) => ({
      name,
      address,
      connection: {
        host: address,
        hostKey: new Expression(`config.require("${name}HostKey")`),
        privateKey: new Expression('config.requireSecret("sshPrivateKey")'),
      },
    })),
    virtualIps: hosts.virtualIps,
    ...fileInputs<unknown>(files, ({ path }, field) => content(path, field)),
    ...(withoutPasswords(
      inputs,
      (path) => new Expression(`config.requireSecret("${keyOf(path)}")`),
    ) as object),
  };
  return `import { readFileSync } from "node:fs";
import * as pulumi from "@pulumi/pulumi";
import { HaproxyPair } from "haproxy-pair";

const config = new pulumi.Config();
const file = (path: string) => readFileSync(path, "utf8");

// Not in a haproxy.cfg, to be filled in: \`nodes\` and \`virtualIps\`.
export const pair = new HaproxyPair("pair", ${literal(args, "")});
`;
}

function literal(value: unknown, indent: string): string {
  const flat = flatLiteral(value);
  if (flat.length + indent.length <= widest || typeof value !== "object" || value instanceof Expression)
    return flat;
  const inner = `${indent}  `;
  const lines = Array.isArray(value)
    ? value.map((element) => literal(element, inner))
    : entriesOf(value).map(([key, element]) => `${keyText(key)}: ${literal(element, inner)}`);
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  return `${open ?? ""}\n${lines.map((line) => `${inner}${line},\n`).join("")}${indent}${close ?? ""}`;
}

function flatLiteral(value: unknown): string {
  if (value instanceof Expression) return value.text;
  if (Array.isArray(value)) return `[${value.map(flatLiteral).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = entriesOf(value).map(([key, element]) => `${keyText(key)}: ${flatLiteral(element)}`);
  return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
}

const entriesOf = (value: object | null) =>
  Object.entries(value ?? {}).filter(([, element]) => element !== undefined) as [string, unknown][];

const keyText = (key: string) => (/^[A-Za-z_]\w*$/.test(key) ? key : JSON.stringify(key));

/** Returns a path such as `userlists[0].users[1].password` as a key of a stack's config. */
const keyOf = (path: string) => path.replace(/\W+(\w?)/g, (_, letter: string) => letter.toUpperCase());
