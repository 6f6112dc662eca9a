import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import * as path from "node:path";
import { type AptSources, aptSources } from "./aptSources";
import { run } from "./program";

/** How a tree is made: as a machine that can boot, or as files alone, where no package's own script has run. */
export const TreeVariant = { minbase: "minbase", extract: "extract" } as const;
export type TreeVariant = (typeof TreeVariant)[keyof typeof TreeVariant];

/** What a Debian tree is made from. */
export interface TreeRecipe {
  /** What it is for. */
  purpose: string;
  release: string;
  variant: TreeVariant;
  packages: readonly string[];
  /** Shell scripts that complete the tree whose path they are given. Each may use the files beside it. */
  scripts?: readonly string[];
}

const cache = "/var/cache/haproxy-pair-lab";
const builder = path.join(__dirname, "images/build.sh");

/** The directory of a Debian tree. Builds it when it is not in the cache yet. */
export async function debianTree(
  recipe: TreeRecipe,
  log: (line: string) => void = () => undefined,
): Promise<string> {
  const sources = await aptSources(recipe.release);
  const directory = path.join(cache, `${recipe.release}-${recipe.purpose}-${digest(recipe, sources)}`);
  const tree = path.join(directory, "tree");
  if (!existsSync(tree)) await build(directory, recipe, sources, log);
  return tree;
}

function digest(recipe: TreeRecipe, sources: AptSources): string {
  const hash = createHash("sha256").update(JSON.stringify([recipe, sources]));
  const folders = [builder, ...(recipe.scripts ?? [])].map((script) => path.dirname(script));
  for (const folder of new Set(folders))
    for (const file of readdirSync(folder).sort())
      hash.update(file).update(readFileSync(path.join(folder, file)));
  return hash.digest("hex").slice(0, 12);
}

async function build(
  directory: string,
  { release, purpose, variant, packages, scripts = [] }: TreeRecipe,
  { sources, configuration }: AptSources,
  log: (line: string) => void,
): Promise<void> {
  const began = performance.now();
  log(`building the ${release} image for ${purpose} (once; about half a minute)`);
  mkdirSync(directory, { recursive: true });
  writeFileSync(path.join(directory, "sources.list"), sources);
  writeFileSync(path.join(directory, "apt.conf"), configuration);
  const recipe = [builder, directory, release, variant, packages.join(","), ...scripts];
  await run("flock", [directory, "sh", ...recipe], { timeoutSeconds: 1800 });
  log(
    `the ${release} image for ${purpose} is there after ${Math.round((performance.now() - began) / 1000)} s`,
  );
}
