import type { HttpCheckExpectArgs } from "../../src/args";
import { countAnswers, send, times, until } from "./client";
import { oneFrontendEach, serversOf } from "./frontends";
import { freePorts } from "./ports";
import { RunningHaproxy } from "./runningHaproxy";
import { WebServer } from "./webServer";

const quick = { check: true, inter: "50ms", rise: 2, fall: 2 };
// Else it is the interval, which a busy machine does not always keep.
const patient = { check: "2s" };

describe("health checks", () => {
  let servers: WebServer[];
  let spare: WebServer;
  let haproxy: RunningHaproxy;
  let ports: Record<"checked" | "teapot" | "unchecked" | "spared" | "mute", number>;

  beforeAll(async () => {
    servers = await WebServer.startAll("s1", "s2");
    spare = await WebServer.start("spare");
    const [free = 0] = await freePorts(1);
    const checked = servers.map(({ name, port }) => ({ name, address: "127.0.0.1", port }));
    const httpCheck = (expect?: HttpCheckExpectArgs) => ({ uri: "/healthz", host: "app.internal", expect });
    const pair = await oneFrontendEach({
      checked: { httpCheck: httpCheck(), defaultServer: quick, timeouts: patient, servers: checked },
      teapot: {
        httpCheck: httpCheck({ status: "200-299,418" }),
        defaultServer: quick,
        timeouts: patient,
        servers: checked,
      },
      unchecked: { servers: serversOf(servers) },
      spared: {
        httpCheck: httpCheck(),
        defaultServer: quick,
        timeouts: patient,
        servers: [
          ...checked,
          { name: "spare", address: "127.0.0.1", port: spare.port, backup: true, check: false },
        ],
      },
      mute: {
        defaultServer: quick,
        timeouts: patient,
        servers: [{ name: "mute", address: "127.0.0.1", port: free }],
      },
    });
    ports = pair.ports;
    haproxy = await RunningHaproxy.start(pair.inputs);
  });

  afterEach(async () => {
    servers.forEach((server) => {
      server.healthStatus = 200;
    });
    for (const backend of ["checked", "teapot", "spared"]) {
      await until(
        async () => (await statusOf(backend, "s1")) === "UP" && (await statusOf(backend, "s2")) === "UP",
      );
    }
  });

  afterAll(async () => {
    await haproxy.stop();
    await Promise.all([...servers, spare].map((server) => server.stop()));
  });

  /** The status of a server, as haproxy sees it. */
  async function statusOf(backend: string, server: string): Promise<string> {
    const line = (await haproxy.command("show stat"))
      .split("\n")
      .find((text) => text.startsWith(`${backend},${server},`));
    return line?.split(",")[17] ?? "";
  }

  const fail = (status: number, ...failing: (WebServer | undefined)[]) => {
    failing.forEach((server) => {
      if (server !== undefined) server.healthStatus = status;
    });
  };

  test("a server that fails its check is taken out, and comes back when it passes", async () => {
    fail(500, servers[0]);
    await until(async () => (await statusOf("checked", "s1")) === "DOWN");
    expect(await countAnswers(times(8, { port: ports.checked }))).toEqual({ s2: 8 });
    fail(200, servers[0]);
    await until(async () => (await statusOf("checked", "s1")) === "UP");
    expect(await countAnswers(times(8, { port: ports.checked }))).toEqual({ s1: 4, s2: 4 });
  });

  test("only the expected statuses are healthy", async () => {
    fail(418, servers[0]);
    fail(302, servers[1]);
    await until(async () => (await statusOf("teapot", "s2")) === "DOWN");
    expect(await countAnswers(times(8, { port: ports.teapot }))).toEqual({ s1: 8 });
  });

  test("a server that is not checked stays in", async () => {
    fail(500, servers[0]);
    await until(async () => (await statusOf("checked", "s1")) === "DOWN");
    expect(await countAnswers(times(8, { port: ports.unchecked }))).toEqual({ s1: 4, s2: 4 });
  });

  test("a backup server is used only when all others are down", async () => {
    expect(await countAnswers(times(8, { port: ports.spared }))).toEqual({ s1: 4, s2: 4 });
    fail(500, ...servers);
    await until(
      async () => (await statusOf("spared", "s1")) === "DOWN" && (await statusOf("spared", "s2")) === "DOWN",
    );
    expect(await countAnswers(times(8, { port: ports.spared }))).toEqual({ spare: 8 });
  });

  test("a check by connecting takes out a server whose port is closed", async () => {
    await until(async () => (await statusOf("mute", "mute")) === "DOWN");
    expect((await send({ port: ports.mute })).status).toBe(503);
  });
});
