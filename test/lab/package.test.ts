import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { get } from "./client";
import { Lab } from "./lab";
import { holders } from "./pair";
import { repository, Stack } from "./stack";

jest.setTimeout(300_000);

/** The published package, as another project installs and imports it: with the program that the README shows. */
describe("the package", () => {
  const project = mkdtempSync(path.join(tmpdir(), "haproxy-pair-package-"));
  let files: string[];
  let lab: Lab | undefined;

  beforeAll(() => {
    const packed = execFileSync("npm", ["pack", "--json", "--pack-destination", project], {
      cwd: repository,
      stdio: "pipe",
    });
    const text = packed.toString();
    const [report] = JSON.parse(text.slice(text.indexOf("[\n"))) as [
      { filename: string; files: { path: string }[] },
    ];
    files = report.files.map((file) => file.path);
    const { dependencies, devDependencies } = JSON.parse(
      readFileSync(path.join(repository, "package.json"), "utf8"),
    ) as Record<string, Record<string, string>>;
    const installed = {
      "haproxy-pair": `file:${report.filename}`,
      "@pulumi/pulumi": dependencies?.["@pulumi/pulumi"],
    };
    writeFileSync(
      path.join(project, "package.json"),
      JSON.stringify({
        name: "consumer",
        main: "index.ts",
        dependencies: installed,
        devDependencies: {
          typescript: devDependencies?.["typescript"],
          "@types/node": devDependencies?.["@types/node"],
        },
      }),
    );
    execFileSync("npm", ["install", "--no-audit", "--no-fund", "--prefer-offline"], {
      cwd: project,
      stdio: "pipe",
    });
  });

  afterAll(async () => {
    await lab?.down();
    rmSync(project, { recursive: true });
  });

  it("has the compiled component, its type declarations and templates, and no test equipment", () => {
    expect(files).toEqual(
      expect.arrayContaining([
        "dist/index.js",
        "dist/index.d.ts",
        "templates/haproxy.cfg.mustache",
        "templates/node/activate.sh",
        "README.md",
        "LICENSE",
      ]),
    );
    const sources = files
      .filter((file) => /^dist\/.*\.js$/.test(file))
      .map((file) => file.replace(/^dist(.*)\.js$/, "src$1.ts"));
    expect(sources.filter((source) => !existsSync(path.join(repository, source)))).toEqual([]);
    expect(files.filter((file) => /test|\.lab|examples|tsbuildinfo/.test(file))).toEqual([]);
  });

  it("builds a serving pair from the program in the README", async () => {
    lab = await Lab.up({ name: "package", debian: "bookworm", loadBalancers: 2, webServers: 4 });
    const [, program = ""] =
      /```ts\n(import \* as pulumi[\s\S]*?)```/.exec(
        readFileSync(path.join(repository, "README.md"), "utf8"),
      ) ?? [];
    expect(program).toContain("new HaproxyPair(");
    const network = lab.virtualIp.replace(/\d+$/, "");
    writeFileSync(path.join(project, "index.ts"), program.replaceAll("10.77.0.", network));
    writeFileSync(path.join(project, "Pulumi.yaml"), "name: haproxy-pair\nruntime: nodejs\n");
    writeFileSync(
      path.join(project, "tsconfig.json"),
      JSON.stringify({
        compilerOptions: { strict: true, module: "commonjs", moduleResolution: "node", target: "es2022" },
      }),
    );
    execFileSync("npx", ["--no-install", "tsc", "--noEmit"], { cwd: project, stdio: "pipe" });

    const stack = new Stack(path.join(lab.directory, "stack"), "package", project);
    const read = (file: string): string => readFileSync(path.join(lab?.directory ?? "", file), "utf8");
    stack.configure({
      sshPrivateKey: read("id_ed25519"),
      hostKey1: lab.loadBalancers[0]?.hostKey,
      hostKey2: lab.loadBalancers[1]?.hostKey,
      certificate: read("certificates/site.pem"),
      certificateKey: read("certificates/site.key"),
    });
    await stack.init();
    expect(await stack.up()).toMatchObject({ exitCode: 0 });
    expect(await holders(lab)).toEqual(["lb1"]);
    expect((await get(`http://${lab.virtualIp}/`, "-H", "Host: app.lab.test")).status).toBe(308);
    const at = (host: string): string[] => [
      `https://${host}/`,
      "--resolve",
      `${host}:443:${lab?.virtualIp ?? ""}`,
      "-k",
    ];
    const [url = "", ...options] = at("api.lab.test");
    expect((await get(url, ...options)).headers["x-server"]).toBe("web3");
  });
});
