import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import * as path from "node:path";
import { repository } from "../stack";

/** One `HaproxyPair` of the project's program. */
export interface Component {
  name: string;
  /** The names of the components that it is in, outermost first. @default none */
  parents?: string[];
  /** Inputs that differ from the stack's. @default none */
  args?: object;
}

/** The repository's. */
const { compilerOptions } = JSON.parse(readFileSync(path.join(repository, "tsconfig.json"), "utf8")) as {
  compilerOptions: object;
};

const program = `import * as pulumi from "@pulumi/pulumi";
import { HaproxyPair } from "${repository}/src/haproxyPair";
import { argsOfConfig } from "${repository}/src/program/stackConfig";

interface Component { name: string; parents?: string[]; args?: object }

const { "haproxy-pair:components": components = "[]", ...config } = pulumi.runtime.allConfig();
const args = argsOfConfig(config, pulumi.getProject(), "${repository}");
for (const component of JSON.parse(components) as Component[]) {
  const parent = (component.parents ?? []).reduce<pulumi.Resource | undefined>(
    (parent, name) => new pulumi.ComponentResource("faults:index:Parent", name, {}, parent && { parent }),
    undefined,
  );
  new HaproxyPair(component.name, { ...args, ...component.args }, parent && { parent });
}
`;

/** A Pulumi project whose components are named, and placed in others, by the stack's config. */
export function createProject(directory: string): string {
  mkdirSync(directory, { recursive: true });
  const files = {
    "Pulumi.yaml": "name: haproxy-pair\nruntime: nodejs\nmain: index.ts\n",
    "package.json": "{}\n",
    "tsconfig.json": JSON.stringify({ compilerOptions, include: ["index.ts"] }),
    "index.ts": program,
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(directory, name), text);
  return directory;
}
