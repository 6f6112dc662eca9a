import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { validate } from "../../src/validate";
import { inputs } from "../../src/schema/inputs";
import { isAtLeast } from "../../src/language/release";
import { installedRelease, withDaemons } from "../render/daemonPath";
import { placeNode } from "../render/nodeFolder";
import { keysOf } from "../schema/schemaKeys";
import { capabilitiesIn, type Example, examplesIn, inputsOf, pages, repository } from "./markdown";

const examples = pages
  .flatMap((page) => examplesIn(page, "yaml"))
  .map((example) => [titleOf(example), example] as const);

function titleOf({ page, line }: Example): string {
  return `${page}:${line}`;
}

if (examples.length > 0) {
  describe.each(examples)("the example at %s", (_, example) => {
    test("is valid, and accepted by haproxy without a warning", () => {
      const { model } = validate(inputsOf(example));
      // The golden files show what needs a newer one.
      if (!isAtLeast(installedRelease(), model.haproxyVersion)) return;
      const node = placeNode(model);
      const { stderr, status } = spawnSync("haproxy", ["-c", "-dW", "-f", node.haproxyCfg], {
        encoding: "utf8",
        env: withDaemons,
      });
      node.remove();
      expect({ stderr, status }).toEqual({ stderr: "", status: 0 });
    });
  });
}

/** The names of the tests of a file, as patterns: what is filled in for each case may be anything. */
function testNames(file: string): RegExp[] {
  const source = readFileSync(path.join(repository, file), "utf8");
  const names = source.matchAll(
    /\b(?:test|it)(?:\.each\([^]*?\)\s*)?(?:<[^>]*>)?\(\s*(["'`])((?:\\.|(?!\1)[^\\])*)\1/g,
  );
  const titles = source.matchAll(/\]\)\(\s*(["'`])((?:\\.|(?!\1)[^\\])*)\1/g);
  return [...names, ...titles].map(([, , name = ""]) => {
    const literal = name.replace(/\\(["'`])/g, "$1").replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    return new RegExp(`^${literal.replace(/%[sjidp]|\\\$\w+/g, ".+")}$`);
  });
}

const capabilities = pages.flatMap((page) => capabilitiesIn(page));

test("the tables of capabilities name tests that exist", () => {
  expect(capabilities.length).toBeGreaterThan(0);
  const missing = capabilities.filter(({ test: named }) => {
    const [, file = "", name = ""] = /^`([^:`]+)`: (.+)$/.exec(named) ?? [];
    return !existsSync(path.join(repository, file)) || !testNames(file).some((pattern) => pattern.test(name));
  });
  expect(missing).toEqual([]);
});

test("the tables of capabilities name inputs that exist", () => {
  const known = keysOf(inputs);
  const unknown = capabilities.filter(({ input }) => {
    const paths = [...input.matchAll(/`([^`]+)`/g)].map(([, given = ""]) => `.${given}`);
    return paths.length === 0 || paths.some((given) => !known.some((key) => key.endsWith(given)));
  });
  expect(unknown).toEqual([]);
});

test("the links between pages lead somewhere", () => {
  const broken = pages.flatMap((page) =>
    [...readFileSync(path.join(repository, page), "utf8").matchAll(/\]\((?!https?:)([^)#]+)/g)]
      .map(([, target = ""]) => path.join(path.dirname(page), target))
      .filter((target) => !existsSync(path.join(repository, target))),
  );
  expect(broken).toEqual([]);
});
