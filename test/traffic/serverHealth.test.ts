import { createServer, type Server } from "node:net";
import type { OnError } from "../../src/args";
import { countAnswers, send, times, until } from "./client";
import { oneFrontendEach } from "./frontends";
import { lineServer, portOf } from "./lineServer";
import { quick, withCheckedBackend } from "./oneBackend";
import { freePorts } from "./ports";
import { RunningHaproxy } from "./runningHaproxy";
import { becomes, fieldOf, isChecked, statusOf } from "./serverStatus";
import { WebServer } from "./webServer";

const at = (name: string, port: number) => ({ name, address: "127.0.0.1", port });
const healthz = { uri: "/healthz" };

/** An agent that answers what it is told to; with a word to wait for, once it is sent that. */
async function agentServer(answer: () => string, awaited?: string): Promise<Server> {
  const agent = createServer((socket) => {
    socket.on("error", () => undefined);
    if (awaited === undefined) socket.end(`${answer()}\n`);
    else socket.on("data", (data) => data.toString() === awaited && socket.end(`${answer()}\n`));
  });
  await new Promise<void>((resolve) => agent.listen(0, "127.0.0.1", resolve));
  agent.unref();
  return agent;
}

describe("an agent on the server", () => {
  let s1: WebServer;
  let s2: WebServer;
  beforeAll(async () => {
    [s1, s2] = (await WebServer.startAll("s1", "s2")) as [WebServer, WebServer];
  });
  afterAll(() => Promise.all([s1.stop(), s2.stop()]));

  const asking = (agent: Server) => ({ agentCheck: true, agentPort: portOf(agent), agentInter: "50ms" });

  test("drains it, takes it out and gives it its weight", async () => {
    let word = "up 100%";
    const agent = await agentServer(() => word);
    const weight = { weight: 100 };
    const servers = [
      { ...at("s1", s1.port), ...asking(agent), ...weight },
      { ...at("s2", s2.port), ...weight },
    ];
    await withCheckedBackend({ servers }, async ({ haproxy, port }) => {
      await becomes(haproxy, "app", "s1", "UP");
      word = "drain";
      await becomes(haproxy, "app", "s1", "DRAIN");
      expect(await countAnswers(times(4, { port }))).toEqual({ s2: 4 });
      word = "ready up 25%";
      await until(async () => (await fieldOf(haproxy, "app", "s1", "weight")) === "25");
      expect((await countAnswers(times(20, { port }))).s2).toBeGreaterThanOrEqual(15);
      word = "down";
      await becomes(haproxy, "app", "s1", "DOWN");
    });
    agent.close();
  });

  test("is sent what `agentSend` says", async () => {
    const agent = await agentServer(() => "drain", "app one\n");
    const servers = [{ ...at("s1", s1.port), ...asking(agent), agentSend: "app one\n" }];
    await withCheckedBackend({ servers }, ({ haproxy }) => becomes(haproxy, "app", "s1", "DRAIN"));
    agent.close();
  });
});

describe("errors in the traffic", () => {
  test("take a server out, with `observe`", async () => {
    const broken = await lineServer(
      () => "HTTP/1.1 500 Broken\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
    );
    await withCheckedBackend(
      {
        defaultServer: { inter: "1h", observe: "layer7", errorLimit: 2, onError: "mark-down" },
        servers: [at("broken", portOf(broken))],
      },
      async ({ haproxy, port }) => {
        expect((await send({ port })).status).toBe(500);
        expect((await send({ port })).status).toBe(500);
        await becomes(haproxy, "app", "broken", "DOWN");
        expect((await send({ port })).status).toBe(503);
      },
    );
    broken.close();
  });

  test("of connecting take a server out, with `observe` layer4", async () => {
    const s1 = await WebServer.start("s1");
    const [dead = 0] = await freePorts(1);
    await withCheckedBackend(
      {
        retries: 0,
        defaultServer: { inter: "1h", observe: "layer4", errorLimit: 2, onError: "mark-down" },
        servers: [{ ...at("dead", dead), checkPort: s1.port }],
      },
      async ({ haproxy, port }) => {
        await isChecked(haproxy, "app", "dead", "L4OK");
        await send({ port });
        expect(await statusOf(haproxy, "app", "dead")).toBe("UP");
        await send({ port });
        await becomes(haproxy, "app", "dead", "DOWN");
      },
    );
    await s1.stop();
  });

  test.each<[OnError, string]>([
    ["fastinter", "UP"],
    ["fail-check", "UP 3/4"],
    ["sudden-death", "UP 1/4"],
    ["mark-down", "DOWN"],
  ])("leave a server as `onError` says: %s %s", async (onError, status) => {
    const s1 = await WebServer.start("s1");
    await withCheckedBackend(
      {
        httpCheck: healthz,
        defaultServer: { inter: "1h", rise: 2, fall: 4, observe: "layer7", errorLimit: 1, onError },
        servers: [at("s1", s1.port)],
      },
      async ({ haproxy, port }) => {
        await isChecked(haproxy, "app", "s1", "L7OK");
        await send({ port, headers: { "X-Answer-Status": "500" } });
        await until(async () => (await fieldOf(haproxy, "app", "s1", "hanafail")) === "1");
        await until(async () => (await statusOf(haproxy, "app", "s1")) === status);
      },
    );
    await s1.stop();
  });
});

describe("the health of a server", () => {
  let s1: WebServer;
  let s2: WebServer;
  beforeEach(async () => {
    [s1, s2] = (await WebServer.startAll("s1", "s2")) as [WebServer, WebServer];
  });
  afterEach(() => Promise.all([s1.stop(), s2.stop()]));

  test("is that of the one that it tracks", async () => {
    const { inputs } = await oneFrontendEach({
      app: { defaultServer: quick, httpCheck: healthz, servers: [at("s1", s1.port)] },
      follower: { servers: [{ ...at("s1", s1.port), track: "app/s1" }] },
    });
    const haproxy = await RunningHaproxy.start(inputs);
    s1.healthStatus = 500;
    await becomes(haproxy, "follower", "s1", "DOWN");
    s1.healthStatus = 200;
    await becomes(haproxy, "follower", "s1", "UP");
    await haproxy.stop();
  });

  test("that ends takes its sessions along, with `onMarkedDown`", async () => {
    await withCheckedBackend(
      {
        httpCheck: healthz,
        defaultServer: { ...quick, onMarkedDown: "shutdown-sessions" },
        servers: [at("s1", s1.port)],
      },
      async ({ port }) => {
        const held = send({ port, path: "/hold" });
        await until(() => s1.holding === 1);
        s1.healthStatus = 500;
        await expect(held).rejects.toThrow();
      },
    );
  });

  test("that comes back takes the sessions of backup servers along, with `onMarkedUp`", async () => {
    s1.healthStatus = 500;
    const servers = [
      { ...at("s1", s1.port), onMarkedUp: "shutdown-backup-sessions" },
      { ...at("s2", s2.port), backup: true },
    ];
    await withCheckedBackend({ httpCheck: healthz, servers }, async ({ haproxy, port }) => {
      await becomes(haproxy, "app", "s1", "DOWN");
      const held = send({ port, path: "/hold" });
      await until(() => s2.holding === 1);
      s1.healthStatus = 200;
      await expect(held).rejects.toThrow();
    });
  });

  test("that comes back brings its share of the load little by little, with `slowstart`", async () => {
    s1.healthStatus = 500;
    const servers = [at("s1", s1.port), at("s2", s2.port)].map((server) => ({ ...server, weight: 100 }));
    await withCheckedBackend(
      { httpCheck: healthz, defaultServer: { ...quick, slowstart: "1h" }, servers },
      async ({ haproxy, port }) => {
        await becomes(haproxy, "app", "s1", "DOWN");
        s1.healthStatus = 200;
        await becomes(haproxy, "app", "s1", "UP");
        expect((await countAnswers(times(20, { port }))).s2).toBeGreaterThanOrEqual(18);
      },
    );
  });

  test("is looked at in intervals of their own while it is down, and while it changes", async () => {
    s1.healthStatus = 500;
    const intervals = { inter: "1h", downinter: "50ms", fastinter: "50ms", rise: 3, fall: 1 };
    await withCheckedBackend(
      { httpCheck: healthz, defaultServer: intervals, servers: [at("s1", s1.port)] },
      async ({ haproxy }) => {
        await becomes(haproxy, "app", "s1", "DOWN");
        s1.healthStatus = 200;
        await becomes(haproxy, "app", "s1", "UP");
        // From now on nobody looks for an hour.
        s1.healthStatus = 500;
        await new Promise((resolve) => setTimeout(resolve, 200));
        expect(await statusOf(haproxy, "app", "s1")).toBe("UP");
      },
    );
  });

  test("is that of another address, with `checkAddr`", async () => {
    const servers = [
      { ...at("here", s1.port), checkAddr: "127.0.0.9" },
      { ...at("there", s1.port), address: "127.0.0.9", checkAddr: "127.0.0.1" },
    ];
    await withCheckedBackend({ servers }, async ({ haproxy }) => {
      await becomes(haproxy, "app", "here", "DOWN");
      await isChecked(haproxy, "app", "there", "L4OK");
      expect(await statusOf(haproxy, "app", "there")).toBe("UP");
    });
  });
});
