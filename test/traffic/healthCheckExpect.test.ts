import { createServer } from "node:http";
import type { HttpCheckStepArgs } from "../../src/args";
import { until } from "./client";
import { oneFrontendEach } from "./frontends";
import { portOf } from "./lineServer";
import { quick, withCheckedBackend } from "./oneBackend";
import { RunningHaproxy } from "./runningHaproxy";
import { becomes, fieldOf, isChecked } from "./serverStatus";
import { WebServer } from "./webServer";

const at = (name: string, port: number) => ({ name, address: "127.0.0.1", port });

/** The name of a way to look at an answer, one look that finds it well, and one that does not. */
type Look = [string, Partial<HttpCheckStepArgs>, Partial<HttpCheckStepArgs>];

describe("a health check by HTTP expects of an answer", () => {
  const looks: Look[] = [
    ["status", { status: "200-299" }, { status: "201-299" }],
    ["status negated", { status: "500", negate: true }, { status: "200", negate: true }],
    ["rstatus", { rstatus: "^2[0-9]{2}$" }, { rstatus: "^3" }],
    ["string", { string: '"server":"s1"' }, { string: '"server":"s2"' }],
    ["string negated", { string: "s2", negate: true }, { string: "s1", negate: true }],
    ["rstring", { rstring: '"server":"s[12]"' }, { rstring: '"server":"s[23]"' }],
    ["hdr", { hdr: { name: "role", value: "writer" } }, { hdr: { name: "role", value: "main, writer" } }],
    ["hdr negated", { hdr: { name: "fault" }, negate: true }, { hdr: { name: "role" }, negate: true }],
    ["fhdr", { fhdr: { name: "role", value: "main, writer" } }, { fhdr: { name: "role", value: "writer" } }],
    [
      "hdr by parts of its name and value",
      { hdr: { name: "ro", nameMatch: "beg", value: "iter", valueMatch: "end" } },
      { hdr: { name: "ro", nameMatch: "beg", value: "iter", valueMatch: "beg" } },
    ],
  ];
  const backendOf = (index: number, kind: string) => `look${index}-${kind}`;
  let s1: WebServer;
  let haproxy: RunningHaproxy;

  beforeAll(async () => {
    s1 = await WebServer.start("s1");
    const asking = { action: "send" as const, method: "GET", uri: "/role" };
    const headers = [{ name: "X-Answer-Role", value: "main, writer" }];
    const backend = (look: Partial<HttpCheckStepArgs>) => ({
      defaultServer: quick,
      timeouts: { check: "2s" },
      httpCheck: {
        steps: [
          { ...asking, headers },
          { action: "expect" as const, ...look },
        ],
      },
      servers: [at("s1", s1.port)],
    });
    const { inputs } = await oneFrontendEach(
      Object.fromEntries(
        looks.flatMap(([, good, bad], index) => [
          [backendOf(index, "good"), backend(good)],
          [backendOf(index, "bad"), backend(bad)],
        ]),
      ),
    );
    haproxy = await RunningHaproxy.start(inputs);
  });

  afterAll(async () => {
    await haproxy.stop();
    await s1.stop();
  });

  test.each(looks.map(([kind], index) => [kind, index] as const))("its %s", async (_, index) => {
    await isChecked(haproxy, backendOf(index, "good"), "s1", "L7OK");
    await becomes(haproxy, backendOf(index, "bad"), "s1", "DOWN");
    expect(await fieldOf(haproxy, backendOf(index, "bad"), "s1", "check_status")).toMatch(/^L7(?:STS|RSP)$/);
  });
});

describe("a health check by HTTP", () => {
  test("sends its method, headers and body, and looks into the answer", async () => {
    const asked: unknown[] = [];
    const app = createServer((request, response) => {
      let body = "";
      request.on("data", (chunk: Buffer) => (body += chunk.toString()));
      request.on("end", () => {
        const { method, url, headers } = request;
        asked.push({ method, url, host: headers.host, probe: headers["x-probe"], body });
        response.end("I am well");
      });
    });
    await new Promise<void>((resolve) => app.listen(0, "127.0.0.1", resolve));
    app.unref();
    const httpCheck = {
      method: "POST" as const,
      uri: "/probe?deep=1",
      host: "app.internal",
      headers: [{ name: "X-Probe", value: "100%" }],
      body: '{"probe": true}',
      expect: { string: "am well" },
    };
    await withCheckedBackend({ httpCheck, servers: [at("s1", portOf(app))] }, async ({ haproxy }) => {
      await isChecked(haproxy, "app", "s1", "L7OK");
    });
    expect(asked[0]).toEqual({
      method: "POST",
      url: "/probe?deep=1",
      host: "app.internal",
      probe: "100%",
      body: '{"probe": true}',
    });
    const unwell = { ...httpCheck, expect: { string: "am ill" } };
    await withCheckedBackend({ httpCheck: unwell, servers: [at("s1", portOf(app))] }, ({ haproxy }) =>
      becomes(haproxy, "app", "s1", "DOWN"),
    );
    app.close();
  });

  test("sends the server its state, with `sendState`", async () => {
    const told: unknown[] = [];
    const app = createServer((request, response) => {
      told.push(request.headers["x-haproxy-server-state"]);
      response.end();
    });
    await new Promise<void>((resolve) => app.listen(0, "127.0.0.1", resolve));
    app.unref();
    const servers = [at("s1", portOf(app))];
    await withCheckedBackend({ httpCheck: { sendState: true }, servers }, async () => {
      await until(() => told.length > 0);
    });
    expect(told[0]).toMatch(/^UP.* name=app\/s1;/);
    app.close();
  });
});
