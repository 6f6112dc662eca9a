import { statSync } from "node:fs";
import { connect as connectHttp2 } from "node:http2";
import { request } from "node:http";
import { connect, type Socket } from "node:net";
import type { BindArgs } from "../../src/args";
import { ask, until } from "./client";
import { serversOf } from "./frontends";
import { freePorts } from "./ports";
import { RunningHaproxy } from "./runningHaproxy";
import { WebServer } from "./webServer";

const reached = (socket: Socket) =>
  new Promise<void>((resolve, reject) => {
    socket.on("error", reject);
    socket.on("connect", () => {
      socket.destroy();
      resolve();
    });
  });

/** How many clients the frontend has at this moment. */
const connections = async (haproxy: RunningHaproxy) =>
  Number(/^web,FRONTEND,,,(\d+)/m.exec(await haproxy.command("show stat"))?.[1]);

describe("a bind", () => {
  let app: WebServer;

  beforeAll(async () => {
    app = await WebServer.start("app");
  });

  afterAll(() => app.stop());

  async function withBinds<Result>(
    binds: BindArgs[],
    use: (haproxy: RunningHaproxy) => Promise<Result>,
  ): Promise<Result> {
    const haproxy = await RunningHaproxy.start({
      frontends: [{ name: "web", binds, defaultBackend: "app" }],
      backends: [{ name: "app", servers: serversOf([app]) }],
    });
    try {
      return await use(haproxy);
    } finally {
      await haproxy.stop();
    }
  }

  test("can be a range of ports", async () => {
    const [port = 0] = await freePorts(1);
    await withBinds([{ address: "127.0.0.1", port, portRangeEnd: port + 2 }], async () => {
      for (const each of [port, port + 1, port + 2]) {
        expect(await ask({ port: each })).toMatchObject({ server: "app" });
      }
    });
  });

  test("of :: accepts IPv4 clients with `v4v6` only", async () => {
    const [both = 0, alone = 0] = await freePorts(2);
    await withBinds(
      [
        { address: "::", port: both, v4v6: true },
        { address: "::", port: alone },
      ],
      async () => {
        expect(await ask({ port: both })).toMatchObject({ server: "app" });
        await expect(ask({ port: alone })).rejects.toThrow(/ECONNREFUSED/);
        await reached(connect({ host: "::1", port: alone }));
      },
    );
  });

  test("can be a Unix socket with its permissions", async () => {
    await withBinds([{ address: "unix@/run/haproxy/web.sock", mode: "640" }], async (haproxy) => {
      const socketPath = haproxy.pathOf("/run/haproxy/web.sock");
      expect((statSync(socketPath).mode & 0o777).toString(8)).toBe("640");
      const status = await new Promise((resolve, reject) => {
        request({ socketPath, headers: { Host: "a" } }, (response) => {
          resolve(response.resume().statusCode);
        })
          .on("error", reject)
          .end();
      });
      expect(status).toBe(200);
    });
  });

  test("speaks HTTP/2 in plain text with `proto`", async () => {
    const [port = 0] = await freePorts(1);
    await withBinds([{ address: "127.0.0.1", port, proto: "h2" }], async () => {
      const client = connectHttp2(`http://127.0.0.1:${port}`);
      const status = await new Promise((resolve, reject) => {
        client.on("error", reject);
        const stream = client.request({ ":path": "/" });
        stream.on("response", (headers) => {
          resolve(headers[":status"]);
        });
        stream.resume();
      });
      client.close();
      expect(status).toBe(200);
    });
  });

  test("takes no more connections at a time than `maxconn`", async () => {
    const [port = 0] = await freePorts(1);
    await withBinds([{ address: "127.0.0.1", port, maxconn: 1, name: "narrow" }], async (haproxy) => {
      const first = connect({ host: "127.0.0.1", port });
      await until(async () => (await connections(haproxy)) === 1);
      let answered = false;
      const second = ask({ port }).then(() => (answered = true));
      await new Promise((resolve) => setTimeout(resolve, 150));
      expect(answered).toBe(false);
      first.destroy();
      await second;
      expect(answered).toBe(true);
    });
  });

  test("takes a connection only once its client has sent something", async () => {
    const [port = 0] = await freePorts(1);
    await withBinds([{ address: "127.0.0.1", port, deferAccept: true }], async (haproxy) => {
      const silent = connect({ host: "127.0.0.1", port });
      await new Promise((resolve) => silent.once("connect", resolve));
      await new Promise((resolve) => setTimeout(resolve, 100));
      expect(await connections(haproxy)).toBe(0);
      silent.write("GET / HTTP/1.1\r\nHost: a\r\n");
      await until(async () => (await connections(haproxy)) === 1);
      silent.destroy();
    });
  });
});
