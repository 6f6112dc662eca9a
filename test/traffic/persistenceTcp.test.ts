import { createServer, connect, type Server } from "node:tls";
import type { AddressInfo } from "node:net";
import { constants } from "node:crypto";
import { certificate } from "../golden/certificates";
import { oneFrontendEach } from "./frontends";
import { rdpConnect, rdpReturn } from "./rdp";
import { RunningHaproxy } from "./runningHaproxy";
import { TcpServer } from "./tcpServer";

/** A TLS server that remembers sessions by their ids and tells each client its name. */
async function tlsServer(name: string): Promise<Server> {
  const { certificate: cert, privateKey: key } = certificate("server");
  const server = createServer(
    { cert, key, maxVersion: "TLSv1.2", secureOptions: constants.SSL_OP_NO_TICKET },
    (socket) => socket.end(name),
  );
  const sessions = new Map<string, Buffer>();
  server.on("newSession", (id: Buffer, data: Buffer, done: () => void) => {
    sessions.set(id.toString("hex"), data);
    done();
  });
  server.on("resumeSession", (id: Buffer, done: (error: null, data: Buffer | null) => void) => {
    done(null, sessions.get(id.toString("hex")) ?? null);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  server.unref();
  return server;
}

/** Connects, with a session of before if there is one, and returns what the server says and the session. */
function tlsConnect(
  port: number,
  session?: Buffer,
): Promise<{ server: string; session?: Buffer; reused: boolean }> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: "127.0.0.1", port, session, rejectUnauthorized: false });
    let server = "";
    socket.on("data", (chunk: Buffer) => (server += chunk.toString()));
    socket.on("error", reject);
    socket.on("secureConnect", () => {
      const resumed = socket.getSession();
      const reused = socket.isSessionReused();
      socket.on("close", () => {
        resolve({ server, session: resumed, reused });
      });
    });
  });
}

describe("persistence in tcp mode", () => {
  let tlsServers: Server[];
  let rdpServers: TcpServer[];
  let haproxy: RunningHaproxy;
  let ports: Record<"session" | "rdp" | "token", number>;

  beforeAll(async () => {
    tlsServers = await Promise.all(["t1", "t2", "t3"].map(tlsServer));
    rdpServers = await TcpServer.startAll("r1", "r2", "r3");
    const at = (name: string, port: number) => ({ name, address: "127.0.0.1", port, check: false });
    const pair = await oneFrontendEach({
      session: {
        mode: "tcp" as const,
        stick: { on: "ssl-session-id" as const },
        servers: tlsServers.map((server, index) =>
          at(`t${index + 1}`, (server.address() as AddressInfo).port),
        ),
      },
      rdp: {
        mode: "tcp" as const,
        stick: { on: "rdp-cookie" as const, name: "mstshash" },
        servers: rdpServers.map(({ name, port }) => at(name, port)),
      },
      token: {
        mode: "tcp" as const,
        persistRdpCookie: "msts",
        tcpRequestInspectDelay: "5s",
        tcpRequestRules: [{ action: "accept" as const, condition: "RDP_COOKIE" }],
        servers: rdpServers.map(({ name, port }) => at(name, port)),
      },
    });
    ports = pair.ports;
    haproxy = await RunningHaproxy.start(pair.inputs);
  });

  afterAll(async () => {
    await haproxy.stop();
    tlsServers.forEach((server) => server.close());
    await Promise.all(rdpServers.map((server) => server.stop()));
  });

  test("stick on ssl-session-id brings a TLS session back to the server that began it", async () => {
    const seen = new Set<string>();
    for (let client = 0; client < 6; client++) {
      const first = await tlsConnect(ports.session);
      expect(first.reused).toBe(false);
      seen.add(first.server);
      for (let again = 0; again < 3; again++) {
        expect(await tlsConnect(ports.session, first.session)).toMatchObject({
          server: first.server,
          reused: true,
        });
      }
    }
    expect(seen).toEqual(new Set(["t1", "t2", "t3"]));
  });

  test("stick on rdp-cookie keeps a user on one server", async () => {
    const seen = new Set<string>();
    for (const user of ["ann", "bob", "cid"]) {
      const server = await rdpConnect(ports.rdp, user);
      seen.add(server);
      for (let again = 0; again < 3; again++) {
        expect(await rdpConnect(ports.rdp, user)).toBe(server);
      }
    }
    expect(seen).toEqual(new Set(["r1", "r2", "r3"]));
  });

  test("persistRdpCookie brings a session back to the server that its token names", async () => {
    for (const { name, port } of [...rdpServers, ...rdpServers]) {
      expect(await rdpReturn(ports.token, "127.0.0.1", port)).toBe(name);
    }
  });
});
