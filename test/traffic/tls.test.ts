import { connect as tlsConnect } from "node:tls";
import { authority, certificate } from "../golden/certificates";
import { ask, send } from "./client";
import { serversOf } from "./frontends";
import { freePorts } from "./ports";
import { RunningHaproxy } from "./runningHaproxy";
import { WebServer } from "./webServer";

const client = certificate("client");
const stranger = certificate("site");

describe("TLS", () => {
  let app: WebServer;
  let internal: WebServer;
  let haproxy: RunningHaproxy;
  let plain: number;
  let secure: number;
  let strict: number;
  let mutual: number;
  let toVerified: number;
  let toMisnamed: number;

  beforeAll(async () => {
    const server = certificate("server");
    app = await WebServer.start("app");
    internal = await WebServer.start("internal", { cert: server.certificate, key: server.privateKey });
    [plain = 0, secure = 0, strict = 0, mutual = 0, toVerified = 0, toMisnamed = 0] = await freePorts(6);
    const at = (port: number) => ({ address: "127.0.0.1", port });
    const trusting = { ssl: true, certificateAuthority: "internal" };
    haproxy = await RunningHaproxy.start({
      certificates: [certificate("site"), certificate("shop")],
      certificateAuthorities: [authority("internal")],
      frontends: [
        {
          name: "web",
          binds: [at(plain), { ...at(secure), certificates: ["site", "shop"] }],
          redirectToHttps: true,
          trustedProxies: ["127.0.7.1"],
          defaultBackend: "app",
        },
        {
          name: "strict",
          binds: [{ ...at(strict), certificates: ["site", "shop"], strictSni: true }],
          defaultBackend: "app",
        },
        {
          name: "mutual",
          binds: [{ ...at(mutual), certificates: ["site"], certificateAuthority: "internal" }],
          defaultBackend: "app",
        },
        { name: "to-verified", binds: [at(toVerified)], defaultBackend: "verified" },
        { name: "to-misnamed", binds: [at(toMisnamed)], defaultBackend: "misnamed" },
      ],
      backends: [
        { name: "app", servers: serversOf([app]) },
        { name: "verified", servers: serversOf([internal], { ...trusting, sni: "app.internal" }) },
        { name: "misnamed", servers: serversOf([internal], { ...trusting, sni: "other.internal" }) },
      ],
    });
  });

  afterAll(async () => {
    await haproxy.stop();
    await Promise.all([app.stop(), internal.stop()]);
  });

  test.each([
    ["example.com", "example.com"],
    ["www.example.com", "example.com"],
    ["shop.test", "shop.test"],
    ["unknown.test", "example.com"],
  ])("a client that asks for %s is shown the certificate of %s", async (servername, subject) => {
    const response = await send({ port: secure, host: servername, tls: { servername } });
    expect(response).toMatchObject({ status: 200, certificateSubject: subject });
  });

  test("strictSni refuses names that no certificate is for", async () => {
    await expect(send({ port: strict, tls: { servername: "unknown.test" } })).rejects.toThrow(/alert/);
    expect((await send({ port: strict, tls: { servername: "shop.test" } })).status).toBe(200);
  });

  test("TLS below 1.2 is refused", async () => {
    const version = {
      minVersion: "TLSv1" as const,
      maxVersion: "TLSv1.1" as const,
      ciphers: "ALL:@SECLEVEL=0",
    };
    const tls = { servername: "example.com", ...version };
    await expect(send({ port: secure, tls })).rejects.toThrow();
  });

  test("HTTP/2 is offered to clients that know it", async () => {
    const protocol = await new Promise((resolve, reject) => {
      const socket = tlsConnect(
        { host: "127.0.0.1", port: secure, ALPNProtocols: ["h2", "http/1.1"], rejectUnauthorized: false },
        () => {
          resolve(socket.alpnProtocol);
          socket.destroy();
        },
      );
      socket.on("error", reject);
    });
    expect(protocol).toBe("h2");
  });

  test("servers learn that the client used https", async () => {
    const { headers } = await ask({ port: secure, tls: { servername: "example.com" } });
    expect(headers["x-forwarded-proto"]).toBe("https");
  });

  test("plain requests are redirected to the same place over https", async () => {
    const { status, headers } = await send({
      port: plain,
      host: `www.example.com:${plain}`,
      path: "/a/b?c=d",
    });
    expect({ status, location: headers.location }).toEqual({
      status: 308,
      location: `https://www.example.com:${secure}/a/b?c=d`,
    });
  });

  test("what a trusted proxy received over https is not redirected", async () => {
    const forwarded = { headers: { "X-Forwarded-Proto": "https" } };
    expect((await send({ port: plain, localAddress: "127.0.7.1", ...forwarded })).status).toBe(200);
    expect((await send({ port: plain, ...forwarded })).status).toBe(308);
  });

  test("a bind with a certificate authority serves only clients with its certificates", async () => {
    const servername = "example.com";
    const known = { servername, cert: client.certificate, key: client.privateKey };
    const unknown = { servername, cert: stranger.certificate, key: stranger.privateKey };
    expect((await send({ port: mutual, tls: known })).status).toBe(200);
    await expect(send({ port: mutual, tls: unknown })).rejects.toThrow();
    await expect(send({ port: mutual, tls: { servername } })).rejects.toThrow();
  });

  test("a server whose certificate is right for its name is spoken to over TLS", async () => {
    expect((await ask({ port: toVerified })).server).toBe("internal");
  });

  test("a server whose certificate is for another name is not spoken to", async () => {
    expect((await send({ port: toMisnamed })).status).toBe(503);
  });
});
