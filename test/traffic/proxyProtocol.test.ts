import { createServer, type AddressInfo } from "node:net";
import { certificate, revokingAuthority } from "../golden/certificates";
import { ask, send, until } from "./client";
import { serversOf } from "./frontends";
import { freePorts } from "./ports";
import { RunningHaproxy } from "./runningHaproxy";
import { exchange } from "./tcpClient";
import { WebServer } from "./webServer";

/** Notes what arrives first on each connection. */
async function startListener() {
  const received: Buffer[] = [];
  const server = createServer((socket) => {
    socket.on("error", () => undefined);
    socket.once("data", (data) => {
      received.push(data);
      socket.end("HTTP/1.0 200 OK\r\n\r\n");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  server.unref();
  return { received, server, port: (server.address() as AddressInfo).port };
}
type Listener = Awaited<ReturnType<typeof startListener>>;

const version2 = Buffer.from("\r\n\r\n\0\r\nQUIT\n", "latin1");

describe("the PROXY protocol", () => {
  const listeners: Listener[] = [];
  let app: WebServer;
  let haproxy: RunningHaproxy;
  let ports: number[];

  beforeAll(async () => {
    app = await WebServer.start("app");
    for (let count = 0; count < 4; count++) listeners.push(await startListener());
    ports = await freePorts(7);
    const [
      accepting = 0,
      toVersion1 = 0,
      toVersion2 = 0,
      toIdentified = 0,
      chain = 0,
      toChecked = 0,
      trusting = 0,
    ] = ports;
    const at = (port: number) => [{ address: "127.0.0.1", port }];
    const server = (port: number) => ({ name: "s1", address: "127.0.0.1", port, check: false });
    const [first, second, third, checked] = listeners;
    haproxy = await RunningHaproxy.start({
      certificates: [certificate("site")],
      certificateAuthorities: [revokingAuthority("clients")],
      frontends: [
        {
          name: "accepting",
          binds: [{ address: "127.0.0.1", port: accepting, acceptProxy: true }],
          defaultBackend: "app",
        },
        { name: "trusting", binds: at(trusting), expectProxyFrom: ["127.0.0.9"], defaultBackend: "app" },
        { name: "to-version-1", binds: at(toVersion1), defaultBackend: "version-1" },
        { name: "to-version-2", binds: at(toVersion2), defaultBackend: "version-2" },
        {
          name: "to-identified",
          binds: [
            {
              address: "127.0.0.1",
              port: toIdentified,
              certificates: ["site"],
              certificateAuthority: "clients",
            },
          ],
          defaultBackend: "identified",
        },
        { name: "chain", binds: at(chain), mode: "tcp", defaultBackend: "next" },
        { name: "to-checked", binds: at(toChecked), defaultBackend: "checked" },
      ],
      backends: [
        { name: "app", servers: serversOf([app]) },
        { name: "version-1", servers: [{ ...server(first?.port ?? 0), sendProxy: true }] },
        { name: "version-2", servers: [{ ...server(second?.port ?? 0), sendProxyV2: true }] },
        {
          name: "identified",
          servers: [{ ...server(third?.port ?? 0), sendProxyV2: true, proxyV2Options: ["ssl", "cert-cn"] }],
        },
        { name: "next", mode: "tcp", servers: [{ ...server(accepting), sendProxyV2: true }] },
        {
          name: "checked",
          servers: [
            {
              ...server(app.port),
              check: true,
              inter: "50ms",
              checkPort: checked?.port ?? 0,
              checkSendProxy: true,
            },
          ],
        },
      ],
    });
  });

  afterAll(async () => {
    await haproxy.stop();
    listeners.forEach(({ server }) => server.close());
    await app.stop();
  });

  test("carries the client's address from a proxy in front", async () => {
    const [port = 0] = ports;
    const request = "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
    const answer = await exchange(port, `PROXY TCP4 192.0.2.7 198.51.100.1 4711 80\r\n${request}`);
    expect(answer).toContain('"x-forwarded-for":"192.0.2.7"');
    expect(await exchange(port, request).catch(() => "")).not.toContain("HTTP/1.1 200");
  });

  test("is expected of some clients, while others connect without it", async () => {
    const [, , , , , , port = 0] = ports;
    const request = "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
    const header = "PROXY TCP4 192.0.2.7 198.51.100.1 4711 80\r\n";
    expect(await exchange(port, header + request, "127.0.0.9")).toContain('"x-forwarded-for":"192.0.2.7"');
    expect(await exchange(port, request, "127.0.0.8")).toContain('"x-forwarded-for":"127.0.0.8"');
    expect(await exchange(port, header + request, "127.0.0.8")).not.toContain("192.0.2.7");
  });

  test("carries the client's address to a server, in version 1 or 2", async () => {
    const [, toVersion1 = 0, toVersion2 = 0] = ports;
    await send({ port: toVersion1, localAddress: "127.0.0.9" });
    expect(listeners[0]?.received[0]?.toString()).toMatch(
      /^PROXY TCP4 127\.0\.0\.9 127\.0\.0\.1 \d+ \d+\r\nGET /,
    );
    await send({ port: toVersion2, localAddress: "127.0.0.9" });
    const [header = Buffer.alloc(0)] = listeners[1]?.received ?? [];
    expect(header.subarray(0, 12).equals(version2)).toBe(true);
    expect([...header.subarray(16, 20)]).toEqual([127, 0, 0, 9]);
  });

  test("carries the name in the client's certificate to a server", async () => {
    const { certificate: cert, privateKey: key } = certificate("good-client");
    await send({ port: ports[3] ?? 0, tls: { servername: "example.com", cert, key } });
    const [header = Buffer.alloc(0)] = listeners[2]?.received ?? [];
    expect(header.subarray(0, 12).equals(version2)).toBe(true);
    expect(header.toString("latin1")).toContain("good client");
  });

  test("carries a client's address from one haproxy through another", async () => {
    const { headers } = await ask({ port: ports[4] ?? 0, localAddress: "127.0.0.9" });
    expect(headers["x-forwarded-for"]).toBe("127.0.0.9");
  });

  test("is used by health checks, too", async () => {
    const checked = listeners[3]?.received ?? [];
    await until(() => checked.length > 0);
    // A check of the connection alone sends nothing else.
    expect(checked[0]?.toString()).toMatch(/^PROXY (?:TCP4 127\.0\.0\.1|UNKNOWN)/);
  });
});
