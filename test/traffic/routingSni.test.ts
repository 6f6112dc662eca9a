import { connect, createServer, type AddressInfo, type Server } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { certificate } from "../golden/certificates";
import { send } from "./client";
import { freePorts } from "./ports";
import { RunningHaproxy } from "./runningHaproxy";
import { exchange } from "./tcpClient";
import { TcpServer } from "./tcpServer";
import { WebServer } from "./webServer";

/** Passes connections on, but the first bytes of each client in two parts with a pause in between. */
async function hesitating(port: number): Promise<Server> {
  const relay = createServer((client) => {
    const server = connect(port, "127.0.0.1");
    server.setNoDelay(true);
    client.on("error", () => undefined).on("close", () => server.destroy());
    server.on("error", () => undefined).on("close", () => client.destroy());
    server.pipe(client);
    client.once("data", (hello: Buffer) => {
      client.pause();
      server.write(hello.subarray(0, 20));
      void wait(100).then(() => {
        server.write(hello.subarray(20));
        client.pipe(server);
      });
    });
  });
  await new Promise<void>((resolve) => relay.listen(0, "127.0.0.1", resolve));
  return relay;
}

describe("TLS that is passed through", () => {
  let webServers: WebServer[];
  let other: TcpServer;
  let haproxy: RunningHaproxy;
  let relay: Server;
  let bySni: number;
  let byMap: number;

  beforeAll(async () => {
    const owning = (name: string) => {
      const { certificate: cert, privateKey: key } = certificate(name);
      return WebServer.start(name, { cert, key });
    };
    webServers = await Promise.all([owning("site"), owning("shop")]);
    other = await TcpServer.start("other");
    [bySni = 0, byMap = 0] = await freePorts(2);
    const backends = [...webServers, other].map(({ name, port }) => ({
      name,
      servers: [{ name, address: "127.0.0.1", port, check: false }],
    }));
    haproxy = await RunningHaproxy.start({
      defaults: { mode: "tcp" },
      maps: [{ name: "names", entries: [{ key: "shop.test", value: "shop" }] }],
      frontends: [
        {
          name: "by-sni",
          binds: [{ address: "127.0.0.1", port: bySni }],
          useBackends: [
            { sni: "example.com", backend: "site" },
            { sni: "*.example.com", sources: ["127.0.0.1"], backend: "site" },
            { sni: "shop.test", backend: "shop" },
          ],
          defaultBackend: "other",
        },
        {
          name: "by-map",
          binds: [{ address: "127.0.0.1", port: byMap }],
          useBackends: [{ map: "names" }],
          defaultBackend: "site",
        },
      ],
      backends,
    });
    relay = await hesitating(bySni);
  });

  afterAll(async () => {
    await haproxy.stop();
    await Promise.all([...webServers, other].map((server) => server.stop()));
    await new Promise((resolve) => relay.close(resolve));
  });

  const shownTo = async (servername: string, port: number) => {
    const { certificateSubject, body } = await send({ port, tls: { servername }, host: servername });
    return [certificateSubject, (JSON.parse(body) as { server: string }).server];
  };

  test("the name that a TLS client asks for chooses the server, whose own certificate it sees", async () => {
    expect(await shownTo("example.com", bySni)).toEqual(["example.com", "site"]);
    expect(await shownTo("shop.test", bySni)).toEqual(["shop.test", "shop"]);
    expect(await shownTo("SHOP.test", bySni)).toEqual(["shop.test", "shop"]);
  });

  test("a wildcard stands for every name below", async () => {
    expect(await shownTo("www.example.com", bySni)).toEqual(["example.com", "site"]);
  });

  test("a map names the backend of each name", async () => {
    expect(await shownTo("shop.test", byMap)).toEqual(["shop.test", "shop"]);
    expect(await shownTo("unknown.test", byMap)).toEqual(["example.com", "site"]);
  });

  test("a name that arrives in parts is waited for", async () => {
    expect(await shownTo("shop.test", (relay.address() as AddressInfo).port)).toEqual(["shop.test", "shop"]);
  });

  test("what is no TLS at all goes to the default backend at once", async () => {
    const begin = Date.now();
    expect(await exchange(bySni, "EHLO example.com\r\n")).toBe("other");
    expect(Date.now() - begin).toBeLessThan(2000);
  });
});
