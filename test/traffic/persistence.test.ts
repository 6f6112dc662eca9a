import { ask, countAnswers, type Request, send, times } from "./client";
import { oneFrontendEach, serversOf } from "./frontends";
import { RunningHaproxy } from "./runningHaproxy";
import { WebServer } from "./webServer";

describe("persistence", () => {
  let servers: WebServer[];
  let haproxy: RunningHaproxy;
  let ports: Record<
    | "cookie"
    | "attributes"
    | "dynamic"
    | "reordered"
    | "prefix"
    | "rewrite"
    | "byAddress"
    | "byHeader"
    | "sharing"
    | "stickOnSource"
    | "stickOnHeader"
    | "stickOnCookie",
    number
  >;

  beforeAll(async () => {
    servers = await WebServer.startAll("s1", "s2", "s3");
    const table = { type: "string" as const, len: 64, size: "1k", expire: "10m" };
    const pair = await oneFrontendEach({
      cookie: { cookie: { name: "SERVER" }, servers: serversOf(servers, { cookie: "one" }) },
      attributes: {
        cookie: {
          name: "SERVER",
          secure: true,
          domains: ["example.com"],
          attr: ["SameSite=Lax"],
          maxidle: "1h",
        },
        servers: serversOf(servers),
      },
      dynamic: { cookie: { name: "SERVER", dynamic: true }, servers: serversOf(servers) },
      reordered: { cookie: { name: "SERVER", dynamic: true }, servers: serversOf(servers).reverse() },
      rewrite: { cookie: { name: "session", mode: "rewrite" }, servers: serversOf(servers) },
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
      stickOnSource: { stick: { on: "source" }, servers: serversOf(servers) },
      stickOnHeader: { stick: { on: "header", name: "X-User" }, servers: serversOf(servers) },
      stickOnCookie: { stick: { on: "cookie", name: "JSESSIONID" }, servers: serversOf(servers) },
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

  test("a cookie has the attributes that it is given, and with maxidle the date", async () => {
    const { headers } = await send({ port: ports.attributes });
    expect(headers["set-cookie"]).toEqual([
      expect.stringMatching(
        /^SERVER=s[123]\|[A-Za-z0-9+/]{5}; path=\/; domain=example\.com; HttpOnly; Secure; SameSite=Lax$/,
      ),
    ]);
  });

  test("a dynamic cookie says nothing of the server, and means the same one wherever that is listed", async () => {
    const seen = new Set<string>();
    for (let client = 0; client < 3; client++) {
      const { headers, body } = await send({ port: ports.dynamic });
      const [, value = ""] = /^SERVER=([0-9a-f]{16});/.exec(headers["set-cookie"]?.[0] ?? "") ?? [];
      const { server } = JSON.parse(body) as { server: string };
      seen.add(server);
      for (const port of [ports.dynamic, ports.reordered]) {
        expect(await countAnswers(times(6, { port, headers: { Cookie: `SERVER=${value}` } }))).toEqual({
          [server]: 6,
        });
      }
    }
    expect(seen.size).toBe(3);
  });

  test("a rewritten cookie carries the server's name instead of the application's value", async () => {
    const { headers, body } = await send({ port: ports.rewrite, headers: { "X-Set-Cookie": "session=abc" } });
    const { server } = JSON.parse(body) as { server: string };
    expect(headers["set-cookie"]).toEqual([`session=${server}`]);
    await expectOneServer({ port: ports.rewrite, headers: { Cookie: `session=${server}` } });
  });

  test("stick on source keeps a client's address on its server", async () => {
    const clients = Array.from({ length: 6 }, (_, index) => ({
      port: ports.stickOnSource,
      localAddress: `127.0.3.${index + 1}`,
    }));
    expect(await countAnswers(clients)).toEqual({ s1: 2, s2: 2, s3: 2 });
    for (const client of clients) {
      await expectOneServer(client);
    }
  });

  test("stick on header keeps a header's value on its server", async () => {
    const clients = ["ann", "bob", "cid"].map((user) => ({
      port: ports.stickOnHeader,
      headers: { "X-User": user },
    }));
    expect(await countAnswers(clients)).toEqual({ s1: 1, s2: 1, s3: 1 });
    for (const client of clients) {
      await expectOneServer(client);
    }
  });

  test("stick on cookie follows the cookie that a server has set", async () => {
    for (const session of ["a1", "b2", "c3", "d4"]) {
      const login = {
        port: ports.stickOnCookie,
        headers: { "X-Set-Cookie": `JSESSIONID=${session}; Path=/` },
      };
      const { server } = await ask(login);
      const returning = { port: ports.stickOnCookie, headers: { Cookie: `JSESSIONID=${session}` } };
      expect(await countAnswers(times(6, returning))).toEqual({ [server]: 6 });
    }
    expect(await countAnswers(times(6, { port: ports.stickOnCookie }))).toEqual({ s1: 2, s2: 2, s3: 2 });
  });
});
