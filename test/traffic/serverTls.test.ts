import { createSecureServer, createServer as createHttp2Server } from "node:http2";
import { createServer, type Server, type ServerOptions } from "node:https";
import type { AddressInfo } from "node:net";
import { TLSSocket } from "node:tls";
import type { BackendArgs, ServerArgs } from "../../src/args";
import { authority, certificate, revocationList, revokingAuthority } from "../golden/certificates";
import { send } from "./client";
import { oneFrontendEach } from "./frontends";
import { RunningHaproxy } from "./runningHaproxy";
import { isChecked } from "./serverStatus";
import { WebServer } from "./webServer";

const keyPair = (name: string) => {
  const { certificate: cert, privateKey: key } = certificate(name);
  return { cert, key };
};

/** A server that answers what it knows of the TLS connection. */
async function startTlsServer(options: ServerOptions): Promise<Server> {
  const server = createServer({ ...keyPair("server"), ...options }, ({ socket, httpVersion }, response) => {
    if (!(socket instanceof TLSSocket)) throw new Error("a connection without TLS");
    response.end(
      JSON.stringify({
        httpVersion,
        servername: socket.servername,
        client: socket.getPeerX509Certificate()?.subject,
        protocol: socket.getProtocol(),
        cipher: socket.getCipher().name,
      }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  server.unref();
  return server;
}

const portOf = (server: Pick<Server, "address">) => (server.address() as AddressInfo).port;

describe("a server with TLS", () => {
  const servers: { close(): unknown }[] = [];
  let plain: WebServer;
  let haproxy: RunningHaproxy;
  let ports: Record<string, number>;

  beforeAll(async () => {
    const anyone = await startTlsServer({});
    const strict = await startTlsServer({
      requestCert: true,
      rejectUnauthorized: true,
      ca: authority("ca").certificate,
      // In TLS 1.3 the handshake ends before the server has looked.
      maxVersion: "TLSv1.2",
    });
    const older = await startTlsServer({ maxVersion: "TLSv1.2" });
    const revoked = await startTlsServer(keyPair("revoked-server"));
    const unrevoked = await startTlsServer(keyPair("stapled"));
    const h2 = createHttp2Server((request, response) => response.end(JSON.stringify(request.httpVersion)));
    await new Promise<void>((resolve) => h2.listen(0, "127.0.0.1", resolve));
    const negotiating = createSecureServer({ ...keyPair("server"), allowHTTP1: true }, (request, response) =>
      response.end(JSON.stringify(request.httpVersion)),
    );
    await new Promise<void>((resolve) => negotiating.listen(0, "127.0.0.1", resolve));
    servers.push(negotiating, anyone, strict, older, revoked, unrevoked, h2);
    plain = await WebServer.start("plain");

    const to = (
      server: Pick<Server, "address">,
      options: Partial<ServerArgs>,
    ): Omit<BackendArgs, "name"> => ({
      retries: 0,
      servers: [{ name: "s1", address: "127.0.0.1", port: portOf(server), check: false, ...options }],
    });
    const verified = { ssl: true, certificateAuthority: "internal", verifyhost: "app.internal" };
    const unverified: Partial<ServerArgs> = { ssl: true, verify: "none" };
    const revocable = { ssl: true, certificateAuthority: "revoking", certificateRevocationList: "revoked" };
    const { ports: found, inputs } = await oneFrontendEach({
      verifyhost: to(anyone, verified),
      misnamed: to(anyone, { ...verified, verifyhost: "other.internal" }),
      sniOfHost: to(anyone, { ...unverified, sniExpression: "req.hdr(host),field(1,:)" }),
      identified: to(strict, { ...verified, certificate: "client" }),
      anonymous: to(strict, verified),
      tooOld: to(older, { ...unverified, sslMinVer: "TLSv1.3" }),
      old: to(older, unverified),
      oneVersion: to(anyone, {
        ...unverified,
        sslMaxVer: "TLSv1.2",
        ciphers: "ECDHE-ECDSA-AES128-GCM-SHA256",
      }),
      oneCiphersuite: to(anyone, { ...unverified, ciphersuites: "TLS_CHACHA20_POLY1305_SHA256" }),
      revoked: to(revoked, { ...revocable, verifyhost: "revoked.test" }),
      unrevoked: to(unrevoked, { ...revocable, verifyhost: "stapled.test" }),
      offeredH2: to(negotiating, { ...unverified, alpn: ["h2", "http/1.1"] }),
      offeredNothing: to(negotiating, unverified),
      plainH2: to(h2, { proto: "h2" }),
      checkedPlain: to(anyone, {
        ...unverified,
        check: true,
        inter: "50ms",
        checkPort: plain.port,
        checkSsl: false,
      }),
      checkedTls: to(anyone, {
        ...unverified,
        check: true,
        inter: "50ms",
        checkPort: plain.port,
        checkSsl: true,
        fall: 1,
      }),
    });
    ports = found;
    haproxy = await RunningHaproxy.start({
      ...inputs,
      certificates: [certificate("client")],
      certificateAuthorities: [authority("internal"), revokingAuthority("revoking")],
      certificateRevocationLists: [revocationList("revoked")],
    });
  });

  afterAll(async () => {
    await haproxy.stop();
    servers.forEach((server) => server.close());
    await plain.stop();
  });

  const statusOf = async (name: string) => (await send({ port: ports[name] ?? 0 })).status;
  const told = async (name: string, host?: string): Promise<unknown> => {
    const { status, body } = await send({ port: ports[name] ?? 0, host });
    return status === 200 ? JSON.parse(body) : status;
  };

  test("is spoken to when its certificate is for the name that is to be verified, else not", async () => {
    expect(await statusOf("verifyhost")).toBe(200);
    expect(await statusOf("misnamed")).toBe(503);
  });

  test("is asked by SNI for the host that the client asks for", async () => {
    expect(await told("sniOfHost", "www.example.com:8080")).toMatchObject({ servername: "www.example.com" });
    expect(await told("sniOfHost", "shop.test")).toMatchObject({ servername: "shop.test" });
  });

  test("is shown haproxy's own certificate where it asks for one", async () => {
    expect(await told("identified")).toMatchObject({ client: "CN=client.test" });
    expect(await told("anonymous")).toBe(503);
  });

  test("is spoken to in the versions and with the ciphers that are given, and no others", async () => {
    expect(await told("old")).toMatchObject({ protocol: "TLSv1.2" });
    expect(await told("tooOld")).toBe(503);
    expect(await told("oneVersion")).toMatchObject({
      protocol: "TLSv1.2",
      cipher: "ECDHE-ECDSA-AES128-GCM-SHA256",
    });
    expect(await told("oneCiphersuite")).toMatchObject({ cipher: "TLS_CHACHA20_POLY1305_SHA256" });
  });

  test("is not spoken to once its certificate is revoked", async () => {
    expect(await statusOf("unrevoked")).toBe(200);
    expect(await statusOf("revoked")).toBe(503);
  });

  test("chooses among the protocols that it is offered", async () => {
    expect(await told("offeredH2")).toBe("2.0");
    expect(await told("offeredNothing")).toBe("1.1");
  });

  test("without TLS speaks HTTP/2 with `proto`", async () => {
    expect(await told("plainH2")).toBe("2.0");
  });

  test("is checked without TLS, or with it, whatever its traffic has", async () => {
    // Without TLS it is enough that the server takes a connection.
    await isChecked(haproxy, "checkedPlain", "s1", "L4OK");
    expect(await statusOf("checkedPlain")).toBe(200);
    await isChecked(haproxy, "checkedTls", "s1", "L6RSP");
    expect(await statusOf("checkedTls")).toBe(503);
  });
});
