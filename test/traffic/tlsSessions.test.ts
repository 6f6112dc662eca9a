import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:https";
import { tmpdir } from "node:os";
import path from "node:path";
import { connect, type EphemeralKeyInfo, TLSSocket } from "node:tls";
import type { BindArgs, HaproxyPairArgs } from "../../src/args";
import { certificate } from "../golden/certificates";
import { send } from "./client";
import { portOf } from "./lineServer";
import { withBackend } from "./oneBackend";
import { freePorts } from "./ports";
import { RunningHaproxy } from "./runningHaproxy";
import { speaking } from "./tlsClient";

/** Runs what a test does with a haproxy that answers by itself, over TLS. */
async function withBind(
  bind: Partial<BindArgs>,
  test: (port: number) => Promise<void>,
  more: Partial<HaproxyPairArgs> = {},
): Promise<void> {
  const [port = 0] = await freePorts(1);
  const haproxy = await RunningHaproxy.start({
    certificates: [certificate("both-rsa")],
    frontends: [
      {
        name: "web",
        binds: [{ address: "127.0.0.1", port, certificates: ["both-rsa"], ...bind }],
        httpRequestRules: [{ action: "return", contentType: "text/plain", string: "hello" }],
      },
    ],
    backends: [],
    ...more,
  });
  await test(port).finally(() => haproxy.stop());
}

describe("a bind with TLS", () => {
  /** What openssl says of a request that it sends with the beginning of a session that it had before. */
  function earlyRequest(port: number): string {
    const folder = mkdtempSync(path.join(tmpdir(), "hp-"));
    const [session, request] = [path.join(folder, "session"), path.join(folder, "request")];
    writeFileSync(request, "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    const client = (...options: string[]) =>
      execFileSync("openssl", ["s_client", "-connect", `127.0.0.1:${port}`, "-tls1_3", ...options], {
        encoding: "utf8",
        input: options.includes("-early_data")
          ? ""
          : "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
        stdio: "pipe",
        timeout: 10_000,
      });
    client("-ign_eof", "-sess_out", session);
    const said = client("-sess_in", session, "-early_data", request);
    rmSync(folder, { recursive: true });
    return said;
  }

  test("takes a request with the first packet of a client that comes back, with `allow0rtt` only", async () => {
    await withBind({ allow0rtt: true }, (port) => {
      expect(earlyRequest(port)).toContain("Early data was accepted");
      return Promise.resolve();
    });
    await withBind({}, (port) => {
      expect(earlyRequest(port)).not.toContain("Early data was accepted");
      return Promise.resolve();
    });
  });

  test("agrees on keys of the size that `sslDhParamFile` has", async () => {
    const content = execFileSync(
      "openssl",
      ["genpkey", "-genparam", "-algorithm", "DH", "-pkeyopt", "group:ffdhe3072"],
      { encoding: "utf8" },
    );
    const keyOf = (port: number) =>
      new Promise<EphemeralKeyInfo | object | null>((resolve, reject) => {
        const client = speaking("TLSv1.2", "DHE-RSA-AES128-GCM-SHA256");
        const socket = connect({ host: "127.0.0.1", port, rejectUnauthorized: false, ...client });
        socket.on("error", reject);
        socket.on("secureConnect", () => {
          resolve(socket.getEphemeralKeyInfo());
          socket.end();
        });
      });
    await withBind(
      { tlsProfile: "intermediate" },
      async (port) => {
        expect(await keyOf(port)).toMatchObject({ type: "DH", size: 3072 });
      },
      {
        files: [{ name: "dh", extension: "pem", content }],
        global: { maxconn: 200, sslDhParamFile: "dh" },
      },
    );
  });
});

describe("a server with TLS", () => {
  const { certificate: cert, privateKey: key } = certificate("server");
  const startServer = async (resumed: boolean[]) => {
    const server = createServer({ cert, key }, ({ socket }, response) => {
      resumed.push(socket instanceof TLSSocket && socket.isSessionReused());
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    server.unref();
    return server;
  };

  test.each([
    [false, [false, true, true]],
    [true, [false, false, false]],
  ])("resumes the previous session, unless `noSslReuse`: %s", async (noSslReuse, expected) => {
    const resumed: boolean[] = [];
    const server = await startServer(resumed);
    const options = { ssl: true, verify: "none" as const, noSslReuse, check: false };
    await withBackend(
      {
        httpReuse: "never",
        httpConnectionMode: "httpclose",
        servers: [{ name: "s1", address: "127.0.0.1", port: portOf(server), ...options }],
      },
      async ({ port }) => {
        for (let count = 0; count < 3; count++) await send({ port });
      },
      { global: { maxconn: 200, nbthread: 1 } },
    );
    server.close();
    expect(resumed).toEqual(expected);
  });

  test("is accepted unverified when `sslServerVerify` is none, which applies to all servers", async () => {
    const server = await startServer([]);
    const servers = [{ name: "s1", address: "127.0.0.1", port: portOf(server), ssl: true, check: false }];
    const statusWith = async (sslServerVerify: "none" | "required") => {
      let status = 0;
      await withBackend(
        { retries: 0, servers },
        async ({ port }) => {
          status = (await send({ port })).status;
        },
        { global: { maxconn: 200, sslServerVerify } },
      );
      return status;
    };
    expect(await statusWith("none")).toBe(200);
    expect(await statusWith("required")).toBe(503);
    server.close();
  });
});
