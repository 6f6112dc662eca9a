import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { installerOf, nodeScriptsInstaller, scriptsDirectory } from "../../src/node/scripts";

describe("the installer of the node scripts", () => {
  it("places every text unchanged, whatever it contains", () => {
    const directory = mkdtempSync(path.join(tmpdir(), "haproxy-pair-scripts-"));
    const text = "#!/bin/sh\necho \"$HOME\" '`id`' \\\\ $((1 + 1))\n";
    const installer = installerOf([{ name: "a-script.sh", text }]).replaceAll(scriptsDirectory, directory);
    execFileSync("sh", ["-s"], { input: installer });
    expect(readFileSync(path.join(directory, "a-script.sh"), "utf8")).toBe(text);
  });

  it("has every script that the steps run", () => {
    const installer = nodeScriptsInstaller();
    for (const name of [
      "packages",
      "secret-files",
      "stage-haproxy",
      "stage-keepalived",
      "activate",
      "confirm",
      "keepalived",
      "remove",
    ]) {
      expect(installer).toContain(`mv '${name}.sh.new' '${name}.sh'`);
    }
  });
});
