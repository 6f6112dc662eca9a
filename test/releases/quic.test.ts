import { certificate } from "../golden/certificates";
import { send } from "../traffic/client";
import { serversOf } from "../traffic/frontends";
import { freePorts } from "../traffic/ports";
import { RunningHaproxy } from "../traffic/runningHaproxy";
import { handshake } from "../traffic/tlsClient";
import { WebServer } from "../traffic/webServer";
import { http3Get } from "./http3Client";

jest.setTimeout(120_000);

const names = ["example.com", "shop.test"];

describe.each(["trixie", "forky"] as const)("a bind with QUIC on the haproxy of Debian %s", (release) => {
  let app: WebServer;
  let haproxy: RunningHaproxy;
  let port: number;
  let plain: number;

  beforeAll(async () => {
    app = await WebServer.start("app");
    [port = 0, plain = 0] = await freePorts(2);
    haproxy = await RunningHaproxy.start(
      {
        certificates: [certificate("site"), certificate("shop")],
        frontends: [
          {
            name: "web",
            binds: [
              { address: "127.0.0.1", port: plain },
              { address: "127.0.0.1", port, certificates: ["site", "shop"], quic: true },
            ],
            defaultBackend: "app",
          },
        ],
        backends: [{ name: "app", servers: serversOf([app]) }],
      },
      { release },
    );
  });

  afterAll(async () => {
    await haproxy.stop();
    await app.stop();
  });

  test("serves clients over HTTP/3, whichever of its names they ask for", async () => {
    for (const name of names) {
      const { httpVersion, status, body } = await http3Get(`https://${name}:${port}/path`);
      expect({ httpVersion, status }).toEqual({ httpVersion: "3", status: 200 });
      expect(body).toContain('"url":"/path"');
    }
  });

  test("serves clients over TCP on the same port", async () => {
    expect(await handshake(port, { ALPNProtocols: ["h2"] })).toMatchObject({ alpn: "h2" });
    expect((await send({ port, tls: { servername: "example.com" } })).status).toBe(200);
  });

  test("announces HTTP/3 to clients over TCP, but not on other ports", async () => {
    const { headers } = await send({ port, tls: { servername: "example.com" } });
    expect(headers["alt-svc"]).toBe(`h3=":${port}"; ma=86400`);
    expect((await send({ port: plain })).headers["alt-svc"]).toBeUndefined();
  });
});
