import { connect, type Socket } from "node:net";
import type { FrontendArgs } from "../../src/args";
import { send, statuses, times } from "./client";
import { frontendsFor, serversOf } from "./frontends";
import { RunningHaproxy } from "./runningHaproxy";
import { WebServer } from "./webServer";

const protections = {
  rate: { rateLimit: { requests: 5, period: "3s", except: ["127.0.9.0/24"] } },
  byKey: { rateLimit: { requests: 3, period: "1m", key: "req.hdr(X-Api-Key)" } },
  behindProxy: { rateLimit: { requests: 3, period: "1m" }, trustedProxies: ["127.0.7.1"] },
  connections: { connectionLimit: { connections: 2, except: ["127.0.9.0/24"] } },
  newConnections: { connectionLimit: { newConnections: 4, period: "1m" } },
  allowed: { allowSources: { networks: ["127.0.8.0/24"], list: "office" } },
  denied: { denySources: { networks: ["127.0.8.1"], list: "banned" } },
  deniedTcp: { mode: "tcp", denySources: { networks: ["127.0.8.1"] }, defaultBackend: "app-tcp" },
  size: { maxBodySize: "1k" },
  slow: { timeouts: { httpRequest: "400ms" } },
} satisfies Record<string, Partial<FrontendArgs>>;
type Name = keyof typeof protections;

describe("protection", () => {
  let app: WebServer;
  let haproxy: RunningHaproxy;
  let ports: Record<Name, number>;

  beforeAll(async () => {
    app = await WebServer.start("app");
    const { ports: found, frontends } = await frontendsFor(protections);
    ports = found;
    haproxy = await RunningHaproxy.start({
      lists: [
        { name: "office", values: ["127.0.8.200"] },
        { name: "banned", content: "# since yesterday\n127.0.8.2\n127.0.11.0/24\n" },
      ],
      frontends,
      backends: [
        { name: "app", servers: serversOf([app]) },
        { name: "app-tcp", mode: "tcp", servers: serversOf([app]) },
      ],
    });
  });

  afterAll(async () => {
    await haproxy.stop();
    await app.stop();
  });

  /** Connects from an address and says whether the connection stays open. */
  async function connection(port: number, localAddress: string): Promise<{ socket: Socket; open: boolean }> {
    const socket = connect({ host: "127.0.0.1", port, localAddress });
    const open = await new Promise<boolean>((resolve) => {
      socket.on("error", () => {
        resolve(false);
      });
      socket.on("close", () => {
        resolve(false);
      });
      setTimeout(() => {
        resolve(true);
      }, 150);
    });
    return { socket, open };
  }

  test("rateLimit answers a client that asks too often with 429 and Retry-After, until it slows down", async () => {
    const client = { port: ports.rate, localAddress: "127.0.4.1" };
    expect(await statuses(times(7, client))).toEqual([200, 200, 200, 200, 200, 429, 429]);
    const { "retry-after": retryAfter } = (await send(client)).headers;
    expect((await send({ ...client, localAddress: "127.0.4.2" })).status).toBe(200);
    // A client that believes the header, and is not ahead of haproxy's clock.
    await new Promise((resolve) => setTimeout(resolve, Number(retryAfter) * 1000 + 200));
    expect((await send(client)).status).toBe(200);
  }, 15_000);

  test("rateLimit leaves excepted clients alone", async () => {
    expect(await statuses(times(12, { port: ports.rate, localAddress: "127.0.9.5" }))).toEqual(
      Array<number>(12).fill(200),
    );
  });

  test("rateLimit counts by any key", async () => {
    const client = (key: string) => ({ port: ports.byKey, headers: { "X-Api-Key": key } });
    expect(await statuses(times(4, client("a")))).toEqual([200, 200, 200, 429]);
    expect(await statuses(times(3, client("b")))).toEqual([200, 200, 200]);
  });

  test("rateLimit counts the clients behind a trusted proxy, and not what others say of themselves", async () => {
    const forwarded = (address: string, localAddress: string) => ({
      port: ports.behindProxy,
      localAddress,
      headers: { "X-Forwarded-For": address },
    });
    expect(await statuses(times(4, forwarded("192.0.2.1", "127.0.7.1")))).toEqual([200, 200, 200, 429]);
    expect(await statuses(times(2, forwarded("192.0.2.2", "127.0.7.1")))).toEqual([200, 200]);
    const lying = ["192.0.2.11", "192.0.2.12", "192.0.2.13", "192.0.2.14"];
    expect(await statuses(lying.map((address) => forwarded(address, "127.0.4.9")))).toEqual([
      200, 200, 200, 429,
    ]);
  });

  test("connectionLimit closes a client's connections beyond the limit, and no one else's", async () => {
    const first = await connection(ports.connections, "127.0.4.1");
    const second = await connection(ports.connections, "127.0.4.1");
    const third = await connection(ports.connections, "127.0.4.1");
    const other = await connection(ports.connections, "127.0.4.2");
    expect([first.open, second.open, third.open, other.open]).toEqual([true, true, false, true]);
    first.socket.destroy();
    await new Promise((resolve) => setTimeout(resolve, 50));
    const again = await connection(ports.connections, "127.0.4.1");
    expect(again.open).toBe(true);
    const excepted = await Promise.all(
      Array.from({ length: 4 }, () => connection(ports.connections, "127.0.9.1")),
    );
    expect(excepted.map(({ open }) => open)).toEqual([true, true, true, true]);
    [second, other, again, ...excepted].forEach(({ socket }) => socket.destroy());
  });

  test("connectionLimit closes new connections of a client that opens too many", async () => {
    const open: boolean[] = [];
    for (let count = 0; count < 6; count++) {
      const { socket, open: stays } = await connection(ports.newConnections, "127.0.4.1");
      open.push(stays);
      socket.destroy();
    }
    expect(open).toEqual([true, true, true, true, false, false]);
  });

  test.each([
    ["allowed", "127.0.8.7", 200],
    ["allowed", "127.0.8.200", 200],
    ["allowed", "127.0.4.1", 403],
    ["denied", "127.0.8.1", 403],
    ["denied", "127.0.8.2", 403],
    ["denied", "127.0.11.9", 403],
    ["denied", "127.0.4.1", 200],
  ] as const)("the sources of frontend %s decide on %s: status %i", async (name, localAddress, status) => {
    expect((await send({ port: ports[name], localAddress })).status).toBe(status);
  });

  test("denySources closes connections in tcp mode", async () => {
    await expect(send({ port: ports.deniedTcp, localAddress: "127.0.8.1" })).rejects.toThrow();
    expect((await send({ port: ports.deniedTcp, localAddress: "127.0.4.1" })).status).toBe(200);
  });

  test("maxBodySize refuses what is larger, and what does not say how large it is", async () => {
    const post = (body: string, headers = {}) =>
      send({
        port: ports.size,
        method: "POST",
        body,
        headers: { "Content-Length": String(body.length), ...headers },
      });
    expect((await post("x".repeat(1024))).status).toBe(200);
    expect((await post("x".repeat(1025))).status).toBe(413);
    const chunked = send({
      port: ports.size,
      method: "POST",
      body: "x",
      headers: { "Transfer-Encoding": "chunked" },
    });
    expect((await chunked).status).toBe(411);
    expect((await send({ port: ports.size })).status).toBe(200);
  });

  test("a client that dribbles its request gets 408 when timeouts.httpRequest is over", async () => {
    const socket = connect({ host: "127.0.0.1", port: ports.slow });
    const began = Date.now();
    const dribble = setInterval(() => socket.write("X"), 50);
    const answer = await new Promise<string>((resolve, reject) => {
      socket.on("error", reject);
      socket.on("data", (chunk: Buffer) => {
        resolve(chunk.toString());
      });
    });
    clearInterval(dribble);
    socket.destroy();
    expect(answer).toMatch(/^HTTP\/1\.[01] 408 /);
    expect(Date.now() - began).toBeLessThan(2000);
  });
});
