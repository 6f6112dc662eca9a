import { createServer } from "node:net";
import { createSocket } from "node:dgram";
import { readFileSync } from "node:fs";
import path from "node:path";
import { countAnswers, times, until } from "./client";
import { lineServer, portOf } from "./lineServer";
import { quick, withCheckedBackend } from "./oneBackend";
import { becomes, statusOf } from "./serverStatus";
import { WebServer } from "./webServer";

const at = (name: string, port: number) => ({ name, address: "127.0.0.1", port });

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
    await withCheckedBackend({ httpCheck: { steps }, servers: [at("s1", s1.port)] }, async ({ haproxy }) => {
      await becomes(haproxy, "app", "s1", "UP");
      s2.healthStatus = 500;
      await becomes(haproxy, "app", "s1", "DOWN");
      s2.healthStatus = 200;
      await becomes(haproxy, "app", "s1", "UP");
    });
  });

  test("that finds 404 leaves the server to the clients that it has, with `disableOn404`", async () => {
    const servers = [at("s1", s1.port), at("s2", s2.port)];
    await withCheckedBackend(
      { httpCheck: { uri: "/healthz", disableOn404: true }, servers },
      async ({ haproxy, port }) => {
        s1.healthStatus = 404;
        await becomes(haproxy, "app", "s1", "NOLB");
        expect(await countAnswers(times(4, { port }))).toEqual({ s2: 4 });
      },
    );
  });

  test("of the defaults is that of a backend without its own", async () => {
    s1.healthStatus = 500;
    await withCheckedBackend(
      { servers: [at("s1", s1.port)] },
      ({ haproxy }) => becomes(haproxy, "app", "s1", "DOWN"),
      {
        defaults: { httpCheck: { uri: "/healthz" } },
      },
    );
  });

  test("asks another port with `checkPort`", async () => {
    await withCheckedBackend(
      { httpCheck: { uri: "/healthz" }, servers: [{ ...at("s1", s1.port), checkPort: s2.port }] },
      async ({ haproxy, port }) => {
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
    await withCheckedBackend(
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

  test("that fails is reported by mail", async () => {
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
    await withCheckedBackend(
      {
        emailAlert: { mailers: "mx", from: "lb@example.com", to: "us@example.com", level: "alert" },
        httpCheck: { uri: "/healthz" },
        servers: [at("s1", s1.port)],
      },
      async ({ haproxy }) => {
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
    await withCheckedBackend(
      { mode: "tcp", tcpCheck: { steps }, servers: [at("queue", portOf(queue))] },
      async ({ haproxy }) => {
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

  test("by `sslHelloChk` distinguishes a server that speaks TLS from one that does not", async () => {
    const file = (name: string) => readFileSync(path.join(__dirname, "../golden/certificates", name), "utf8");
    const secure = await WebServer.start("secure", { cert: file("server.crt"), key: file("server.key") });
    const plain = await lineServer(() => "no TLS here\r\n");
    await withCheckedBackend(
      { mode: "tcp", sslHelloChk: true, servers: [at("secure", secure.port), at("plain", portOf(plain))] },
      async ({ haproxy }) => {
        await becomes(haproxy, "app", "plain", "DOWN");
        expect(await statusOf(haproxy, "app", "secure")).toBe("UP");
      },
    );
    await secure.stop();
    plain.close();
  });

  test("over TLS verifies the server's certificate, unless `verify` is none", async () => {
    const file = (name: string) => readFileSync(path.join(__dirname, "../golden/certificates", name), "utf8");
    const secure = await WebServer.start("secure", { cert: file("server.crt"), key: file("server.key") });
    const tcpCheck = { steps: [{ action: "connect" as const, ssl: true }] };
    const servers = [at("secure", secure.port)];
    await withCheckedBackend({ mode: "tcp", tcpCheck, servers }, ({ haproxy }) =>
      becomes(haproxy, "app", "secure", "DOWN"),
    );
    await withCheckedBackend(
      { mode: "tcp", tcpCheck, servers, defaultServer: { ...quick, verify: "none" } },
      ({ haproxy }) =>
        until(async () => /^app,secure,.*,UP,.*,L6OK,/m.test(await haproxy.command("show stat"))),
    );
    await secure.stop();
  });
});
