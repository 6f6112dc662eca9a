import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { withDaemons } from "../render/daemonPath";
import { awk } from "./awk";

const needed = (cfg: string): string[] =>
  (awk("descriptors.awk", [cfg], {}, { processors: "4" })[0] ?? "").split(" ");

/** How many file descriptors haproxy itself reckons with. */
async function maxsock(cfg: string): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), "haproxy-pair-descriptors-"));
  const [file, socket] = [path.join(folder, "haproxy.cfg"), path.join(folder, "admin.sock")];
  writeFileSync(
    file,
    cfg.replace("global\n", `global\n    stats socket ${socket}\n`).replaceAll("FOLDER", folder),
  );
  const haproxy = spawn("haproxy", ["-db", "-f", file], { env: withDaemons, stdio: "ignore" });
  try {
    while (!existsSync(socket)) {
      if (haproxy.exitCode !== null) throw new Error(execFileSync("haproxy", ["-c", "-f", file]).toString());
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    const answer = await new Promise<string>((resolve, reject) => {
      let text = "";
      const connection = connect(socket);
      connection.on("data", (chunk: Buffer) => (text += chunk.toString())).on("error", reject);
      connection.on("end", () => {
        resolve(text);
      });
      connection.end("show info\n");
    });
    return Number(/^Maxsock: (\d+)$/m.exec(answer)?.[1]);
  } finally {
    haproxy.kill("SIGKILL");
    rmSync(folder, { recursive: true });
  }
}

const servers = Array.from(
  { length: 500 },
  (_, index) => `    server s${index} 127.0.0.1:${index + 1} check\n`,
);
const proxies = `defaults
    timeout connect 1s
    timeout client 1s
    timeout server 1s
frontend web
    bind unix@FOLDER/web.sock
`;

describe("descriptors.awk", () => {
  it.each([
    ["a small configuration", `global\n    maxconn 1000\n    nbthread 2\n${proxies}`],
    ["many threads", `global\n    maxconn 1000\n    nbthread 64\n${proxies}`],
    [
      "many checked servers",
      `global\n    maxconn 1000\n    nbthread 2\n${proxies}backend app\n${servers.join("")}`,
    ],
    ["pipes of a given number", `global\n    maxconn 1000\n    nbthread 2\n    maxpipes 400\n${proxies}`],
    ["splicing", `global\n    maxconn 1000\n    nbthread 2\n${proxies}    option splice-auto\n`],
  ])("counts the descriptors that haproxy needs for %s, and few more", async (_, cfg) => {
    const counted = await maxsock(cfg);
    const reckoned = Number(needed(cfg)[0]);
    expect(reckoned).toBeGreaterThanOrEqual(counted);
    expect(reckoned).toBeLessThanOrEqual(counted + 200);
  });

  it("counts one thread per processor by default, and reports the limit that is set", () => {
    expect(needed("global\n    maxconn 100\n    ulimit-n 5000\n")).toEqual(["412", "5000"]);
  });
});
