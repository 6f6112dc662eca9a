import { answers, type Request, send, until } from "./client";
import { oneFrontendEach, serversOf } from "./frontends";
import { rdpConnect } from "./rdp";
import { RunningHaproxy } from "./runningHaproxy";
import { TcpServer } from "./tcpServer";
import { WebServer } from "./webServer";

const keys = Array.from({ length: 60 }, (_, index) => `key-${index}`);

describe("balancing by keys", () => {
  let servers: WebServer[];
  let tcpServers: TcpServer[];
  let haproxy: RunningHaproxy;
  let ports: Record<
    | "source"
    | "uri"
    | "directory"
    | "wholeUri"
    | "parameter"
    | "header"
    | "domain"
    | "cookie"
    | "mapped"
    | "consistent"
    | "bounded"
    | "rdp",
    number
  >;

  beforeAll(async () => {
    servers = await WebServer.startAll("s1", "s2", "s3");
    tcpServers = await TcpServer.startAll("t1", "t2", "t3");
    const own = { servers: serversOf(servers) };
    const pair = await oneFrontendEach({
      source: { balance: { algorithm: "source" }, ...own },
      uri: { balance: { algorithm: "uri" }, ...own },
      directory: { balance: { algorithm: "uri", uriDepth: 1 }, ...own },
      wholeUri: { balance: { algorithm: "uri", uriWhole: true }, ...own },
      parameter: { balance: { algorithm: "url_param", urlParam: "user", urlParamCheckPost: true }, ...own },
      header: { balance: { algorithm: "hdr", hdrName: "X-User" }, ...own },
      domain: { balance: { algorithm: "hdr", hdrName: "Host", hdrUseDomainOnly: true }, ...own },
      cookie: { balance: { algorithm: "hash", hashExpression: "req.cook(session),lower" }, ...own },
      mapped: { balance: { algorithm: "uri", hashMethod: "map-based" }, ...own },
      consistent: { balance: { algorithm: "uri", hashMethod: "consistent" }, ...own },
      bounded: { balance: { algorithm: "uri", hashMethod: "consistent", hashBalanceFactor: 150 }, ...own },
      rdp: {
        mode: "tcp" as const,
        balance: { algorithm: "rdp-cookie" as const, rdpCookieName: "mstshash" },
        extraLines: ["tcp-request inspect-delay 5s", "tcp-request content accept if RDP_COOKIE"],
        servers: tcpServers.map(({ name, port }) => ({ name, address: "127.0.0.1", port, check: false })),
      },
    });
    ports = pair.ports;
    haproxy = await RunningHaproxy.start(pair.inputs);
  });

  afterAll(async () => {
    await haproxy.stop();
    await Promise.all([...servers, ...tcpServers].map((server) => server.stop()));
  });

  /** Which server each of these requests goes to. */
  const owners = async (requests: Request[]) => (await answers(requests)).map(({ server }) => server);

  /** Expects the same server each time for the same key, and every server for some keys. */
  async function expectByKey(requestFor: (key: string) => Request): Promise<void> {
    const first = await owners(keys.map(requestFor));
    const again = await owners(keys.map(requestFor));
    expect(again).toEqual(first);
    expect(new Set(first)).toEqual(new Set(["s1", "s2", "s3"]));
  }

  test("source keeps a client's address on one server", async () => {
    await expectByKey((key) => ({ port: ports.source, localAddress: `127.0.1.${key.slice(4)}` }));
  });

  test("uri keeps a path on one server", async () => {
    await expectByKey((key) => ({ port: ports.uri, path: `/${key}` }));
  });

  test("uri looks at no more levels than uriDepth", async () => {
    await expectByKey((key) => ({ port: ports.directory, path: `/${key}/page` }));
    const pages = await owners(keys.map((key) => ({ port: ports.directory, path: `/images/${key}` })));
    expect(new Set(pages).size).toBe(1);
  });

  test("uri looks at the query only with uriWhole", async () => {
    const without = await owners(keys.map((key) => ({ port: ports.uri, path: `/?q=${key}` })));
    expect(new Set(without).size).toBe(1);
    await expectByKey((key) => ({ port: ports.wholeUri, path: `/?q=${key}` }));
  });

  test("url_param keeps a parameter's value on one server, in the URL and in a form", async () => {
    await expectByKey((key) => ({ port: ports.parameter, path: `/?a=1&user=${key}` }));
    const inUrl = await owners(keys.map((key) => ({ port: ports.parameter, path: `/?user=${key}` })));
    const inForm = await owners(
      keys.map((key) => ({ port: ports.parameter, path: "/", method: "POST", body: `user=${key}` })),
    );
    expect(inForm).toEqual(inUrl);
  });

  test("hdr keeps a header's value on one server", async () => {
    await expectByKey((key) => ({ port: ports.header, headers: { "X-User": key } }));
  });

  test("hdr looks at the domain only with hdrUseDomainOnly", async () => {
    await expectByKey((key) => ({ port: ports.domain, host: `www.${key}.com` }));
    const hosts = await owners(keys.map((key) => ({ port: ports.domain, host: `${key}.example.com` })));
    expect(new Set(hosts).size).toBe(1);
  });

  test("hash keeps the value of a sample expression on one server", async () => {
    await expectByKey((key) => ({ port: ports.cookie, headers: { Cookie: `other=1; session=${key}` } }));
    const upper = await owners(
      keys.map((key) => ({ port: ports.cookie, headers: { Cookie: `session=${key.toUpperCase()}` } })),
    );
    const lower = await owners(
      keys.map((key) => ({ port: ports.cookie, headers: { Cookie: `session=${key}` } })),
    );
    expect(upper).toEqual(lower);
  });

  test("rdp-cookie keeps a user on one server", async () => {
    const first = await Promise.all(keys.map((key) => rdpConnect(ports.rdp, key)));
    const again = await Promise.all(keys.map((key) => rdpConnect(ports.rdp, key)));
    expect(again).toEqual(first);
    expect(new Set(first)).toEqual(new Set(["t1", "t2", "t3"]));
  });

  describe("when a server goes", () => {
    /** How many of the keys that other servers have are moved when s2 goes. */
    async function movedKeys(backend: "mapped" | "consistent"): Promise<number> {
      const requests = keys.map((key) => ({ port: ports[backend], path: `/${key}` }));
      const before = await owners(requests);
      await haproxy.command(`set server ${backend}/s2 state maint`);
      const after = await owners(requests);
      return before.filter((server, index) => server !== "s2" && server !== after[index]).length;
    }

    test("consistent hashing moves none of the other servers' keys", async () => {
      expect(await movedKeys("consistent")).toBe(0);
    });

    test("map-based hashing moves many of the other servers' keys", async () => {
      expect(await movedKeys("mapped")).toBeGreaterThan(5);
    });
  });

  test("hashBalanceFactor keeps one key from overloading its server", async () => {
    const holding = () => servers.map((server) => server.holding);
    for (let sent = 1; sent <= 12; sent++) {
      void send({ port: ports.bounded, path: "/hold/same-key" }).catch(() => undefined);
      await until(() => holding().reduce((sum, held) => sum + held, 0) === sent);
    }
    // The average is 4, of which 150 % are 6.
    expect(Math.max(...holding())).toBeLessThanOrEqual(6);
    expect(Math.min(...holding())).toBeLessThan(4);
  });
});
