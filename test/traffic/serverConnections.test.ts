import { createServer } from "node:http2";
import type { ServerArgs } from "../../src/args";
import { ask, countAnswers, send, times, until } from "./client";
import { listening, named } from "./countingServer";
import { serversOf } from "./frontends";
import { portOf } from "./lineServer";
import { withBackend } from "./oneBackend";
import { freePorts } from "./ports";
import { RunningHaproxy } from "./runningHaproxy";
import { fieldOf } from "./serverStatus";
import { WebServer } from "./webServer";

const oneThread = { global: { maxconn: 200, nbthread: 1 } };

describe("the connections to a server", () => {
  let app: Awaited<ReturnType<typeof listening>>;
  beforeEach(async () => {
    app = await listening({ host: "127.0.0.1", port: 0 }, named("app"));
  });
  afterEach(() => {
    app.stop();
  });
  const server = (options: Partial<ServerArgs> = {}) => [
    { name: "app", address: "127.0.0.1", port: app.port, check: false, ...options },
  ];

  test.each([
    ["never", 6],
    ["always", 1],
  ] as const)("are used again %s, by `httpReuse`", async (httpReuse, connections) => {
    await withBackend(
      { httpReuse, servers: server() },
      async ({ port }) => {
        await countAnswers(times(6, { port }));
        expect(app.connections()).toBe(connections);
      },
      oneThread,
    );
  });

  test("are closed when as many are idle as `poolMaxConn` says", async () => {
    await withBackend(
      { httpReuse: "always", servers: server({ poolMaxConn: 0 }) },
      async ({ port }) => {
        await countAnswers(times(6, { port }));
        expect(app.connections()).toBe(6);
      },
      oneThread,
    );
  });

  test("are closed when they are idle, after `poolPurgeDelay`", async () => {
    await withBackend(
      { httpReuse: "always", servers: server({ poolPurgeDelay: "100ms" }) },
      async ({ port }) => {
        await ask({ port });
        await until(() => app.open() === 0);
      },
      oneThread,
    );
  });

  test("in HTTP/2 are used again no more often than `maxReuse` says", async () => {
    let sessions = 0;
    const h2 = createServer((_, response) => response.end(JSON.stringify({ server: "h2" })));
    h2.on("session", () => sessions++);
    await new Promise<void>((resolve) => h2.listen(0, "127.0.0.1", resolve));
    h2.unref();
    const servers = server({ proto: "h2", maxReuse: 1, port: portOf(h2) });
    await withBackend(
      { httpReuse: "always", servers },
      async ({ port }) => {
        expect(await countAnswers(times(6, { port }))).toEqual({ h2: 6 });
        expect(sessions).toBe(3);
      },
      oneThread,
    );
    h2.close();
  });

  test.each([
    [0, 1],
    [10, 2],
  ])("of another thread are used where there are more than `poolLowConn`: %s", async (poolLowConn, made) => {
    const [first = 0, second = 0] = await freePorts(2);
    const bind = (port: number, thread: string) => ({ address: "127.0.0.1", port, thread });
    const haproxy = await RunningHaproxy.start({
      haproxyVersion: "2.6",
      global: { maxconn: 200, nbthread: 2 },
      frontends: [{ name: "web", binds: [bind(first, "1"), bind(second, "2")], defaultBackend: "app" }],
      backends: [{ name: "app", httpReuse: "always", servers: server({ poolLowConn }) }],
    });
    const asked = ask({ port: first }).then(() => ask({ port: second }));
    await asked.finally(() => haproxy.stop());
    expect(app.connections()).toBe(made);
  });
});

describe("a server with `minconn`", () => {
  test.each([
    ["as many connections, while the backend has little load", 100, 1],
    ["all of its `maxconn`, once the backend has as much as `fullconn`", 2, 2],
  ])("gets %s", async (_, fullconn, connections) => {
    const s1 = await WebServer.start("s1");
    const servers = serversOf([s1], { minconn: 1, maxconn: 10 });
    await withBackend({ fullconn, servers }, async ({ port, haproxy }) => {
      const requests = times(2, { port, path: "/hold" }).map(send);
      await until(async () => Number(await fieldOf(haproxy, "app", "BACKEND", "scur")) === 2);
      await until(
        async () => s1.holding + Number(await fieldOf(haproxy, "app", "BACKEND", "qcur")) === requests.length,
      );
      expect(s1.holding).toBe(connections);
      s1.release();
      await until(() => connections === 2 || s1.holding === 1);
      s1.release();
      await Promise.all(requests);
    });
    await s1.stop();
  });
});

describe("a server whose name nobody knows", () => {
  const lost = (port: number, ...initAddr: string[]) => ({
    servers: [{ name: "lost", address: "nowhere.invalid", port, check: false, initAddr }],
  });

  test("keeps haproxy from starting where `initAddr` has nothing but `libc`", async () => {
    await expect(withBackend(lost(80, "libc"), () => Promise.resolve())).rejects.toThrow(
      "could not resolve address 'nowhere.invalid'",
    );
  });

  test("gets nothing where `initAddr` ends in `none`", async () => {
    await withBackend(lost(80, "libc", "none"), async ({ port }) => {
      expect((await send({ port })).status).toBe(503);
    });
  });

  test("is at the address that `initAddr` ends in", async () => {
    const app = await listening({ host: "127.0.0.8", port: 0 }, named("spare"));
    await withBackend(lost(app.port, "libc", "127.0.0.8"), async ({ port }) => {
      expect((await ask({ port })).server).toBe("spare");
    });
    app.stop();
  });
});
