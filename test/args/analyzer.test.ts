import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Analyzer } from "@pulumi/pulumi/provider/experimental/analyzer";

const repository = path.join(__dirname, "../..");

const program = `
import * as pulumi from "@pulumi/pulumi";
import type { HaproxyPairArgs } from "${repository}/src/args";

export class Probe extends pulumi.ComponentResource {
  constructor(name: string, args: HaproxyPairArgs, opts?: pulumi.ComponentResourceOptions) {
    super("haproxy-pair:index:Probe", name, args, opts);
  }
}
`;

describe("HaproxyPairArgs, for programs in other languages", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "analyzed-"));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  test("is accepted by Pulumi's analyzer, with every enumeration", () => {
    const tsconfig = { extends: path.join(repository, "tsconfig.json"), include: ["index.ts"] };
    symlinkSync(path.join(repository, "node_modules"), path.join(folder, "node_modules"));
    writeFileSync(path.join(folder, "index.ts"), program);
    writeFileSync(path.join(folder, "tsconfig.json"), JSON.stringify(tsconfig));
    const analyzer = new Analyzer(folder, "haproxy-pair", { name: "haproxy-pair" }, new Set(["Probe"]));
    const { components, typeDefinitions } = analyzer.analyze();

    expect(Object.keys(components.Probe?.inputs ?? {})).toEqual([
      "nodes",
      "virtualIps",
      "certificates",
      "certificateAuthorities",
      "certificateRevocationLists",
      "frontends",
      "backends",
      "maps",
      "lists",
      "files",
      "resolvers",
      "mailers",
      "userlists",
      "httpErrors",
      "caches",
      "global",
      "defaults",
      "namedDefaults",
      "peers",
      "rings",
      "stats",
      "vrrp",
      "packages",
      "rollout",
      "haproxyVersion",
    ]);
    expect(components.Probe?.inputs.frontends).toMatchObject({
      type: "array",
      items: { $ref: "#/types/haproxy-pair:index:FrontendArgs" },
    });
    const algorithms = typeDefinitions.BalanceAlgorithm?.enum?.map(({ value }) => value);
    expect(algorithms).toEqual(
      expect.arrayContaining(["roundrobin", "static-rr", "url_param", "rdp-cookie", "hash"]),
    );
  }, 30_000);
});
