import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { userInfo } from "node:os";
import path from "node:path";
import { renderHaproxyCfg, renderKeepalivedConf } from "../../src/render";
import { validate } from "../../src/validate";
import { isAtLeast } from "../../src/language/release";
import { installedRelease, withDaemons } from "../render/daemonPath";
import { placeNode } from "../render/nodeFolder";
import { cases } from "./inputs";

// Set by `npm run golden`, which writes the files anew. Read their differences before you commit them.
const updating = process.env.UPDATE_GOLDEN !== undefined;
if (updating && process.env.CI !== undefined) {
  throw new Error("CI compares the golden files and never writes them: unset UPDATE_GOLDEN");
}

function expectGolden(file: string, text: string): void {
  const target = path.join(__dirname, file);
  if (updating) {
    writeFileSync(target, text);
  }
  expect(text).toBe(existsSync(target) ? readFileSync(target, "utf8") : `no file ${target}`);
}

/** An interface that VRRP could run on, so that keepalived accepts it. */
function networkInterface(): string {
  const found = readdirSync("/sys/class/net").find((name) => name !== "lo" && !name.startsWith("bonding"));
  if (found === undefined) {
    throw new Error("this machine has no network interface besides lo");
  }
  return found;
}

describe.each(Object.entries(cases))("the configuration %s", (name, inputs) => {
  const { model } = validate(inputs);

  test("renders the golden haproxy.cfg", () => {
    expectGolden(`${name}.haproxy.cfg`, renderHaproxyCfg(model).text);
  });

  // Those that need a newer haproxy are checked in test/releases.
  if (isAtLeast(installedRelease(), model.haproxyVersion)) {
    test("is accepted by haproxy without a warning", () => {
      const node = placeNode(model);
      const { stderr, status } = spawnSync("haproxy", ["-c", "-dW", "-f", node.haproxyCfg], {
        encoding: "utf8",
        env: withDaemons,
      });
      node.remove();
      expect({ stderr, status }).toEqual({ stderr: "", status: 0 });
    });
  }

  test.each(model.nodes.map((node) => node.name))("renders the golden keepalived.conf of %s", (node) => {
    const text = renderKeepalivedConf(model, node, 51);
    expectGolden(`${name}.${node}.keepalived.conf`, text);
  });

  test.each(model.nodes.map((node) => node.name))("is accepted by keepalived on %s", (node) => {
    const local = networkInterface();
    const text = renderKeepalivedConf(model, node, 51)
      .replaceAll(/@INTERFACE@|\beth0\b/g, local)
      // Who is not root cannot run scripts as root.
      .replace("script_user root", `script_user ${userInfo().username}`);
    const folder = placeNode(model);
    const file = path.join(folder.path, "keepalived.conf");
    writeFileSync(file, text.replaceAll("/run/haproxy-pair/", `${folder.path}/`));
    const { stderr, status } = spawnSync("keepalived", ["-t", "-f", file], {
      encoding: "utf8",
      env: withDaemons,
    });
    folder.remove();
    expect({ stderr, status }).toEqual({ stderr: "", status: 0 });
  });
});
