import { ask, countAnswers, send, times } from "./client";
import { serversOf } from "./frontends";
import { freePorts } from "./ports";
import { RunningHaproxy } from "./runningHaproxy";
import { exchange } from "./tcpClient";
import { TcpServer } from "./tcpServer";
import { WebServer } from "./webServer";

describe("frontends and backends", () => {
  let servers: WebServer[];
  let raw: TcpServer;
  let haproxy: RunningHaproxy;
  let web: number;
  let impatient: number;
  let plain: number;

  beforeAll(async () => {
    servers = await WebServer.startAll("a", "b", "c");
    raw = await TcpServer.start("raw");
    [web = 0, impatient = 0, plain = 0] = await freePorts(3);
    const bind = (port: number) => [{ address: "127.0.0.1", port }];
    haproxy = await RunningHaproxy.start({
      namedDefaults: [
        { name: "quick", timeouts: { server: "100ms" } },
        { name: "tunnels", from: "quick", mode: "tcp" },
      ],
      frontends: [
        {
          name: "web",
          binds: bind(web),
          monitorUri: "/alive",
          monitorFail: "{ nbsrv(app) lt 2 } or { nbsrv(slow) lt 1 }",
          useBackends: [{ backend: "slow", pathPrefix: "/hold" }],
          defaultBackend: "app",
        },
        { name: "impatient", from: "quick", binds: bind(impatient), defaultBackend: "quick" },
        { name: "plain", from: "tunnels", binds: bind(plain), defaultBackend: "raw" },
      ],
      backends: [
        {
          name: "app",
          acls: [
            { name: "wants_b", criterion: "req.hdr(X-Server)", values: ["b"] },
            { name: "wants_c", criterion: "req.hdr(X-Server)", values: ["c"] },
          ],
          useServers: [
            { server: "b", condition: "wants_b" },
            { server: "c", condition: "wants_c or { path_beg /c/ } !METH_POST" },
          ],
          servers: serversOf(servers),
        },
        { name: "slow", servers: serversOf(servers.slice(0, 1)) },
        { name: "quick", from: "quick", servers: serversOf(servers.slice(0, 1)) },
        {
          name: "raw",
          from: "tunnels",
          servers: [{ name: "raw", address: "127.0.0.1", port: raw.port, check: false }],
        },
      ],
    });
  });

  afterAll(async () => {
    await haproxy.stop();
    await Promise.all([...servers, raw].map((server) => server.stop()));
  });

  test("useServers sends some requests to one server, and leaves the others to balance", async () => {
    expect(await countAnswers(times(6, { port: web }))).toEqual({ a: 2, b: 2, c: 2 });
    expect(await countAnswers(times(3, { port: web, headers: { "X-Server": "b" } }))).toEqual({ b: 3 });
    expect(await countAnswers(times(3, { port: web, path: "/c/x" }))).toEqual({ c: 3 });
    const posts = times(6, { port: web, path: "/c/x", method: "POST", body: "x" });
    expect(await countAnswers(posts)).toEqual({ a: 2, b: 2, c: 2 });
  });

  test("useServers does without a server that is in maintenance", async () => {
    await haproxy.command("disable server app/b");
    const { server } = await ask({ port: web, headers: { "X-Server": "b" } });
    await haproxy.command("enable server app/b");
    expect(["a", "c"]).toContain(server);
  });

  test("monitorUri is answered by haproxy itself, until monitorFail", async () => {
    expect((await send({ port: web, path: "/alive" })).status).toBe(200);
    await haproxy.command("disable server app/b");
    expect((await send({ port: web, path: "/alive" })).status).toBe(200);
    await haproxy.command("disable server app/c");
    expect((await send({ port: web, path: "/alive" })).status).toBe(503);
    expect((await ask({ port: web })).server).toBe("a");
    await haproxy.command("enable server app/b");
    await haproxy.command("enable server app/c");
    expect((await send({ port: web, path: "/alive" })).status).toBe(200);
  });

  test("sections that start from named defaults have their time-outs, and others do not", async () => {
    const patient = send({ port: web, path: "/hold" });
    // The server has sent the beginning of its response, and nothing for 100 ms.
    await expect(send({ port: impatient, path: "/hold" })).rejects.toThrow("aborted");
    servers.forEach((server) => {
      server.release();
    });
    expect((await patient).body).toContain('"server":"a"');
  });

  test("sections that start from named defaults have their mode", async () => {
    expect(await exchange(plain, "\u0000 not http\n")).toBe("raw");
  });
});
