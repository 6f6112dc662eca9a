import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import * as path from "node:path";
import type { HaproxyPairArgs } from "../args";
import { isObject } from "../faults/given";

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** Values that a stack's config may keep in a file: `certificateFile: site.pem` means `certificate: <its content>`. */
const inFiles = ["privateKey", "hostKey", "certificate", "ocspResponse", "crl", "content"];

/**
 * Turns a stack's config into the component's inputs. The component validates the values. Unknown keys are passed on,
 * so that typos are reported, not ignored.
 *
 * @param config every value of the stack's config as the engine gives it, `<project>:<key>` → text or JSON
 * @param directory base of relative file paths
 */
export function argsOfConfig(
  config: Record<string, string>,
  project: string,
  directory: string,
): HaproxyPairArgs {
  const values = Object.entries(config)
    .filter(([key]) => key.startsWith(`${project}:`))
    .map(([key, value]) => [
      key.slice(project.length + 1),
      /^[[{]/.test(value) ? (JSON.parse(value) as Json) : value,
    ]);
  const { ssh = {}, ...args } = withFiles(Object.fromEntries(values) as Json, directory) as Record<
    string,
    Json
  >;
  return { ...args, nodes: connected(args["nodes"], ssh) } as unknown as HaproxyPairArgs;
}

/** Returns the nodes with connections: by default to their own address, with the settings of `ssh`. */
function connected(nodes: Json | undefined, ssh: Json): Json {
  if (!Array.isArray(nodes)) return nodes ?? [];
  return nodes.map((node) =>
    isObject(node)
      ? {
          ...node,
          connection: { host: node["address"] ?? "", ...asObject(ssh), ...asObject(node["connection"]) },
        }
      : node,
  );
}

function withFiles(value: Json, directory: string): Json {
  if (Array.isArray(value)) return value.map((item) => withFiles(item, directory));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const name = key.replace(/File$/, "");
      if (name === key || !inFiles.includes(name) || typeof inner !== "string")
        return [key, withFiles(inner, directory)];
      return [
        name,
        readFileSync(path.resolve(directory, inner.replace(/^~(?=\/)/, homedir())), "utf8").trim(),
      ];
    }),
  );
}

function asObject(value: Json | undefined): { [key: string]: Json } {
  return isObject(value) ? value : {};
}
