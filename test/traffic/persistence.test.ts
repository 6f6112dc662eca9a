import { ask, countAnswers, type Request, send, times } from "./client";
import { oneFrontendEach, serversOf } from "./frontends";
import { RunningHaproxy } from "./runningHaproxy";
import { WebServer } from "./webServer";

describe("persistence", () => {
  let servers: WebServer[];
  let haproxy: RunningHaproxy;
  let ports: Record<"cookie" | "prefix" | "byAddress" | "byHeader" | "sharing", number>;

  beforeAll(async () => {
    servers = await WebServer.startAll("s1", "s2", "s3");
    const table = { type: "string" as const, len: 64, size: "1k", expire: "10m" };
    const pair = await oneFrontendEach({
      cookie: { cookie: { name: "SERVER" }, servers: serversOf(servers, { cookie: "one" }) },
      prefix: { cookie: { name: "session", mode: "prefix" }, servers: serversOf(servers) },
      byAddress: {
        stickTable: { type: "ip", size: "1k", expire: "10m" },
        stickRules: [{ pattern: "src" }],
        servers: serversOf(servers),
      },
      byHeader: {
        stickTable: table,
        stickRules: [{ pattern: "req.hdr(X-User)" }],
        servers: serversOf(servers),
      },
      sharing: {
        stickRules: [{ pattern: "req.hdr(X-User)", table: "byHeader" }],
        servers: serversOf(servers),
      },
    });
    ports = pair.ports;
    haproxy = await RunningHaproxy.start(pair.inputs);
  });

  afterAll(async () => {
    await haproxy.stop();
    await Promise.all(servers.map((server) => server.stop()));
  });

  /** Expects that all of these same requests go to one server. */
  async function expectOneServer(request: Request): Promise<void> {
    expect(Object.values(await countAnswers(times(9, request)))).toEqual([9]);
  }

  test("an inserted cookie keeps a client on its server, and clients without it are spread", async () => {
    const seen = new Set<string>();
    for (let client = 0; client < 6; client++) {
      const { headers, body } = await send({ port: ports.cookie });
      const [cookie = ""] = headers["set-cookie"] ?? [];
      expect(cookie).toMatch(/^SERVER=(?:one|s2|s3); path=\/; HttpOnly$/);
      const { server } = JSON.parse(body) as { server: string };
      seen.add(server);
      const returning = { port: ports.cookie, headers: { Cookie: cookie.replace(/;.*/, "") } };
      expect(await countAnswers(times(9, returning))).toEqual({ [server]: 9 });
    }
    expect(seen.size).toBe(3);
  });

  test("the inserted cookie is not shown to the server", async () => {
    const { headers } = await ask({ port: ports.cookie, headers: { Cookie: "SERVER=s2; other=1" } });
    expect(headers.cookie).toBe("other=1");
  });

  test("a prefixed cookie keeps a client on its server, which sees its own value only", async () => {
    const answer = await ask({ port: ports.prefix, headers: { Cookie: "session=s3~abc" } });
    expect(answer).toMatchObject({ server: "s3", headers: { cookie: "session=abc" } });
  });

  test("a stick table keeps a client's address on its server, and clients are spread", async () => {
    const clients = Array.from({ length: 6 }, (_, index) => ({
      port: ports.byAddress,
      localAddress: `127.0.2.${index + 1}`,
    }));
    expect(await countAnswers(clients)).toEqual({ s1: 2, s2: 2, s3: 2 });
    for (const client of clients) {
      await expectOneServer(client);
    }
  });

  test("a stick rule keeps what its pattern finds on one server", async () => {
    await expectOneServer({ port: ports.byHeader, headers: { "X-User": "it's alice" } });
    expect(await countAnswers(times(9, { port: ports.byHeader }))).toEqual({ s1: 3, s2: 3, s3: 3 });
  });

  test("a stick rule can use another backend's table", async () => {
    await ask({ port: ports.sharing, headers: { "X-User": "bob" } });
    expect(await haproxy.command("show table byHeader")).toContain("key=bob");
  });
});
