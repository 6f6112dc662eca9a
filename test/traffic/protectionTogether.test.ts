import { connect as connectH2, type ClientHttp2Session } from "node:http2";
import { connect, type Socket } from "node:net";
import type { FrontendArgs } from "../../src/args";
import { send, statuses, times } from "./client";
import { frontendsFor, serversOf } from "./frontends";
import { RunningHaproxy } from "./runningHaproxy";
import { WebServer } from "./webServer";

const protections = {
  both: {
    rateLimit: { requests: 10, period: "1m" },
    connectionLimit: { connections: 3, newConnections: 100, period: "1m" },
  },
  byKey: { rateLimit: { requests: 3, period: "1m", key: "req.hdr(X-Api-Key)" } },
  behindTwo: { rateLimit: { requests: 3, period: "1m" }, trustedProxies: ["127.0.7.0/24", "192.0.2.250"] },
  paged: {
    rateLimit: { requests: 1, period: "1m" },
    errorReplies: [{ status: 429, contentType: "text/plain", string: "our own words" }],
  },
  size: { maxBodySize: "10" },
} satisfies Record<string, Partial<FrontendArgs>>;
type Name = keyof typeof protections;

describe("protection by several inputs together", () => {
  let app: WebServer;
  let haproxy: RunningHaproxy;
  let ports: Record<Name, number>;

  beforeAll(async () => {
    app = await WebServer.start("app");
    const { ports: found, frontends } = await frontendsFor(protections);
    ports = found;
    haproxy = await RunningHaproxy.start({
      frontends,
      backends: [{ name: "app", servers: serversOf([app]) }],
    });
  });

  afterAll(async () => {
    await haproxy.stop();
    await app.stop();
  });

  test("the limits of requests and of connections count apart from each other", async () => {
    const client = { port: ports.both, localAddress: "127.0.4.1" };
    expect(await statuses(times(11, client))).toEqual([...Array<number>(10).fill(200), 429]);
    const open = Array.from({ length: 3 }, (): Socket => connect({ host: "127.0.0.1", ...client }));
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(open.map(({ closed }) => closed)).toEqual([false, false, false]);
    await expect(send(client)).rejects.toThrow();
    open.forEach((socket) => socket.destroy());
  });

  test("rateLimit counts requests without the key by their address", async () => {
    const client = { port: ports.byKey, localAddress: "127.0.4.1" };
    expect(await statuses(times(4, client))).toEqual([200, 200, 200, 429]);
    expect(await statuses([{ ...client, headers: { "X-Api-Key": "a" } }])).toEqual([200]);
  });

  test("rateLimit counts the clients behind two trusted proxies", async () => {
    const forwarded = (addresses: string) => ({
      port: ports.behindTwo,
      localAddress: "127.0.7.1",
      headers: { "X-Forwarded-For": addresses },
    });
    expect(await statuses(times(4, forwarded("203.0.113.1, 192.0.2.250")))).toEqual([200, 200, 200, 429]);
    expect(await statuses(times(4, forwarded("203.0.113.2, 192.0.2.250")))).toEqual([200, 200, 200, 429]);
    // The last that is no proxy's counts, whatever a client claims before it.
    expect(await statuses(times(2, forwarded("203.0.113.9, 203.0.113.2, 192.0.2.250")))).toEqual([429, 429]);
    expect(await statuses([forwarded("203.0.113.3, 203.0.113.1")])).toEqual([429]);
  });

  test("a refusal has the page that is given for its status", async () => {
    const client = { port: ports.paged, localAddress: "127.0.4.1" };
    await send(client);
    expect(await send(client)).toMatchObject({ status: 429, body: "our own words" });
  });

  describe("maxBodySize over HTTP/2", () => {
    let session: ClientHttp2Session;

    beforeAll(() => {
      session = connectH2(`http://127.0.0.1:${ports.size}`);
    });
    afterAll(() => {
      session.destroy();
    });

    /** The status of a request that does not say its length; 0 when the stream is cancelled instead. */
    function statusOf(method: string, body: string): Promise<number> {
      return new Promise((resolve) => {
        const stream = session.request({ ":method": method, ":path": "/" }, { endStream: body === "" });
        stream.on("response", ({ ":status": status = 0 }) => {
          resolve(status);
        });
        stream.on("error", () => {
          resolve(0);
        });
        stream.resume();
        if (body !== "") stream.end(body);
      });
    }

    test.each(["DELETE", "POST", "GET"])("refuses a %s that does not say how large it is", async (method) => {
      expect([411, 0]).toContain(await statusOf(method, "x".repeat(5000)));
    });

    test.each(["DELETE", "POST", "GET"])("lets a %s without a body through", async (method) => {
      expect(await statusOf(method, "")).toBe(200);
    });
  });
});
