import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { authority, certificate } from "../golden/certificates";
import { ask, send } from "./client";
import { serversOf } from "./frontends";
import { freePorts } from "./ports";
import { RunningHaproxy } from "./runningHaproxy";
import { WebServer } from "./webServer";

describe("by default", () => {
  let app: WebServer;
  let tls: Server;
  let haproxy: RunningHaproxy;
  let web: number;
  let preserving: number;
  let redirecting: number;
  let impostor: number;
  const namesAsked: string[] = [];

  beforeAll(async () => {
    app = await WebServer.start("app");
    const { certificate: cert, privateKey: key } = certificate("server");
    tls = createServer({
      SNICallback: (name, done) => {
        namesAsked.push(name);
        done(null);
      },
      cert,
      key,
    });
    await new Promise<void>((resolve) => tls.listen(0, "127.0.0.1", resolve));
    [web = 0, preserving = 0, redirecting = 0, impostor = 0] = await freePorts(4);
    const at = (port: number) => [{ address: "127.0.0.1", port }];
    haproxy = await RunningHaproxy.start({
      certificates: [certificate("site")],
      certificateAuthorities: [authority("internal")],
      frontends: [
        { name: "web", binds: at(web), defaultBackend: "app" },
        {
          name: "preserving",
          binds: at(preserving),
          httpRestrictReqHdrNames: "preserve",
          defaultBackend: "app",
        },
        { name: "redirecting", binds: at(redirecting), redirectToHttps: true, trustedProxies: ["10.0.0.1"] },
        { name: "impostor", binds: at(impostor), defaultBackend: "system" },
      ],
      backends: [
        { name: "app", servers: serversOf([app]) },
        {
          name: "system",
          retries: 0,
          servers: [
            {
              name: "s1",
              address: "localhost",
              port: (tls.address() as AddressInfo).port,
              ssl: true,
              check: false,
            },
          ],
        },
      ],
    });
  });

  afterAll(async () => {
    await haproxy.stop();
    await app.stop();
    tls.close();
  });

  test("a request whose header a server could take for another one is refused", async () => {
    const spoofing = { headers: { X_Forwarded_For: "192.0.2.1" } };
    expect((await send({ port: web, ...spoofing })).status).toBe(403);
    expect((await send({ port: web })).status).toBe(200);
    expect((await ask({ port: preserving, ...spoofing })).headers).toHaveProperty("x_forwarded_for");
  });

  test.each([
    ["[2001:db8::1]:18080", "https://[2001:db8::1]/x"],
    ["[2001:db8::1]", "https://[2001:db8::1]/x"],
    ["www.example.com:80", "https://www.example.com/x"],
    ["www.example.com", "https://www.example.com/x"],
  ])("a request for %s is redirected to %s", async (host, location) => {
    const { headers } = await send({ port: redirecting, host, path: "/x" });
    expect(headers.location).toBe(location);
  });

  test("a server with TLS is asked for the name that it is found by", async () => {
    expect((await send({ port: impostor })).status).toBe(503);
    expect(namesAsked).toContain("localhost");
  });
});
