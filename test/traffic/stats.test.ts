import type { StatsArgs } from "../../src/args";
import { certificate } from "../golden/certificates";
import { send } from "./client";
import { serversOf } from "./frontends";
import { freePorts } from "./ports";
import { RunningHaproxy } from "./runningHaproxy";
import { WebServer } from "./webServer";

describe("statistics", () => {
  let app: WebServer;
  let haproxy: RunningHaproxy;
  let stats: number;

  beforeAll(async () => {
    app = await WebServer.start("app");
    const [web = 0, free = 0] = await freePorts(2);
    stats = free;
    haproxy = await RunningHaproxy.start(
      {
        frontends: [{ name: "web", binds: [{ address: "127.0.0.1", port: web }], defaultBackend: "app" }],
        backends: [{ name: "app", servers: serversOf([app]) }],
        stats: { port: stats, uri: "/stats", user: "operator" },
      },
      { statsPassword: "pass: word'#" },
    );
  });

  afterAll(async () => {
    await haproxy.stop();
    await app.stop();
  });

  test.each(["/stats", "/metrics"])("%s is refused without the password", async (path) => {
    const { status, headers } = await send({ port: stats, path });
    expect(status).toBe(401);
    expect(headers["www-authenticate"]).toBe('Basic realm="haproxy-pair"');
    expect((await send({ port: stats, path, auth: "operator:wrong" })).status).toBe(401);
    expect((await send({ port: stats, path, auth: "admin:pass: word'#" })).status).toBe(401);
  });

  test("the page shows the backends", async () => {
    const { status, body } = await send({ port: stats, path: "/stats", auth: "operator:pass: word'#" });
    expect(status).toBe(200);
    expect(body).toContain("Statistics Report");
    expect(body).toContain("app");
  });

  test("Prometheus gets metrics", async () => {
    const { status, body } = await send({ port: stats, path: "/metrics", auth: "operator:pass: word'#" });
    expect(status).toBe(200);
    expect(body).toContain("haproxy_process_uptime_seconds");
    expect(body).toContain('haproxy_frontend_bytes_in_total{proxy="web"}');
  });

  test("the process reports the digest of its configuration", async () => {
    expect(await haproxy.command("show info")).toMatch(/^description: haproxy-pair-[0-9a-f]{12}$/m);
  });

  test("the health socket answers as long as haproxy runs", async () => {
    expect(await haproxy.health()).toMatch(/^HTTP\/1\.[01] 200 /);
  });
});

describe("the statistics page", () => {
  const auth = "admin:given";

  /** Asks for the page, and what else the test wants, of a haproxy with these statistics. */
  async function withStats(
    stats: StatsArgs,
    use: (port: number, haproxy: RunningHaproxy) => Promise<void>,
  ): Promise<void> {
    const app = await WebServer.start("app");
    const [web = 0, port = 0] = await freePorts(2);
    const haproxy = await RunningHaproxy.start({
      certificates: [certificate("site")],
      frontends: [{ name: "web", binds: [{ address: "127.0.0.1", port: web }], defaultBackend: "app" }],
      backends: [{ name: "app", servers: serversOf([app]) }],
      stats: { port, password: "given", ...stats },
    });
    try {
      await use(port, haproxy);
    } finally {
      await haproxy.stop();
      await app.stop();
    }
  }

  test("requires the password of the inputs, in their realm", async () => {
    await withStats({ realm: "the edge's page" }, async (port) => {
      expect((await send({ port, auth })).status).toBe(200);
      const { status, headers } = await send({ port });
      expect(status).toBe(401);
      expect(headers["www-authenticate"]).toBe('Basic realm="the edge\'s page"');
    });
  });

  test("answers only those networks that are allowed", async () => {
    await withStats({ allow: ["10.0.0.0/8"] }, async (port) => {
      expect((await send({ port, auth })).status).toBe(403);
      expect((await send({ port, path: "/metrics", auth })).status).toBe(403);
    });
    await withStats({ allow: ["10.0.0.0/8", "127.0.0.1"] }, async (port) => {
      expect((await send({ port, auth })).status).toBe(200);
    });
  });

  test("is served over TLS with a certificate", async () => {
    await withStats({ certificates: ["site"] }, async (port) => {
      const tls = { servername: "site.test" };
      expect((await send({ port, auth, tls })).status).toBe(200);
      await expect(send({ port, auth })).rejects.toThrow();
    });
  });

  test("shows only the details and the scope of the inputs", async () => {
    const shown: StatsArgs = { showDesc: "edge <1>", showNode: true, showLegends: true, showModules: true };
    await withStats({ ...shown, refresh: "7s", hideVersion: true, scope: ["web"] }, async (port) => {
      const { body, headers } = await send({ port, auth });
      expect(headers.refresh).toBe("7");
      expect(body).toContain("edge <1>");
      expect(body).not.toMatch(/HAProxy version \d/);
      expect(body).toContain('<a name="web">');
      expect(body).not.toContain('<a name="app">');
    });
  });

  test("disables servers for those who are allowed to, and for nobody by default", async () => {
    const disable = async (port: number, haproxy: RunningHaproxy) => {
      const [, number = ""] =
        /^app,BACKEND,(?:[^,]*,){25}(\d+),/m.exec(await haproxy.command("show stat")) ?? [];
      return send({
        port,
        auth,
        method: "POST",
        headers: { "Content-Type": "application/x-www-form-urlencoded" },
        body: `s=app&action=maint&b=%23${number}`,
      });
    };
    const isDown = async (haproxy: RunningHaproxy) =>
      (await haproxy.command("show servers state app")).split("\n")[2]?.split(" ")[6] !== "0";
    await withStats({}, async (port, haproxy) => {
      expect((await disable(port, haproxy)).headers.location).toContain("DENY");
      expect(await isDown(haproxy)).toBe(false);
    });
    await withStats({ admin: "{ src 127.0.0.1 }" }, async (port, haproxy) => {
      expect((await disable(port, haproxy)).headers.location).toContain("DONE");
      expect(await isDown(haproxy)).toBe(true);
    });
  });
});
