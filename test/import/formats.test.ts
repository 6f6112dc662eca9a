import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import ts from "typescript";
import { parse } from "yaml";
import { importConfiguration } from "../../src/import";
import { programText } from "../../src/import/program";
import { stackConfigText } from "../../src/import/stackConfig";
import { corpus } from "./corpus";

const repository = path.join(__dirname, "../..");
const file = (name: string) => path.join(__dirname, "corpus", `${name}.cfg`);

function importing(...args: string[]) {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ["--import", "tsx", path.join(repository, "src/cli/haproxy-pair.ts"), "import", ...args],
    { cwd: repository, encoding: "utf8" },
  );
  return { stdout, stderr, status };
}

describe.each(Object.entries(corpus))("what is imported from %s", (_, text) => {
  const imported = importConfiguration(text);
  const passwords = ({ inputs }: typeof imported) =>
    JSON.stringify(inputs).match(/(?<="password":")[^"]+/g) ?? [];

  test("is the config of a stack", () => {
    const { config } = parse(stackConfigText(imported)) as { config: Record<string, unknown> };
    for (const key of ["frontends", "backends", "global", "defaults"]) {
      expect(config[`haproxy-pair:${key}`]).toEqual(imported.inputs[key]);
    }
    expect(config).toHaveProperty(["haproxy-pair:nodes"]);
  });

  test("has no password in it", () => {
    for (const password of passwords(imported)) {
      expect(stackConfigText(imported)).not.toContain(password);
      expect(programText(imported)).not.toContain(password);
    }
  });
});

test("the program is one that compiles", () => {
  const folder = mkdtempSync(path.join(repository, "test/import/program-"));
  try {
    const source = path.join(folder, "index.ts");
    const text = programText(importConfiguration(corpus["kolla-ansible"] ?? ""));
    writeFileSync(source, text.replace('"haproxy-pair"', '"../../../src"'));
    const program = ts.createProgram([source], {
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      esModuleInterop: true,
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.CommonJS,
      types: ["node"],
      typeRoots: [path.join(repository, "node_modules/@types")],
    });
    const diagnostics = ts
      .getPreEmitDiagnostics(program)
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
    expect(diagnostics).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

describe("haproxy-pair import", () => {
  test("exits with 0 when the inputs express the whole file", () => {
    const { stderr, status } = importing(file("okd-upi"));
    expect(stderr).toMatch(/(?:^|\n)54 of 54 lines are in the inputs; none left over\n$/);
    expect(status).toBe(0);
  });

  test("exits with 2 when something is left over, which it lists without passwords", () => {
    const folder = mkdtempSync(path.join(tmpdir(), "import-"));
    const output = path.join(folder, "Pulumi.prod.yaml");
    const { stdout, stderr, status } = importing(file("kolla-ansible"), "--output", output);
    expect({ stdout, status }).toEqual({ stdout: "", status: 2 });
    expect(stderr).toContain("kolla-ansible.cfg:105: timeout tunnel 1h\n");
    expect(stderr).not.toMatch(/TopSecretStats|PromSecret/);
    expect(readFileSync(output, "utf8")).toMatch(/^config:\n/);
    rmSync(folder, { recursive: true });
  });

  test.each([[["/nowhere/haproxy.cfg"]], [[]], [[file("okd-upi"), "--format", "json"]]])(
    "exits with 1 for %j",
    (args) => {
      const { stdout, status } = importing(...args);
      expect({ stdout, status }).toEqual({ stdout: "", status: 1 });
    },
  );
});
