import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";

const program = path.join(__dirname, "../../templates/node/drain.awk");
const header = "# pxname,svname,qcur,qmax,scur,smax,slim,stot,bin,bout,status\n";
const row = (proxy: string, server: string, status = "UP"): string =>
  `${proxy},${server},0,0,0,0,0,0,0,0,${status}\n`;

/** The servers that are drained before a configuration that has these backends. */
function drained(cfg: string, stat: string): string[] {
  const directory = mkdtempSync(path.join(tmpdir(), "haproxy-pair-drain-"));
  const files = [cfg, header + stat].map((text, index) => {
    const file = path.join(directory, String(index));
    writeFileSync(file, text);
    return file;
  });
  const output = execFileSync("awk", ["-F", ",", "-f", program, ...files]).toString();
  return output.split("\n").filter((line) => line !== "");
}

describe("drain.awk", () => {
  const two = row("app", "a") + row("app", "b") + row("app", "BACKEND");

  it("drains a server that the new configuration does not have, or has disabled", () => {
    expect(drained("backend app\n    server a 10.0.0.1:80\n", two)).toEqual(["app/b"]);
    expect(
      drained("backend app\n    server a 10.0.0.1:80\n    server b 10.0.0.2:80 disabled\n", two),
    ).toEqual(["app/b"]);
  });

  it("drains nothing when all servers stay", () => {
    const cfg = "backend app\n    server a 10.0.0.1:80\n    server b 10.0.0.2:80\nfrontend web\n";
    expect(drained(cfg, two)).toEqual([]);
  });

  it("drains nothing where no server stays that could take over", () => {
    expect(drained("backend app\n    server c 10.0.0.3:80\n", two)).toEqual([]);
    const oneDown = row("app", "a", "DOWN") + row("app", "b");
    expect(drained("backend app\n    server a 10.0.0.1:80\n", oneDown)).toEqual([]);
  });

  it("leaves a server alone that takes no connections anyway", () => {
    const resting = row("app", "a") + row("app", "b", "MAINT") + row("app", "c", "no check");
    expect(drained("backend app\n    server a 10.0.0.1:80\n", resting)).toEqual(["app/c"]);
  });
});
