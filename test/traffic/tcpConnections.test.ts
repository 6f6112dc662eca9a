import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import type { BackendArgs, FrontendArgs } from "../../src/args";
import { until } from "./client";
import { portOf } from "./lineServer";
import { freePorts } from "./ports";
import { RunningHaproxy } from "./runningHaproxy";

/** Runs what a test does with a connection through haproxy to a server that says nothing. */
async function connected(
  frontend: Partial<FrontendArgs>,
  backend: Partial<BackendArgs>,
  test: (ends: { client: Socket; server: Socket; port: number; serverPort: number }) => Promise<void>,
): Promise<void> {
  const accepted: Socket[] = [];
  const silent = createServer({ allowHalfOpen: true }, (socket) => accepted.push(socket));
  await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
  silent.unref();
  const [port = 0] = await freePorts(1);
  const serverPort = portOf(silent);
  const servers = [{ name: "s1", address: "127.0.0.1", port: serverPort, check: false }];
  const haproxy = await RunningHaproxy.start({
    frontends: [
      {
        name: "web",
        mode: "tcp",
        binds: [{ address: "127.0.0.1", port }],
        defaultBackend: "app",
        ...frontend,
      },
    ],
    backends: [{ name: "app", mode: "tcp", servers, ...backend }],
  });
  const client = connect({ port, host: "127.0.0.1", allowHalfOpen: true });
  try {
    client.write("hello");
    await until(() => accepted.length === 1);
    const [server] = accepted as [Socket];
    await test({ client, server, port, serverPort });
  } finally {
    client.destroy();
    await haproxy.stop();
    accepted.forEach((socket) => socket.destroy());
    silent.close();
  }
}

/** What the kernel says of the timers of connections. */
const timersOf = (filter: string) =>
  spawnSync("ss", ["-Htno", "state", "established", filter], { encoding: "utf8" }).stdout;

describe("silent connections in tcp mode", () => {
  test.each([
    ["the client's", { clitcpka: true }, {}, [true, false]],
    ["the server's", {}, { srvtcpka: true }, [false, true]],
  ] as const)(
    "are probed at %s end by the kernel when an input says so",
    async (_, frontend, backend, probed) => {
      await connected(frontend, backend, ({ port, serverPort }) => {
        const timers = [timersOf(`sport = :${port}`), timersOf(`dport = :${serverPort}`)];
        expect(timers.map((timer) => timer.includes("keepalive"))).toEqual(probed);
        return Promise.resolve();
      });
    },
  );

  test("that a client has half closed end after `serverFin`", async () => {
    await connected({}, { timeouts: { server: "1h", serverFin: "200ms" } }, async ({ client, server }) => {
      const closed = once(client, "close");
      server.resume();
      client.resume();
      client.end();
      client.on("end", () => client.destroy());
      await closed;
    });
  });
});
