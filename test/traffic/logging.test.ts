import { connect, createServer } from "node:net";
import fc from "fast-check";
import type { FrontendArgs, GlobalArgs, HaproxyPairArgs } from "../../src/args";
import { certificate } from "../golden/certificates";
import { ask, type Request, send, until } from "./client";
import { serversOf } from "./frontends";
import { LogServer } from "./logServer";
import { freePorts } from "./ports";
import { RunningHaproxy } from "./runningHaproxy";
import { WebServer } from "./webServer";

/** A haproxy before one web server, whose logs come here as they are. */
interface Logged {
  haproxy: RunningHaproxy;
  logs: LogServer;
  app: WebServer;
  port: number;
  /** Asks the web server for a path. */
  get: (path: string, request?: Partial<Request>) => Promise<void>;
}

/** What a test of logs varies. */
interface Setup {
  frontend?: Partial<FrontendArgs>;
  log?: object;
  global?: GlobalArgs;
  inputs?: Partial<HaproxyPairArgs>;
}

/** Starts one, uses it and stops it. */
async function logged(
  { frontend = {}, log, global, inputs }: Setup,
  use: (running: Logged) => Promise<void>,
): Promise<void> {
  const [app, logs, [port = 0]] = await Promise.all([
    WebServer.start("app"),
    LogServer.start(),
    freePorts(1),
  ]);
  const haproxy = await RunningHaproxy.start({
    frontends: [{ name: "web", binds: [{ address: "127.0.0.1", port }], defaultBackend: "app", ...frontend }],
    backends: [{ name: "app", mode: frontend.mode, servers: serversOf([app]) }],
    global: { maxconn: 200, logs: [{ address: logs.address, format: "raw", ...log }], ...global },
    ...inputs,
  });
  const get = async (path: string, request?: Partial<Request>) => {
    await send({ port, path, ...request });
  };
  try {
    await use({ haproxy, logs, app, port, get });
  } finally {
    await haproxy.stop();
    await Promise.all([app.stop(), logs.stop()]);
  }
}

/** Sends bytes on a connection of their own and waits for its end. */
async function sendBytes(port: number, bytes: Buffer): Promise<void> {
  const socket = connect(port, "127.0.0.1");
  socket.on("error", () => undefined);
  socket.end(bytes);
  socket.resume();
  await new Promise((resolve) => socket.on("close", resolve));
}

const jsonIn = (message: string) =>
  JSON.parse(message.slice(message.indexOf("{"))) as Record<string, unknown>;

describe("a log line", () => {
  test.each<[string, Setup, RegExp]>([
    [
      "has HAProxy's HTTP format by default",
      {},
      / web app\/app \d+\/\d+\/\d+\/\d+\/\d+ 200 .* "GET \/x HTTP\/1\.1"$/,
    ],
    [
      "can have the Common Log Format",
      { frontend: { httplogClf: true } },
      /^127\.0\.0\.1 - - \[.*\] "GET \/x HTTP\/1\.1" 200 /,
    ],
    [
      "can have the HTTPS format",
      { frontend: { httpslog: true } },
      / 200 .* "GET \/x HTTP\/1\.1" 0\/-\/-\/-\/0 -\/-\/-$/,
    ],
    ["has the TCP format in tcp mode", { frontend: { mode: "tcp" } }, / web app\/app \d+\/\d+\/\d+ \d+ -- /],
    [
      "can have a format of one's own",
      { frontend: { logFormat: "%{+Q}HU gave %ST to %[src]" } },
      /^"\/x" gave 200 to 127\.0\.0\.1$/,
    ],
    [
      "takes the format of the defaults",
      { inputs: { defaults: { logFormat: "defaults: %HP %ST" } } },
      /^defaults: \/x 200$/,
    ],
    [
      "has captured headers and the captured cookie",
      {
        frontend: {
          captureRequestHeaders: [{ name: "X-Tenant", len: 4 }],
          captureResponseHeaders: [{ name: "Content-Type", len: 20 }],
          captureCookie: { name: "session", len: 12 },
          logFormat: "%hr %hs %CC",
        },
      },
      /^\{acme\} \{application\/json\} session=abcd$/,
    ],
    [
      "has the program's name, the host's name and the facility in syslog's format",
      {
        log: { format: "rfc5424", facility: "local3" },
        global: { logTag: "edge", logHostname: "edge.example.com" },
      },
      /^<158>1 \S+ edge\.example\.com edge \d+ - - .*"GET \/x/,
    ],
    [
      "has structured data",
      { log: { format: "rfc5424" }, frontend: { logFormatSd: '[request@1 status="%ST"]' } },
      / - \[request@1 status="200"\] .*"GET \/x/,
    ],
    [
      "has a tag of the frontend",
      { log: { format: "rfc3164" }, frontend: { logTag: "shop" } },
      / shop\[\d+\]: .*"GET \/x/,
    ],
  ])("%s", async (_, setup, expected) => {
    await logged(setup, async ({ logs, get }) => {
      await get("/x", { headers: { "X-Tenant": "acme-long", Cookie: "session=abcdef" } });
      const line = await logs.message(/200|app\/app|acme/);
      expect(line.trimEnd()).toMatch(expected);
    });
  });

  test("is cut at the length of its target", async () => {
    await logged({ log: { len: 80 } }, async ({ logs, get }) => {
      await get(`/${"x".repeat(200)}`);
      expect((await logs.message(/web/)).trimEnd().length).toBeLessThanOrEqual(80);
    });
  });

  test("is written when the response begins with logasap", async () => {
    await logged({ frontend: { logasap: true } }, async ({ app, logs, get }) => {
      const answer = get("/hold");
      await logs.message(/ 200 \+\d+ .*\/hold/);
      app.release();
      await answer;
    });
  });

  test("goes where the frontend alone says with logGlobal false, and nowhere where it says nothing", async () => {
    const own = await LogServer.start();
    const [quiet = 0] = await freePorts(1);
    const [silent = 0] = await freePorts(1);
    const frontends: FrontendArgs[] = [
      {
        name: "own",
        binds: [{ address: "127.0.0.1", port: quiet }],
        defaultBackend: "app",
        logGlobal: false,
        logs: [{ address: own.address }],
      },
      {
        name: "silent",
        binds: [{ address: "127.0.0.1", port: silent }],
        defaultBackend: "app",
        logGlobal: false,
      },
    ];
    await logged({ inputs: { frontends } }, async ({ logs }) => {
      await ask({ port: silent, path: "/silent" });
      await ask({ port: quiet, path: "/own" });
      expect(await own.message("/own")).toContain("haproxy");
      expect([...own.messages, ...logs.messages].filter((line) => line.includes("GET /silent"))).toEqual([]);
      expect(logs.messages.filter((line) => line.includes("GET"))).toEqual([]);
    });
    await own.stop();
  });

  test("of a success is left out with dontlogNormal, that of an error is not", async () => {
    await logged({ frontend: { dontlogNormal: true } }, async ({ logs, port, get }) => {
      await get("/fine");
      await sendBytes(port, Buffer.from("nonsense\r\n\r\n"));
      await logs.message("<BADREQ>");
      expect(logs.messages.filter((line) => line.includes("/fine"))).toEqual([]);
    });
  });

  test("of an error has level err with logSeparateErrors", async () => {
    const setup: Setup = { frontend: { logSeparateErrors: true }, log: { format: "rfc5424", level: "err" } };
    await logged(setup, async ({ logs, port, get }) => {
      await get("/fine");
      await sendBytes(port, Buffer.from("nonsense\r\n\r\n"));
      expect(await logs.message("<BADREQ>")).toMatch(/^<131>/);
      expect(logs.messages.filter((line) => line.includes("/fine"))).toEqual([]);
    });
  });

  test("of more than the least severe level is sent as minLevel at most, and a sample is a part", async () => {
    const setup: Setup = { log: { format: "rfc5424", level: "info", minLevel: "info", sample: "2:2" } };
    await logged(setup, async ({ logs, get }) => {
      for (let count = 0; count < 10; count++) await get(`/${count}`);
      await until(() => logs.messages.filter((line) => line.includes('"GET')).length >= 5);
      expect(logs.messages.filter((line) => line.includes('"GET'))).toHaveLength(5);
      expect(logs.messages.filter((line) => !line.startsWith("<134>"))).toEqual([]);
    });
  });
});

describe("a unique id", () => {
  test("is in the log and goes to the server in place of the client's", async () => {
    const frontend = { uniqueId: true, logFormat: "%ID %HP" };
    await logged({ frontend }, async ({ logs, port }) => {
      const { headers } = await ask({ port, path: "/x", headers: { "X-Request-ID": "forged" } });
      expect(headers["x-request-id"]).toMatch(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
      expect(await logs.message("/x")).toContain(`${String(headers["x-request-id"])} /x`);
    });
  });

  test("can have a format and a header of one's own", async () => {
    const frontend = { uniqueIdFormat: "%ci-%rt", uniqueIdHeader: "X-Trace" };
    await logged({ frontend }, async ({ port }) => {
      expect((await ask({ port })).headers["x-trace"]).toMatch(/^127\.0\.0\.1-[0-9a-fA-F]+$/);
    });
  });
});

describe("JSON log lines", () => {
  const json: Partial<FrontendArgs> = {
    logFormatJson: true,
    uniqueId: true,
    logFields: [
      { name: "tenant", requestHeader: "X-Tenant", len: 64 },
      { name: "type", responseHeader: "Content-Type" },
      { name: "method", expression: "capture.req.method,lower" },
    ],
  };

  test("say who asked for what, who answered, and how long it took", async () => {
    await logged({ frontend: json }, async ({ logs, get }) => {
      await get("/x?a=b", { host: "shop.test", headers: { "X-Tenant": "acme", "User-Agent": 'a "b" \\c' } });
      expect(jsonIn(await logs.message("/x"))).toMatchObject({
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/) as string,
        client: "127.0.0.1",
        frontend: "web",
        backend: "app",
        server: "app",
        method: "get",
        uri: "/x?a=b",
        version: "HTTP/1.1",
        status: 200,
        bytesOut: expect.any(Number) as number,
        totalTime: expect.any(Number) as number,
        termination: "----",
        host: "shop.test",
        userAgent: 'a "b" \\c',
        referer: "-",
        tenant: "acme",
        type: "application/json",
        id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      });
    });
  });

  test("are of connections in tcp mode", async () => {
    await logged({ frontend: { mode: "tcp", logFormatJson: true } }, async ({ logs, get }) => {
      await get("/x");
      expect(jsonIn(await logs.message("{"))).toMatchObject({
        backend: "app",
        server: "app",
        bytesIn: expect.any(Number) as number,
        termination: "--",
      });
    });
  });

  test("can be had for all frontends by defaults, each in its mode", async () => {
    await logged({ inputs: { defaults: { logFormatJson: true } } }, async ({ logs, get }) => {
      await get("/x");
      expect(jsonIn(await logs.message("{"))).toMatchObject({ uri: "/x" });
    });
  });

  test("are of failed TLS handshakes too", async () => {
    const [port = 0] = await freePorts(1);
    const frontends: FrontendArgs[] = [
      {
        name: "tls",
        binds: [{ address: "127.0.0.1", port, certificates: ["site"] }],
        defaultBackend: "app",
        logFormatJson: true,
      },
    ];
    const inputs = { frontends, certificates: [certificate("site")], haproxyVersion: "2.6" };
    await logged({ inputs }, async ({ logs }) => {
      await sendBytes(port, Buffer.from("GET / HTTP/1.0\r\n\r\n"));
      expect(jsonIn(await logs.message("tlsError"))).toMatchObject({
        frontend: "tls",
        error: "SSL handshake failure",
      });
      await send({ port, path: "/x", tls: { servername: "site.test" } });
      expect(jsonIn(await logs.message('"uri"'))).toMatchObject({ tls: "TLSv1.3", sni: "site.test" });
    });
  });

  test("are JSON whatever a client sends", async () => {
    const nasty = fc.constantFrom(
      ...[
        '"',
        "\\",
        '\\"',
        '","status":500,"x":"',
        "{",
        "}",
        "%",
        "%0a",
        "%22",
        "\t",
        "é",
        "€",
        "😀",
        "\u2028",
      ],
      ...["'", "<", "|", "#", "\x7f", "\x01"],
    );
    const bytes = fc
      .oneof(
        fc
          .array(fc.oneof(nasty, fc.string({ maxLength: 4 })), { maxLength: 12 })
          .map((parts) => Buffer.from(parts.join(""))),
        fc.uint8Array({ maxLength: 40 }).map((array) => Buffer.from(array)),
        fc.constantFrom(...['"', "\\", "é", "\t"]).map((text) => Buffer.from(text.repeat(700))),
      )
      // What would end the header, and so begin something else, is no content of it.
      .map((buffer) => Buffer.from(buffer.filter((byte) => ![0, 10, 13].includes(byte))));
    await logged({ frontend: json }, async ({ logs, port }) => {
      await fc.assert(
        fc.asyncProperty(bytes, bytes, bytes, async (uri, agent, tenant) => {
          const before = logs.messages.length;
          const path = Buffer.from(uri.filter((byte) => byte !== 32));
          await sendBytes(
            port,
            Buffer.concat([
              ...[
                Buffer.from("GET /"),
                path,
                Buffer.from(" HTTP/1.1\r\nHost: a\r\nConnection: close\r\nUser-Agent: "),
              ],
              ...[agent, Buffer.from("\r\nX-Tenant: "), tenant, Buffer.from("\r\n\r\n")],
            ]),
          );
          await until(() => logs.messages.length > before);
          const line = jsonIn(logs.messages[before] ?? "");
          expect(line).toMatchObject({ frontend: "web", client: "127.0.0.1" });
          const sent = agent.toString("utf8").replace(/^[ \t]+|[ \t]+$/g, "");
          if (line["status"] === 200 && /^[\x20-\x7e\u00a0-\ud7ff]+$/.test(sent) && agent.length <= 256) {
            expect(line["userAgent"]).toBe(sent);
          }
        }),
        { numRuns: 300 },
      );
    });
  }, 60_000);
});

describe("a ring", () => {
  test("keeps messages for the stats socket and sends them to a server over TCP", async () => {
    let received = "";
    const collector = createServer((socket) => {
      socket.on("data", (chunk: Buffer) => (received += chunk.toString()));
    });
    const [ringPort = 0] = await freePorts(1);
    await new Promise<void>((resolve) => collector.listen(ringPort, "127.0.0.1", resolve));
    collector.unref();
    const rings = [
      {
        name: "collector",
        format: "rfc5424" as const,
        servers: [{ name: "logs", address: "127.0.0.1", port: ringPort, logProto: "octet-count" as const }],
      },
    ];
    const global = { logs: [{ address: "ring@collector" }] };
    await logged({ inputs: { rings }, global }, async ({ haproxy, get }) => {
      await get("/ringed");
      await until(() => received.includes("/ringed"));
      expect(received).toMatch(/\d+ <134>1 \S+ - haproxy \d+ - - .*GET \/ringed/);
      expect(await haproxy.command("show events collector")).toContain("/ringed");
    });
    collector.close();
  });
});
