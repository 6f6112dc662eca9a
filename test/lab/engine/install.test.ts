import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";

jest.setTimeout(30_000);

const repository = path.join(__dirname, "../../..");
let clone: string;
let home: string;
let programs: string;

beforeEach(() => {
  clone = mkdtempSync(path.join(tmpdir(), "engine-"));
  for (const name of ["package-lock.json", "test/lab/engine", "test/lab/providers"]) {
    cpSync(path.join(repository, name), path.join(clone, name), { recursive: true });
  }
  symlinkSync(path.join(repository, "node_modules"), path.join(clone, "node_modules"));
  home = path.join(clone, "home");
  programs = path.join(clone, "programs");
  mkdirSync(programs);
  // As on a machine that cannot reach Pulumi's download hosts.
  addProgram("curl", "exit 6");
});

afterEach(() => {
  rmSync(clone, { recursive: true });
});

function addProgram(name: string, script: string): void {
  writeFileSync(path.join(programs, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
}

function addPulumi(version: string): void {
  addProgram("pulumi", `echo v${version}`);
  addProgram("pulumi-language-nodejs", "");
}

function addPlugins(pulumiHome: string): void {
  for (const name of ["command-v1.2.1", "random-v4.21.1"]) {
    mkdirSync(path.join(pulumiHome, "plugins", `resource-${name}`), { recursive: true });
  }
}

function install(environment: NodeJS.ProcessEnv) {
  const { status, stdout, stderr } = spawnSync(path.join(clone, "test/lab/engine/install.sh"), {
    encoding: "utf8",
    env: {
      HOME: home,
      PATH: `${programs}:${path.dirname(process.execPath)}:/usr/sbin:/usr/bin:/sbin:/bin`,
      ...environment,
    },
  });
  return { status, output: stdout + stderr };
}

function engineEnvironment(): string {
  return readFileSync(path.join(clone, ".lab/engine.env"), "utf8");
}

test("takes the pulumi on PATH with the plugins in PULUMI_HOME, and prints nothing", () => {
  addPulumi("3.260.1");
  const pulumiHome = path.join(home, "my-pulumi");
  addPlugins(pulumiHome);
  expect(install({ PULUMI_HOME: pulumiHome })).toEqual({ status: 0, output: "" });
  expect(engineEnvironment()).toBe(
    `export PATH="${programs}:$PATH"\nexport PULUMI_HOME="${pulumiHome}"\nexport HAPROXY_PAIR_PROVIDERS="official"\n`,
  );
});

test("takes the plugins in ~/.pulumi where PULUMI_HOME is not set", () => {
  addPulumi("3.259.0");
  addPlugins(path.join(home, ".pulumi"));
  expect(install({}).status).toBe(0);
  expect(engineEnvironment()).toContain(`PULUMI_HOME="${home}/.pulumi"`);
});

test("brings the stand-ins in a home of their own where the plugins cannot be had, and announces it in one line", () => {
  addPulumi("3.259.0");
  const announced = {
    status: 0,
    output:
      "engine: the official provider plugins cannot be had here: " +
      "test/lab/providers stands in for command 1.2.1 random 4.21.1\n",
  };
  const mine = path.join(home, "my-pulumi");
  expect(install({ PULUMI_HOME: mine })).toEqual(announced);
  const standIns = /PULUMI_HOME="(.*)"/.exec(engineEnvironment())?.[1] ?? "";
  expect(standIns).toMatch(`${home}/.cache/haproxy-pair/engine/stand-ins-`);
  expect(engineEnvironment()).toContain('HAPROXY_PAIR_PROVIDERS="stand-ins"');

  // Once sourced, they are still not taken for the official ones.
  expect(install({ PULUMI_HOME: standIns })).toEqual(announced);
});

test("downloads pulumi and the plugins where their hosts answer, once", () => {
  const release = path.join(clone, "release/pulumi");
  mkdirSync(release, { recursive: true });
  const pulumi = `[ "$*" = "plugin install resource $4 $5" ] && mkdir -p "$PULUMI_HOME/plugins/resource-$4-v$5"`;
  writeFileSync(path.join(release, "pulumi"), `#!/bin/sh\n${pulumi}\n`, { mode: 0o755 });
  addProgram(
    "curl",
    `case "$*" in
      *--head*) ;;
      *https://get.pulumi.com/releases/sdk/pulumi-v3.259.0-linux-*.tar.gz) tar -C ${path.dirname(release)} -cz pulumi ;;
      *) exit 22 ;;
    esac`,
  );
  expect(install({})).toEqual({
    status: 0,
    output:
      "engine: downloading pulumi 3.259.0\n" +
      "engine: installing the plugin command 1.2.1\n" +
      "engine: installing the plugin random 4.21.1\n",
  });
  expect(engineEnvironment()).toContain(`PATH="${home}/.cache/haproxy-pair/engine/pulumi-3.259.0:$PATH"`);
  expect(engineEnvironment()).toContain('HAPROXY_PAIR_PROVIDERS="official"');
  expect(install({})).toEqual({ status: 0, output: "" });
});

test("leaves an older pulumi on PATH alone", () => {
  addPulumi("3.99.0");
  const { status, output } = install({ HAPROXY_PAIR_ENGINE: "path" });
  expect(status).toBe(1);
  expect(output).toBe(
    "engine: pulumi 3.99.0 on PATH is older than 3.259.0 and is left alone\n" +
      "engine: no way to a pulumi CLI worked (allowed: path)\n",
  );
});

test("fails when the only allowed way does not work", () => {
  expect(install({ HAPROXY_PAIR_ENGINE: "download" })).toEqual({
    status: 1,
    output: "engine: no way to a pulumi CLI worked (allowed: download)\n",
  });
});
