import { renderHaproxyCfg } from "../../src/render";
import { validate } from "../../src/validate";
import { minimal } from "../golden/inputs";
import { ask, type Request, send } from "./client";
import { serversOf } from "./frontends";
import { freePorts } from "./ports";
import { RunningHaproxy } from "./runningHaproxy";
import { WebServer } from "./webServer";

const entriesOf = (map: Record<string, string>) =>
  Object.entries(map).map(([key, value]) => ({ key, value }));

describe("routing by maps", () => {
  let servers: WebServer[];
  let haproxy: RunningHaproxy;
  let web: number;

  beforeAll(async () => {
    servers = await WebServer.startAll("app", "shop", "blog", "blog-admin", "tenants", "legacy", "german");
    [web = 0] = await freePorts(1);
    haproxy = await RunningHaproxy.start({
      maps: [
        { name: "hosts", entries: entriesOf({ "shop.test": "shop", "blog.test": "blog" }) },
        { name: "paths", entries: entriesOf({ "blog.test/admin": "blog-admin", "blog.test/": "blog" }) },
        { name: "domains", content: "# all tenants\ntenants.test tenants\n\n" },
        { name: "old", entries: entriesOf({ "^/(old|older)/": "legacy" }) },
        { name: "languages", entries: entriesOf({ de: "german" }) },
      ],
      frontends: [
        {
          name: "web",
          binds: [{ address: "127.0.0.1", port: web }],
          acls: [{ name: "is_known", criterion: "req.hdr(host),lower", map: "hosts" }],
          useBackends: [
            { map: "old", mapKey: "path", mapMatch: "reg", condition: "is_known" },
            { map: "paths", mapKey: "base", mapMatch: "beg" },
            { map: "hosts" },
            { map: "domains", mapMatch: "dom" },
            { map: "languages", mapKey: "req.hdr(Accept-Language)", methods: ["GET"] },
          ],
          defaultBackend: "app",
        },
      ],
      backends: servers.map((server) => ({ name: server.name, servers: serversOf([server]) })),
    });
  });

  afterAll(async () => {
    await haproxy.stop();
    await Promise.all(servers.map((server) => server.stop()));
  });

  const serverFor = async (request: Omit<Request, "port">) => (await ask({ port: web, ...request })).server;

  test("a map names the backend of each host, in any case and with any port", async () => {
    expect(await serverFor({ host: "shop.test" })).toBe("shop");
    expect(await serverFor({ host: "SHOP.test:8080" })).toBe("shop");
  });

  test("a host that a map does not know goes on to the next entry", async () => {
    expect(await serverFor({ host: "unknown.test" })).toBe("app");
    expect(await serverFor({ host: "a.tenants.test" })).toBe("tenants");
    expect(await serverFor({ host: "unknown.test", headers: { "Accept-Language": "de" } })).toBe("german");
  });

  test("a map of hosts with paths is searched for the longest beginning", async () => {
    expect(await serverFor({ host: "blog.test", path: "/admin/users" })).toBe("blog-admin");
    expect(await serverFor({ host: "blog.test", path: "/about" })).toBe("blog");
  });

  test("a map of regular expressions, and an ACL that is met by the keys of a map", async () => {
    expect(await serverFor({ host: "shop.test", path: "/older/x" })).toBe("legacy");
    expect(await serverFor({ host: "unknown.test", path: "/older/x" })).toBe("app");
  });

  test("a key added to the running haproxy routes from then on", async () => {
    const [, id = ""] = /^(\d+) \(\S*\/maps\/hosts\.map\)/m.exec(await haproxy.command("show map")) ?? [];
    expect(await serverFor({ host: "new.test" })).toBe("app");
    await haproxy.command(`add map #${id} new.test shop`);
    expect(await serverFor({ host: "new.test" })).toBe("shop");
  });
});

describe("a map with 100,000 hosts", () => {
  const count = 100_000;
  const host = (index: number) => `tenant-${index}.example.test`;
  const large = (port: number, servers: WebServer[]) => ({
    ...minimal,
    maps: [
      {
        name: "tenants",
        entries: Array.from({ length: count }, (_, index) => ({ key: host(index), value: `b${index % 2}` })),
      },
    ],
    frontends: [{ name: "web", binds: [{ address: "127.0.0.1", port }], useBackends: [{ map: "tenants" }] }],
    backends: servers.map((server) => ({ name: server.name, servers: serversOf([server]) })),
  });

  test("routes each of them, and is validated and rendered in 1.5 s of one processor", async () => {
    const servers = await WebServer.startAll("b0", "b1");
    const [port = 0] = await freePorts(1);
    const inputs = large(port, servers);
    // The least of three, for a neighbour on the same processor counts too.
    const seconds = [1, 2, 3].map(() => {
      const before = process.cpuUsage();
      renderHaproxyCfg(validate(inputs).model);
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1_000_000;
    });
    const haproxy = await RunningHaproxy.start(inputs);
    try {
      for (const index of [0, 1, 54_321, count - 2, count - 1]) {
        expect((await ask({ port, host: host(index) })).server).toBe(`b${index % 2}`);
      }
      expect((await send({ port, host: host(count) })).status).toBe(503);
      expect(Math.min(...seconds)).toBeLessThan(1.5);
    } finally {
      await haproxy.stop();
      await Promise.all(servers.map((server) => server.stop()));
    }
  }, 30_000);
});
