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

  test("the process tells the digest of its configuration", async () => {
    expect(await haproxy.command("show info")).toMatch(/^description: haproxy-pair-[0-9a-f]{12}$/m);
  });

  test("the health socket answers as long as haproxy runs", async () => {
    expect(await haproxy.health()).toMatch(/^HTTP\/1\.[01] 200 /);
  });
});
