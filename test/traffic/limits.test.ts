import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import type { FrontendArgs, GlobalArgs, HaproxyPairArgs, TuneArgs } from "../../src/args";
import { ask, send, until } from "./client";
import { serversOf } from "./frontends";
import { LogServer } from "./logServer";
import { freePorts } from "./ports";
import { RunningHaproxy } from "./runningHaproxy";
import { WebServer } from "./webServer";

/** What a test of limits varies. */
interface Setup {
  global?: GlobalArgs;
  frontend?: Partial<FrontendArgs>;
  inputs?: Partial<HaproxyPairArgs>;
}

interface Running {
  haproxy: RunningHaproxy;
  app: WebServer;
  port: number;
}

/** Starts a haproxy before one web server, uses it and stops it. */
async function running(
  { global, frontend, inputs }: Setup,
  use: (running: Running) => Promise<void>,
): Promise<void> {
  const app = await WebServer.start("app");
  const [port = 0] = await freePorts(1);
  const haproxy = await RunningHaproxy.start({
    frontends: [{ name: "web", binds: [{ address: "127.0.0.1", port }], defaultBackend: "app", ...frontend }],
    backends: [{ name: "app", servers: serversOf([app]) }],
    global: { maxconn: 200, ...global },
    ...inputs,
  });
  try {
    await use({ haproxy, app, port });
  } finally {
    await haproxy.stop();
    await app.stop();
  }
}

/** The answer to a request of these bytes. */
async function answerTo(port: number, bytes: string): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  let received = "";
  socket.on("data", (chunk: Buffer) => (received += chunk.toString("latin1")));
  socket.end(bytes, "latin1");
  await once(socket, "close");
  return received;
}

const get = (headers: string) => `GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n${headers}\r\n`;

describe("the process", () => {
  test("has the limits of its inputs", async () => {
    const global: GlobalArgs = {
      maxconn: 321,
      nbthread: 2,
      maxconnrate: 1001,
      maxsessrate: 1002,
      maxsslconn: 103,
      maxsslrate: 1004,
      maxcomprate: 5,
      maxpipes: 16,
      ulimitN: 5000,
      node: "edge",
    };
    await running({ global }, async ({ haproxy }) => {
      const info = await haproxy.command("show info");
      const expected = [
        ...["Maxconn: 321", "Nbthread: 2", "ConnRateLimit: 1001", "SessRateLimit: 1002", "MaxSslConns: 103"],
        ...["SslRateLimit: 1004", "CompressBpsRateLim: 5120", "Maxpipes: 16", "Ulimit-n: 5000", "node: edge"],
      ];
      expect(expected.filter((line) => !`\n${info}`.includes(`\n${line}\n`))).toEqual([]);
    });
  });

  test("runs its threads on the processors of cpuMap", async () => {
    const global = { nbthread: 2, cpuMap: [{ auto: true, threads: "1-2", cpus: ["0-1"] }] };
    await running({ global }, async ({ haproxy }) => {
      const [, pid = ""] = /^Pid: (\d+)$/m.exec(await haproxy.command("show info")) ?? [];
      const { stdout } = spawnSync("sh", ["-c", `cat /proc/${pid}/task/*/status`], { encoding: "utf8" });
      const lists = [...stdout.matchAll(/^Cpus_allowed_list:\s*(\S+)$/gm)].map(([, list]) => list);
      expect(lists.sort()).toEqual(["0", "1"]);
    });
  });

  test("sets variables of its environment, and presets those that it does not have", async () => {
    const logs = await LogServer.start();
    const global: GlobalArgs = {
      logs: [{ address: logs.address }],
      setenv: [{ name: "STAGE", value: "the 'live' one" }],
      presetenv: [
        { name: "PATH", value: "kept" },
        { name: "REGION_OF_TEST", value: "eu" },
      ],
    };
    const logFormat = "stage=%[env(STAGE)] region=%[env(REGION_OF_TEST)] path=%[env(PATH)]";
    await running({ global, frontend: { logFormat } }, async ({ port }) => {
      await ask({ port });
      const line = await logs.message("stage=");
      expect(line).toContain("stage=the 'live' one region=eu path=");
      expect(line).not.toContain("path=kept");
    });
    await logs.stop();
  });

  test("takes commands on further stats sockets, at their level", async () => {
    const [port = 0] = await freePorts(1);
    const statsSockets = [{ address: `127.0.0.1:${port}`, level: "user" as const }];
    await running({ global: { statsSockets } }, async () => {
      expect(await answerTo(port, "show info\n")).toContain("Maxconn: 200");
      expect(await answerTo(port, "disable server app/app\n")).toContain("Permission denied");
    });
  });
});

describe("a frontend", () => {
  test("accepts as many connections as maxconn says, and the next one when one has ended", async () => {
    await running({ frontend: { maxconn: 1 } }, async ({ app, port }) => {
      const first = send({ port, path: "/hold", headers: { Connection: "close" } });
      await until(() => app.holding === 1);
      let isAnswered = false;
      const second = send({ port, headers: { Connection: "close" } }).then(({ status }) => {
        isAnswered = true;
        return status;
      });
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(isAnswered).toBe(false);
      app.release();
      await first;
      expect(await second).toBe(200);
    });
  });

  test("accepts as many sessions per second as rateLimitSessions says", async () => {
    await running({ frontend: { rateLimitSessions: 5 } }, async ({ port }) => {
      const before = Date.now();
      for (let count = 0; count < 12; count++) await send({ port, headers: { Connection: "close" } });
      expect(Date.now() - before).toBeGreaterThan(1000);
    });
  });

  test("lets as many connections wait in the kernel as backlog says", async () => {
    await running({ frontend: { backlog: 77 } }, ({ port }) => {
      const { stdout } = spawnSync("ss", ["-Hltn", `sport = :${port}`], { encoding: "utf8" });
      expect(stdout.trim().split(/\s+/)[2]).toBe("77");
      return Promise.resolve();
    });
  });

  test("has statistics of each of its binds, and its number", async () => {
    const frontend = { socketStats: true, id: 4711 };
    await running({ frontend }, async ({ haproxy }) => {
      const stat = await haproxy.command("show stat");
      expect(stat).toMatch(/^web,sock-1,/m);
      expect(stat).toMatch(/^web,FRONTEND,(?:[^,]*,){25}4711,/m);
    });
  });

  test("does not listen when it is disabled", async () => {
    const [port = 0] = await freePorts(1);
    const disabled = { name: "off", disabled: true, binds: [{ address: "127.0.0.1", port }] };
    const [other = 0] = await freePorts(1);
    const frontends = [
      { name: "web", binds: [{ address: "127.0.0.1", port: other }], defaultBackend: "app" },
      disabled,
    ];
    await running({ inputs: { frontends } }, async () => {
      expect((await send({ port: other })).status).toBe(200);
      await expect(send({ port })).rejects.toThrow("ECONNREFUSED");
    });
  });

  test("answers no probe that closes before its request, with httpIgnoreProbes", async () => {
    const timeouts = { httpRequest: "200ms" };
    const answerOf = async (httpIgnoreProbes: boolean) => {
      let answer = "";
      await running({ frontend: { httpIgnoreProbes, timeouts } }, async ({ port }) => {
        const socket = connect(port, "127.0.0.1");
        socket.on("data", (chunk: Buffer) => (answer += chunk.toString()));
        await once(socket, "close");
      });
      return answer.split("\r\n", 1)[0];
    };
    expect(await answerOf(false)).toBe("HTTP/1.1 408 Request Time-out");
    expect(await answerOf(true)).toBe("");
  });

  test("accepts requests that break the rules with acceptInvalidHttpRequest", async () => {
    const invalid = get("").replace("/ ", "/\x80 ");
    // Told by haproxy's rules, for the web server takes no such request itself.
    const httpRequestRules = [{ action: "deny" as const, status: 404 }];
    await running({ frontend: { httpRequestRules } }, async ({ port }) => {
      expect(await answerTo(port, invalid)).toMatch(/^HTTP\/1\.1 400 /);
    });
    await running({ frontend: { httpRequestRules, acceptInvalidHttpRequest: true } }, async ({ port }) => {
      expect(await answerTo(port, invalid)).toMatch(/^HTTP\/1\.1 404 /);
    });
  });

  test("writes header names to clients as h1CaseAdjust says", async () => {
    const global = { h1CaseAdjust: [{ from: "content-type", to: "Content-TYPE" }] };
    await running({ global, frontend: { h1CaseAdjustBogusClient: true } }, async ({ port }) => {
      expect(await answerTo(port, get(""))).toContain("\r\nContent-TYPE: application/json\r\n");
    });
    await running({ global }, async ({ port }) => {
      expect(await answerTo(port, get(""))).toContain("\r\ncontent-type: application/json\r\n");
    });
  });
});

describe("tune", () => {
  const statusOf = async (tune: TuneArgs, request: string) => {
    let status = "";
    await running({ global: { tune } }, async ({ port }) => {
      status = (await answerTo(port, request)).split(" ")[1] ?? "";
    });
    return status;
  };

  test("bufsize is what the headers of a request must fit in", async () => {
    const request = get(
      Array.from({ length: 20 }, (_, index) => `X-${index}: ${"x".repeat(1000)}\r\n`).join(""),
    );
    expect(await statusOf({}, request)).toBe("400");
    // The web server takes no more than 16 KiB itself.
    expect(await statusOf({ bufsize: 65536, maxrewrite: 2048 }, request)).toBe("431");
  });

  test("httpMaxhdr is how many headers a request may have", async () => {
    const request = get(Array.from({ length: 150 }, (_, index) => `X-${index}: x\r\n`).join(""));
    expect(await statusOf({}, request)).toBe("400");
    expect(await statusOf({ httpMaxhdr: 200 }, request)).toBe("200");
  });

  test("httpLogurilen is how much of a URI is logged", async () => {
    const logs = await LogServer.start();
    const global = { logs: [{ address: logs.address }], tune: { httpLogurilen: 40 } };
    await running({ global }, async ({ port }) => {
      await ask({ port, path: `/${"x".repeat(100)}` });
      expect(await logs.message("GET")).toMatch(/"GET \/x{1,40}"?/);
      expect(await logs.message("GET")).not.toContain("x".repeat(41));
    });
    await logs.stop();
  });
});
