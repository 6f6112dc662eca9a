import { send, type Response } from "./client";
import { serversOf } from "./frontends";
import { freePorts } from "./ports";
import { RunningHaproxy } from "./runningHaproxy";
import { WebServer } from "./webServer";

describe("cors", () => {
  let app: WebServer;
  let haproxy: RunningHaproxy;
  let both: number;
  let plain: number;

  beforeAll(async () => {
    app = await WebServer.start("app");
    [both = 0, plain = 0] = await freePorts(2);
    const at = (port: number) => [{ address: "127.0.0.1", port }];
    haproxy = await RunningHaproxy.start({
      frontends: [
        {
          name: "both",
          binds: at(both),
          cors: { allowOrigins: ["https://good.example"], allowCredentials: true },
          defaultBackend: "open",
        },
        {
          name: "plain",
          binds: at(plain),
          cors: { allowOrigins: ["https://good.example"] },
          rateLimit: { requests: 2, period: "1m" },
          defaultBackend: "generous",
        },
      ],
      backends: [
        { name: "open", cors: { allowOrigins: ["*"] }, servers: serversOf([app]) },
        {
          name: "generous",
          servers: serversOf([app]),
          httpResponseRules: [
            { action: "set-header", name: "Access-Control-Allow-Credentials", value: "true" },
            { action: "set-header", name: "Access-Control-Expose-Headers", value: "X-Secret" },
          ],
        },
      ],
    });
  });

  afterAll(async () => {
    await haproxy.stop();
    await app.stop();
  });

  const from = (port: number, origin: string): Promise<Response> =>
    send({ port, headers: { Origin: origin } });
  const allowed = "access-control-allow-origin";

  test("an origin that a backend allows is not one that its frontend allows, with credentials", async () => {
    expect((await from(both, "https://good.example")).headers).toMatchObject({
      [allowed]: "https://good.example",
      "access-control-allow-credentials": "true",
    });
    const { headers } = await from(both, "https://evil.example");
    expect(headers).not.toHaveProperty(allowed);
    expect(headers).not.toHaveProperty("access-control-allow-credentials");
  });

  test("servers' own headers for credentials and exposed headers are replaced", async () => {
    const { headers } = await from(plain, "https://good.example");
    expect(headers).toHaveProperty(allowed, "https://good.example");
    expect(headers).not.toHaveProperty("access-control-allow-credentials");
    expect(headers).not.toHaveProperty("access-control-expose-headers");
  });

  test("scripts of allowed origins can read that a limit refuses them", async () => {
    let response = await from(plain, "https://good.example");
    while (response.status === 200) response = await from(plain, "https://good.example");
    expect(response).toMatchObject({ status: 429, headers: { [allowed]: "https://good.example" } });
  });
});
