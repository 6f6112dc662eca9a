import { type AddressInfo, createServer } from "node:net";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { ask, countAnswers, send, times, until } from "./client";
import { listening, named } from "./countingServer";
import { oneFrontendEach, serversOf } from "./frontends";
import { withBackend } from "./oneBackend";
import { freePorts } from "./ports";
import { RunningHaproxy } from "./runningHaproxy";
import { becomes } from "./serverStatus";
import { WebServer } from "./webServer";

describe("a server", () => {
  let s1: WebServer;
  let s2: WebServer;
  beforeAll(async () => {
    [s1, s2] = (await WebServer.startAll("s1", "s2")) as [WebServer, WebServer];
  });
  afterAll(() => Promise.all([s1.stop(), s2.stop()]));

  test("can be a Unix socket", async () => {
    const socket = path.join(mkdtempSync(path.join(tmpdir(), "hp-")), "app.sock");
    const app = await listening({ path: socket }, named("socket"));
    await withBackend({ servers: [{ name: "app", address: socket }] }, async ({ port }) => {
      expect((await ask({ port })).server).toBe("socket");
    });
    app.stop();
  });

  test("without a port uses the client's port, or one at an offset from it", async () => {
    const [port = 0] = await freePorts(1);
    const same = await listening({ host: "127.0.0.2", port }, named("same"));
    const next = await listening({ host: "127.0.0.2", port: port + 1 }, named("next"));
    const inputs = (server: object) => ({
      frontends: [{ name: "web", binds: [{ address: "127.0.0.1", port }], defaultBackend: "app" }],
      backends: [{ name: "app", servers: [{ name: "s", address: "127.0.0.2", check: false, ...server }] }],
    });
    for (const [server, answer] of [
      [{}, "same"],
      [{ portOffset: 1 }, "next"],
    ] as const) {
      const haproxy = await RunningHaproxy.start(inputs(server));
      expect((await ask({ port })).server).toBe(answer);
      await haproxy.stop();
    }
    same.stop();
    next.stop();
  });

  test("gets its share of the requests by its weight", async () => {
    const servers = serversOf([s1, s2], { weight: 3 }, { weight: 1 });
    await withBackend({ servers }, async ({ port }) => {
      expect(await countAnswers(times(8, { port }))).toEqual({ s1: 6, s2: 2 });
    });
  });

  test("that is disabled gets nothing until it is enabled", async () => {
    await withBackend({ servers: serversOf([s1, s2], { disabled: true }) }, async ({ port, haproxy }) => {
      expect(await countAnswers(times(4, { port }))).toEqual({ s2: 4 });
      await haproxy.command("set server app/s1 state ready");
      expect(await countAnswers(times(4, { port }))).toEqual({ s1: 2, s2: 2 });
    });
  });

  test("that is full makes requests wait, no longer than the queue's time-out", async () => {
    await withBackend(
      { timeouts: { queue: "200ms" }, servers: serversOf([s1], { maxconn: 1 }) },
      async ({ port }) => {
        const held = send({ port, path: "/hold" });
        await until(() => s1.holding === 1);
        expect((await send({ port })).status).toBe(503);
        const waiting = ask({ port });
        s1.release();
        expect((await held).status).toBe(200);
        expect((await waiting).server).toBe("s1");
      },
    );
  });

  test("whose queue is full leaves requests to the others", async () => {
    await withBackend(
      {
        cookie: { name: "S" },
        timeouts: { queue: "2s" },
        servers: serversOf([s1, s2], { maxconn: 1, maxqueue: 1 }),
      },
      async ({ port }) => {
        const toFirst = { port, headers: { Cookie: "S=s1" } };
        const held = send({ ...toFirst, path: "/hold" });
        await until(() => s1.holding === 1);
        const queued = ask(toFirst);
        await new Promise((resolve) => setTimeout(resolve, 100));
        expect((await ask(toFirst)).server).toBe("s2");
        s1.release();
        await held;
        expect((await queued).server).toBe("s1");
      },
    );
  });

  test("is connected to from the source address", async () => {
    const app = await listening({ host: "127.0.0.1", port: 0 }, named("app"));
    const servers = [{ name: "app", address: "127.0.0.1", port: app.port }];
    await withBackend({ source: "127.0.0.5", servers }, async ({ port }) => {
      expect(JSON.parse((await send({ port })).body)).toMatchObject({ from: "127.0.0.5" });
    });
    await withBackend({ servers: servers.map((s) => ({ ...s, source: "127.0.0.6" })) }, async ({ port }) => {
      expect(JSON.parse((await send({ port })).body)).toMatchObject({ from: "127.0.0.6" });
    });
    app.stop();
  });

  test("starts from what `defaults` say of servers", async () => {
    const { inputs, ports } = await oneFrontendEach({ app: { servers: serversOf([s1, s2], {}, {}) } });
    const haproxy = await RunningHaproxy.start({
      ...inputs,
      defaults: { defaultServer: { disabled: true } },
    });
    expect((await send({ port: ports.app })).status).toBe(503);
    await haproxy.stop();
  });
});

describe("a request that fails", () => {
  let good: WebServer;
  let dead: number;
  beforeAll(async () => {
    good = await WebServer.start("good");
    [dead = 0] = await freePorts(1);
  });
  afterAll(() => good.stop());
  const both = (badPort: number) => [
    { name: "bad", address: "127.0.0.1", port: badPort },
    { name: "good", address: "127.0.0.1", port: good.port },
  ];

  test("to connect is tried again with another server", async () => {
    await withBackend({ retries: 1, redispatch: true, servers: both(dead) }, async ({ port }) => {
      expect(await countAnswers(times(4, { port }))).toEqual({ good: 4 });
    });
    await withBackend({ retries: 0, redispatch: false, servers: both(dead) }, async ({ port }) => {
      const statuses = [(await send({ port })).status, (await send({ port })).status];
      expect(statuses.sort()).toEqual([200, 503]);
    });
  });

  test("with a status is tried again where `retryOn` names it", async () => {
    const bad = await listening({ host: "127.0.0.1", port: 0 }, (_, response) =>
      response.writeHead(503).end(),
    );
    const retried = { retries: 1, redispatchInterval: 1, servers: both(bad.port) };
    await withBackend({ ...retried, retryOn: ["503"] }, async ({ port }) => {
      expect(await countAnswers(times(4, { port }))).toEqual({ good: 4 });
    });
    await withBackend(retried, async ({ port }) => {
      const statuses = [(await send({ port })).status, (await send({ port })).status];
      expect(statuses.sort()).toEqual([200, 503]);
    });
    bad.stop();
  });

  test("with a connection that is closed is tried again where `retryOn` names it", async () => {
    const rude = createServer((socket) => socket.once("data", () => socket.destroy()));
    await new Promise<void>((resolve) => rude.listen(0, "127.0.0.1", resolve));
    const { port: bad } = rude.address() as AddressInfo;
    await withBackend(
      { retries: 1, redispatchInterval: 1, retryOn: ["empty-response"], servers: both(bad) },
      async ({ port }) => {
        expect(await countAnswers(times(4, { port }))).toEqual({ good: 4 });
      },
    );
    rude.close();
  });
});

describe("backup servers", () => {
  test.each([
    [false, { b1: 4 }],
    [true, { b1: 2, b2: 2 }],
  ])("share the load only with `allbackups`: %s", async (allbackups, answered) => {
    const backups = await WebServer.startAll("b1", "b2");
    const [dead = 0] = await freePorts(1);
    await withBackend(
      {
        allbackups,
        servers: [
          { name: "dead", address: "127.0.0.1", port: dead, check: true, inter: "50ms", fall: 1 },
          ...serversOf(backups, { backup: true }, { backup: true }),
        ],
      },
      async ({ port, haproxy }) => {
        await becomes(haproxy, "app", "dead", "DOWN");
        expect(await countAnswers(times(4, { port }))).toEqual(answered);
      },
    );
    await Promise.all(backups.map((server) => server.stop()));
  });
});

describe("options of a proxy", () => {
  let app: WebServer;
  beforeAll(async () => {
    app = await WebServer.start("app");
  });
  afterAll(() => app.stop());

  test("`forwardfor` passes servers the client's address in the header that it names", async () => {
    await withBackend(
      { forwardfor: { header: "X-Client", except: "127.0.0.2" }, servers: serversOf([app]) },
      async ({ port }) => {
        expect((await ask({ port })).headers["x-client"]).toBe("127.0.0.1");
        expect((await ask({ port, localAddress: "127.0.0.2" })).headers["x-client"]).toBeUndefined();
      },
    );
  });

  test("`originalto` and `httpSendNameHeader` pass servers the original destination and their own name", async () => {
    await withBackend(
      { originalto: {}, httpSendNameHeader: "X-Name", servers: serversOf([app]) },
      async ({ port }) => {
        const { headers } = await ask({ port });
        expect([headers["x-original-to"], headers["x-name"]]).toEqual(["127.0.0.1", "app"]);
      },
    );
  });

  test.each([
    ["http-keep-alive", undefined],
    ["http-server-close", "close"],
    ["httpclose", "close"],
  ] as const)(
    "`httpConnectionMode` %s tells servers what becomes of their connection",
    async (mode, told) => {
      await withBackend({ httpConnectionMode: mode, servers: serversOf([app]) }, async ({ port }) => {
        expect((await ask({ port })).headers.connection).toBe(told);
      });
    },
  );

  test("`forcePersist` sends those who ask for it to a server that is down", async () => {
    await withBackend(
      {
        cookie: { name: "S" },
        forcePersist: ["{ path /probe }"],
        servers: serversOf([app], { check: true, checkPort: 1, inter: "50ms", fall: 1 }),
      },
      async ({ port, haproxy }) => {
        await becomes(haproxy, "app", "app", "DOWN");
        const headers = { Cookie: "S=app" };
        expect((await send({ port, headers })).status).toBe(503);
        expect((await ask({ port, headers, path: "/probe" })).server).toBe("app");
      },
    );
  });

  test("`tunnel` ends a connection that nobody uses", async () => {
    const silent = createServer((socket) => socket.on("error", () => undefined));
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
    silent.unref();
    const { port: at } = silent.address() as AddressInfo;
    await withBackend(
      {
        mode: "tcp",
        timeouts: { tunnel: "100ms" },
        servers: [{ name: "s", address: "127.0.0.1", port: at }],
      },
      async ({ port }) => {
        const start = Date.now();
        await expect(send({ port })).rejects.toThrow();
        expect(Date.now() - start).toBeGreaterThanOrEqual(90);
        expect(Date.now() - start).toBeLessThan(4000);
      },
    );
    silent.close();
  });
});
