import { spawnSync } from "node:child_process";
import { connect } from "node:net";
import type {
  BackendArgs,
  FrontendArgs,
  GlobalArgs,
  HttpRequestRuleArgs,
  HaproxyPairArgs,
} from "../../src/args";
import { ask, send, until } from "./client";
import { listening, named } from "./countingServer";
import { serversOf } from "./frontends";
import { LogServer } from "./logServer";
import { nameServer } from "./nameServer";
import { freePorts } from "./ports";
import { RunningHaproxy } from "./runningHaproxy";
import { fieldOf } from "./serverStatus";
import { WebServer } from "./webServer";

/** What a test varies. */
interface Setup {
  rules?: HttpRequestRuleArgs[];
  frontend?: Partial<FrontendArgs>;
  backend?: Partial<BackendArgs>;
  global?: GlobalArgs;
  inputs?: Partial<HaproxyPairArgs>;
}

/** Runs what a test does with a haproxy that has these rules for requests. */
async function withRules(
  { rules = [], frontend, backend, global, inputs }: Setup,
  test: (running: { port: number; app: WebServer; haproxy: RunningHaproxy }) => Promise<void>,
): Promise<void> {
  const app = await WebServer.start("app");
  const [port = 0] = await freePorts(1);
  const haproxy = await RunningHaproxy.start({
    frontends: [
      {
        name: "web",
        binds: [{ address: "127.0.0.1", port }],
        httpRequestRules: rules,
        defaultBackend: "app",
        ...frontend,
      },
    ],
    backends: [{ name: "app", servers: serversOf([app]), ...backend }],
    global: { maxconn: 200, ...global },
    ...inputs,
  });
  try {
    await test({ port, app, haproxy });
  } finally {
    await haproxy.stop();
    await app.stop();
  }
}

/** What the kernel says of the connections that haproxy has accepted at a port. */
const socketsAt = (port: number) =>
  spawnSync("ss", ["-Htne", "--tos", "state", "established", `sport = :${port}`], { encoding: "utf8" })
    .stdout;

describe("a rule for requests", () => {
  test("sends a request to the address that DNS gives for its host", async () => {
    const there = await listening({ host: "127.0.0.7", port: 0 }, named("there"));
    const dns = await nameServer({ "app.lab.test": "127.0.0.7" });
    const rules: HttpRequestRuleArgs[] = [
      {
        action: "do-resolve",
        varName: "txn.address",
        resolvers: "lab",
        family: "ipv4",
        expression: "req.hdr(host),field(1,:)",
      },
      { action: "deny", status: 404, condition: "!{ var(txn.address) -m found }" },
      { action: "set-dst", expression: "var(txn.address)" },
      { action: "set-dst-port", expression: `int(${there.port})` },
    ];
    const backend = { servers: [{ name: "anywhere", address: "0.0.0.0", check: false }] };
    const resolvers = [
      { name: "lab", nameservers: [{ name: "node", address: "127.0.0.1", port: dns.port }] },
    ];
    await withRules({ rules, backend, inputs: { resolvers } }, async ({ port }) => {
      expect((await ask({ port, host: "app.lab.test" })).server).toBe("there");
      expect((await send({ port, host: "other.lab.test" })).status).toBe(404);
    });
    there.stop();
    await dns.stop();
  });

  test("marks the packets to its client for the kernel and for routers", async () => {
    const rules: HttpRequestRuleArgs[] = [
      { action: "set-mark", mark: "0x1f" },
      { action: "set-tos", tos: "0x28" },
    ];
    await withRules({ rules, global: { user: "root" } }, async ({ port, app }) => {
      const held = send({ port, path: "/hold" });
      await until(() => app.holding === 1);
      const sockets = socketsAt(port);
      app.release();
      await held;
      expect(sockets).toContain("tos:0x28");
      // A mark is for root to set.
      if (process.getuid?.() === 0) expect(sockets).toContain("fwmark:0x1f");
    });
  });

  test("lets requests of a better class, or that are to wait less, go first", async () => {
    const rules: HttpRequestRuleArgs[] = [
      { action: "set-priority-class", expression: "int(-1)", condition: "{ path /important }" },
      { action: "set-priority-offset", expression: "int(10000)", condition: "{ path /patient }" },
    ];
    const order: (string | undefined)[] = [];
    const app = await listening({ host: "127.0.0.1", port: 0 }, (request, response) => {
      order.push(request.url);
      setTimeout(() => response.end(), request.url === "/first" ? 400 : 0);
    });
    const servers = [{ name: "app", address: "127.0.0.1", port: app.port, check: false, maxconn: 1 }];
    await withRules({ rules, backend: { servers } }, async ({ port, haproxy }) => {
      const requests = [send({ port, path: "/first" })];
      await until(() => order.length === 1);
      for (const [index, path] of ["/patient", "/usual", "/important"].entries()) {
        requests.push(send({ port, path }));
        await until(async () => (await fieldOf(haproxy, "app", "BACKEND", "qcur")) === String(index + 1));
      }
      await Promise.all(requests);
      expect(order).toEqual(["/first", "/important", "/usual", "/patient"]);
    });
    app.stop();
  });

  test("keeps a request out of the log", async () => {
    const logs = await LogServer.start();
    const rules: HttpRequestRuleArgs[] = [
      { action: "set-log-level", level: "silent", condition: "{ path /health }" },
      { action: "set-log-level", level: "alert", condition: "{ path /alarm }" },
    ];
    await withRules({ rules, global: { logs: [{ address: logs.address }] } }, async ({ port }) => {
      await ask({ port, path: "/health" });
      await ask({ port, path: "/alarm" });
      // Facility local0, level alert.
      expect(await logs.message("/alarm")).toMatch(/^<129>/);
      await ask({ port, path: "/last" });
      await logs.message("/last");
      expect(logs.messages.join("\n")).not.toContain("/health");
    });
    await logs.stop();
  });

  test("gives a client a hint of what it will need before there is an answer", async () => {
    const rules: HttpRequestRuleArgs[] = [
      { action: "early-hint", name: "Link", value: "</style.css>; rel=preload", condition: "{ path /hold }" },
    ];
    await withRules({ rules }, async ({ port, app }) => {
      const socket = connect(port, "127.0.0.1");
      let received = "";
      socket.on("data", (chunk: Buffer) => (received += chunk.toString()));
      socket.write("GET /hold HTTP/1.1\r\nHost: a\r\n\r\n");
      await until(() => received.includes("HTTP/1.1 200"));
      socket.destroy();
      app.release();
      expect(received).toMatch(
        /^HTTP\/1.1 103 Early Hints\r\nlink: <\/style.css>; rel=preload\r\n\r\nHTTP\/1.1 200/i,
      );
    });
  });

  test("counts clients in a second and a third table", async () => {
    const rules: HttpRequestRuleArgs[] = [
      { action: "track-sc1", key: "src", table: "sources" },
      { action: "track-sc2", key: "path", table: "paths" },
      {
        action: "set-header",
        name: "X-Counts",
        format: "%[sc1_http_req_cnt(sources)],%[sc2_http_req_cnt(paths)]",
      },
    ];
    const store = ["http_req_cnt"];
    const tables = [
      { name: "sources", stickTable: { type: "ip" as const, size: "1k", store } },
      { name: "paths", stickTable: { type: "string" as const, size: "1k", store } },
    ];
    const [port = 0] = await freePorts(1);
    const app = await WebServer.start("app");
    const haproxy = await RunningHaproxy.start({
      frontends: [
        {
          name: "web",
          binds: [{ address: "127.0.0.1", port }],
          httpRequestRules: rules,
          defaultBackend: "app",
        },
      ],
      backends: [{ name: "app", servers: serversOf([app]) }, ...tables],
    });
    const counts: unknown[] = [];
    for (const path of ["/a", "/a", "/b"]) counts.push((await ask({ port, path })).headers["x-counts"]);
    await haproxy.stop();
    await app.stop();
    expect(counts).toEqual(["1,1", "2,2", "3,1"]);
  });

  test("keeps a request from being tried again, where `retryOn` would", async () => {
    let asked = 0;
    const app = await listening({ host: "127.0.0.1", port: 0 }, (_, response) => {
      asked++;
      response.writeHead(503).end();
    });
    const rules: HttpRequestRuleArgs[] = [{ action: "disable-l7-retry", condition: "METH_POST" }];
    const servers = [{ name: "app", address: "127.0.0.1", port: app.port, check: false }];
    await withRules({ rules, backend: { retries: 2, retryOn: ["503"], servers } }, async ({ port }) => {
      await send({ port });
      expect(asked).toBe(3);
      await send({ port, method: "POST", body: "order" });
      expect(asked).toBe(4);
    });
    app.stop();
  });

  test.each([
    ["on", 500],
    ["off", 200],
  ] as const)(
    "that has no room to write fails the request, with `strict-mode` %s",
    async (strictMode, status) => {
      const rules: HttpRequestRuleArgs[] = [
        { action: "strict-mode", strictMode },
        { action: "set-header", name: "X-Large", format: "%[req.hdr(x-large)]%[req.hdr(x-large)]" },
      ];
      const headers = { "X-Large": "x".repeat(9000) };
      await withRules({ rules, global: { tune: { maxrewrite: 1024 } } }, async ({ port }) => {
        expect((await send({ port, headers })).status).toBe(status);
      });
    },
  );
});
