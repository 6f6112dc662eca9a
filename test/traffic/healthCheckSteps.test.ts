import { createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { createSocket } from "node:dgram";
import type { BackendArgs } from "../../src/args";
import { readFileSync } from "node:fs";
import path from "node:path";
import { countAnswers, send, times, until } from "./client";
import { oneFrontendEach } from "./frontends";
import { RunningHaproxy } from "./runningHaproxy";
import { becomes, statusOf } from "./serverStatus";
import { WebServer } from "./webServer";

const quick = { inter: "50ms", rise: 1, fall: 1 };
const patient = { check: "2s" };
const at = (name: string, port: number) => ({ name, address: "127.0.0.1", port });

/** A server that answers each line that it is sent. */
async function lineServer(answer: (line: string) => string): Promise<Server> {
  const server = createServer((socket: Socket) => {
    socket.on("error", () => undefined);
    socket.on("data", (data) => socket.write(answer(data.toString("latin1")), "latin1"));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  server.unref();
  return server;
}
const portOf = (server: Server) => (server.address() as AddressInfo).port;

/** Runs what a test does with a haproxy that has one backend. */
async function withBackend(
  backend: Omit<BackendArgs, "name">,
  test: (haproxy: RunningHaproxy, port: number) => Promise<void>,
  more: Parameters<typeof RunningHaproxy.start>[0] = {},
): Promise<void> {
  const { inputs, ports } = await oneFrontendEach({
    app: { defaultServer: quick, timeouts: patient, ...backend },
  });
  const haproxy = await RunningHaproxy.start({ ...inputs, ...more });
  try {
    await test(haproxy, ports.app);
  } finally {
    await haproxy.stop();
  }
}

describe("a health check by HTTP", () => {
  let s1: WebServer;
  let s2: WebServer;
  beforeEach(async () => {
    [s1, s2] = (await WebServer.startAll("s1", "s2")) as [WebServer, WebServer];
  });
  afterEach(async () => {
    await Promise.all([s1, s2].map((server) => server.stop()));
  });

  test("of several steps passes only when each of them does", async () => {
    const steps = [s1, s2].flatMap(({ port }) => [
      { action: "connect" as const, port },
      { action: "send" as const, method: "GET", uri: "/healthz" },
      { action: "expect" as const, status: "200" },
    ]);
    await withBackend({ httpCheck: { steps }, servers: [at("s1", s1.port)] }, async (haproxy) => {
      await becomes(haproxy, "app", "s1", "UP");
      s2.healthStatus = 500;
      await becomes(haproxy, "app", "s1", "DOWN");
      s2.healthStatus = 200;
      await becomes(haproxy, "app", "s1", "UP");
    });
  });

  test("sends its method, headers and body, and looks into the answer", async () => {
    const expects = (string: string) => ({
      httpCheck: {
        method: "POST" as const,
        uri: "/anything",
        host: "app.internal",
        headers: [{ name: "X-Probe", value: "100%" }],
        body: '{"probe": true}',
        expect: { string },
      },
      servers: [at("s1", s1.port)],
    });
    await withBackend(expects('"x-probe":"100%"'), async (haproxy) => {
      await until(async () => (await haproxy.command("show stat")).includes(",L7OK,"));
      expect(await statusOf(haproxy, "app", "s1")).toBe("UP");
    });
    await withBackend(expects('"x-probe":"50%"'), (haproxy) => becomes(haproxy, "app", "s1", "DOWN"));
  });

  test("that finds 404 leaves the server to the clients that it has, with `disableOn404`", async () => {
    const servers = [at("s1", s1.port), at("s2", s2.port)];
    await withBackend(
      { httpCheck: { uri: "/healthz", disableOn404: true }, servers },
      async (haproxy, port) => {
        s1.healthStatus = 404;
        await becomes(haproxy, "app", "s1", "NOLB");
        expect(await countAnswers(times(4, { port }))).toEqual({ s2: 4 });
      },
    );
  });

  test("of the defaults is that of a backend without its own", async () => {
    s1.healthStatus = 500;
    await withBackend({ servers: [at("s1", s1.port)] }, (haproxy) => becomes(haproxy, "app", "s1", "DOWN"), {
      defaults: { httpCheck: { uri: "/healthz" } },
    });
  });

  test("asks another port where it is told to", async () => {
    await withBackend(
      { httpCheck: { uri: "/healthz" }, servers: [{ ...at("s1", s1.port), checkPort: s2.port }] },
      async (haproxy, port) => {
        s2.healthStatus = 500;
        await becomes(haproxy, "app", "s1", "DOWN");
        s2.healthStatus = 200;
        await becomes(haproxy, "app", "s1", "UP");
        expect(await countAnswers(times(2, { port }))).toEqual({ s1: 2 });
      },
    );
  });

  test("is reported to a syslog server when it fails, with `logHealthChecks`", async () => {
    const messages: string[] = [];
    const syslog = createSocket("udp4", (message) => messages.push(message.toString()));
    await new Promise<void>((resolve) => syslog.bind(0, "127.0.0.1", resolve));
    await withBackend(
      { logHealthChecks: true, httpCheck: { uri: "/healthz" }, servers: [at("s1", s1.port)] },
      async () => {
        s1.healthStatus = 500;
        await until(() => messages.some((message) => /Health check for server app\/s1 failed/.test(message)));
        await until(() => messages.some((message) => /Server app\/s1 is DOWN/.test(message)));
      },
      { global: { maxconn: 200, logs: [{ address: `127.0.0.1:${syslog.address().port}` }] } },
    );
    syslog.close();
  });

  test("that fails is told by mail", async () => {
    const mail: string[] = [];
    const smtp = createServer((socket) => {
      socket.on("error", () => undefined);
      socket.write("220 mx\r\n");
      socket.on("data", (data) => {
        const text = data.toString();
        mail.push(text);
        socket.write(/^DATA/m.test(text) ? "354 go on\r\n" : "250 well\r\n");
      });
    });
    await new Promise<void>((resolve) => smtp.listen(0, "127.0.0.1", resolve));
    smtp.unref();
    await withBackend(
      {
        emailAlert: { mailers: "mx", from: "lb@example.com", to: "us@example.com", level: "alert" },
        httpCheck: { uri: "/healthz" },
        servers: [at("s1", s1.port)],
      },
      async (haproxy) => {
        await becomes(haproxy, "app", "s1", "UP");
        s1.healthStatus = 500;
        await until(() => /Subject: .*Server app\/s1 is DOWN/.test(mail.join("")));
        expect(mail.join("")).toContain("RCPT TO:<us@example.com>");
      },
      { mailers: [{ name: "mx", servers: [at("mx1", portOf(smtp))] }] },
    );
    smtp.close();
  });
});

describe("a health check by TCP", () => {
  test("sends lines and bytes, and takes a server out whose answers are others", async () => {
    let role = "master";
    const queue = await lineServer((line) =>
      line === "PING\r\n" ? "+PONG\r\n" : line === "\u0001\u0002" ? "\u0003\u0004" : `role:${role}\r\n`,
    );
    const steps = [
      { action: "connect" as const },
      { action: "send" as const, data: "PING\r\n" },
      { action: "expect" as const, string: "+PONG" },
      { action: "send-binary" as const, hexstring: "0102" },
      { action: "expect" as const, binary: "0304" },
      { action: "send" as const, data: "info replication\r\n" },
      { action: "expect" as const, rstring: "role:(master|main)\r\n" },
    ];
    await withBackend(
      { mode: "tcp", tcpCheck: { steps }, servers: [at("queue", portOf(queue))] },
      async (haproxy) => {
        await becomes(haproxy, "app", "queue", "UP");
        expect(await statusOf(haproxy, "app", "queue")).toBe("UP");
        role = "replica";
        await becomes(haproxy, "app", "queue", "DOWN");
        role = "main";
        await becomes(haproxy, "app", "queue", "UP");
      },
    );
    queue.close();
  });

  test("by `sslHelloChk` tells a server that speaks TLS from one that does not", async () => {
    const file = (name: string) => readFileSync(path.join(__dirname, "../golden/certificates", name), "utf8");
    const secure = await WebServer.start("secure", { cert: file("server.crt"), key: file("server.key") });
    const plain = await lineServer(() => "no TLS here\r\n");
    await withBackend(
      { mode: "tcp", sslHelloChk: true, servers: [at("secure", secure.port), at("plain", portOf(plain))] },
      async (haproxy) => {
        await becomes(haproxy, "app", "plain", "DOWN");
        expect(await statusOf(haproxy, "app", "secure")).toBe("UP");
      },
    );
    await secure.stop();
    plain.close();
  });

  test("over TLS verifies the server's certificate, unless it is told not to", async () => {
    const file = (name: string) => readFileSync(path.join(__dirname, "../golden/certificates", name), "utf8");
    const secure = await WebServer.start("secure", { cert: file("server.crt"), key: file("server.key") });
    const tcpCheck = { steps: [{ action: "connect" as const, ssl: true }] };
    const servers = [at("secure", secure.port)];
    await withBackend({ mode: "tcp", tcpCheck, servers }, (haproxy) =>
      becomes(haproxy, "app", "secure", "DOWN"),
    );
    await withBackend(
      { mode: "tcp", tcpCheck, servers, defaultServer: { ...quick, verify: "none" } },
      (haproxy) => until(async () => /^app,secure,.*,UP,.*,L6OK,/m.test(await haproxy.command("show stat"))),
    );
    await secure.stop();
  });
});

describe("besides its health check", () => {
  test("an agent on the server drains it, takes it out and gives it its weight", async () => {
    const [s1, s2] = (await WebServer.startAll("s1", "s2")) as [WebServer, WebServer];
    let word = "up 100%";
    const agent = createServer((socket) => {
      socket.on("error", () => undefined);
      socket.end(`${word}\n`);
    });
    await new Promise<void>((resolve) => agent.listen(0, "127.0.0.1", resolve));
    agent.unref();
    const agentOptions = { agentCheck: true, agentPort: portOf(agent), agentInter: "50ms" };
    await withBackend(
      { servers: [{ ...at("s1", s1.port), ...agentOptions }, at("s2", s2.port)] },
      async (haproxy, port) => {
        await becomes(haproxy, "app", "s1", "UP");
        word = "drain";
        await becomes(haproxy, "app", "s1", "DRAIN");
        expect(await countAnswers(times(4, { port }))).toEqual({ s2: 4 });
        word = "ready up 100%";
        await becomes(haproxy, "app", "s1", "UP");
        word = "down";
        await becomes(haproxy, "app", "s1", "DOWN");
      },
    );
    agent.close();
    await Promise.all([s1.stop(), s2.stop()]);
  });

  test("errors in the traffic take a server out, with `observe`", async () => {
    const broken = await lineServer(
      () => "HTTP/1.1 500 Broken\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
    );
    await withBackend(
      {
        defaultServer: { inter: "1h", observe: "layer7", errorLimit: 2, onError: "mark-down" },
        servers: [at("broken", portOf(broken))],
      },
      async (haproxy, port) => {
        expect((await send({ port })).status).toBe(500);
        expect((await send({ port })).status).toBe(500);
        await becomes(haproxy, "app", "broken", "DOWN");
        expect((await send({ port })).status).toBe(503);
      },
    );
    broken.close();
  });

  test("a server has the health of the one that it tracks", async () => {
    const s1 = await WebServer.start("s1");
    const { inputs } = await oneFrontendEach({
      app: { defaultServer: quick, httpCheck: { uri: "/healthz" }, servers: [at("s1", s1.port)] },
      follower: { servers: [{ ...at("s1", s1.port), track: "app/s1" }] },
    });
    const haproxy = await RunningHaproxy.start(inputs);
    s1.healthStatus = 500;
    await becomes(haproxy, "follower", "s1", "DOWN");
    s1.healthStatus = 200;
    await becomes(haproxy, "follower", "s1", "UP");
    await haproxy.stop();
    await s1.stop();
  });

  test("a server that goes down loses its sessions, with `onMarkedDown`", async () => {
    const s1 = await WebServer.start("s1");
    await withBackend(
      {
        httpCheck: { uri: "/healthz" },
        defaultServer: { ...quick, onMarkedDown: "shutdown-sessions" },
        servers: [at("s1", s1.port)],
      },
      async (_, port) => {
        const held = send({ port, path: "/hold" });
        await until(() => s1.holding === 1);
        s1.healthStatus = 500;
        await expect(held).rejects.toThrow();
      },
    );
    await s1.stop();
  });
});
