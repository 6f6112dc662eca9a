import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { freePorts } from "../traffic/ports";

jest.setTimeout(60_000);

const scripts = path.join(__dirname, "../../templates/node");

/** Two real haproxys under their masters, as on two nodes that have both just started. */
describe("startOrReload of haproxy-live.sh", () => {
  const directory = mkdtempSync(path.join(tmpdir(), "haproxy-pair-reload-"));
  const masters: ChildProcess[] = [];

  beforeAll(async () => {
    const [port1 = 0, port2 = 0] = await freePorts(2);
    for (const name of ["lb1", "lb2"]) {
      writeFileSync(
        path.join(directory, `${name}.cfg`),
        `global
    stats socket ${directory}/${name}-admin.sock level admin expose-fd listeners
    localpeer ${name}
peers nodes
    peer lb1 127.0.0.1:${port1}
    peer lb2 127.0.0.1:${port2}
backend app
    timeout connect 1s
    timeout server 1s
    stick-table type string size 1k store http_req_cnt peers nodes
`,
      );
      masters.push(
        spawn(
          "haproxy",
          ["-W", "-S", `${directory}/${name}-master.sock`, "-f", `${directory}/${name}.cfg`, "-db"],
          { stdio: "ignore" },
        ),
      );
    }
    for (const name of ["lb1", "lb2"]) onNode(name, "until liveWorker | grep -q .; do sleep 0.05; done");
  });

  afterAll(async () => {
    const exits = masters.map((master) => once(master, "exit"));
    for (const master of masters) master.kill();
    await Promise.all(exits);
    rmSync(directory, { recursive: true });
  });

  /** What a command of haproxy-live.sh prints, with the sockets of one of the two. */
  function onNode(name: string, command: string): string {
    const sockets = `ADMIN_SOCKET=${directory}/${name}-admin.sock MASTER_SOCKET=${directory}/${name}-master.sock`;
    const program = `set -eu; . "${scripts}/haproxy-live.sh"; ${sockets}; isRunning() { true; }; ${command}`;
    return execFileSync("sh", ["-c", program, `${scripts}/test.sh`]).toString();
  }

  it("hands the stick tables over, even of a worker that has just begun", () => {
    onNode("lb1", 'ask "$ADMIN_SOCKET" "set table app key user data.http_req_cnt 7"');
    const table = onNode(
      "lb1",
      `before=$(liveWorker); startOrReload; awaitWorker "\${before%% *}" -
       sleep 1; ask "$ADMIN_SOCKET" "show table app"`,
    );
    expect(table).toMatch(/key=user .*http_req_cnt=7/);
  });
});
