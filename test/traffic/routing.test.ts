import { ask, type Request, send } from "./client";
import { serversOf } from "./frontends";
import { freePorts } from "./ports";
import { RunningHaproxy } from "./runningHaproxy";
import { WebServer } from "./webServer";

describe("routing", () => {
  let servers: WebServer[];
  let haproxy: RunningHaproxy;
  let web: number;
  let trusting: number;

  beforeAll(async () => {
    servers = await WebServer.startAll("app", "api", "files", "office", "test");
    [web = 0, trusting = 0] = await freePorts(2);
    haproxy = await RunningHaproxy.start({
      frontends: [
        {
          name: "web",
          binds: [{ address: "127.0.0.1", port: web }],
          acls: [
            { name: "is_office", criterion: "src", values: ["127.0.9.0/24"] },
            {
              name: "is_test",
              criterion: "req.hdr(X-Stage)",
              match: "str",
              ignoreCase: true,
              values: ["test", "-i"],
            },
            { name: "is_secret", criterion: "path", match: "beg", values: ["/secret"] },
            { name: "is_old", criterion: "path", match: "reg", values: ["^/old(er)?/"] },
          ],
          httpRequestRules: [
            { action: "deny", status: 404, condition: "is_secret !is_office" },
            {
              action: "redirect",
              redirectType: "location",
              format: "https://new.example.com%[path]",
              status: 301,
              condition: "is_old",
            },
            {
              action: "set-header",
              name: "X-Literal",
              value: `100% %[src] "it's" \\n $HOME \${HOME} #1 {{name}}`,
            },
            { action: "add-header", name: "X-Client", format: "%[src] %[method]" },
            { action: "del-header", name: "X-Debug" },
          ],
          useBackends: [
            { backend: "test", host: "api.example.com", condition: "is_test or is_office is_secret" },
            { backend: "api", host: "api.example.com" },
            { backend: "files", host: "*.files.example.com" },
            { backend: "files", path: "/img/" },
            { backend: "files", path: "/favicon.ico" },
            { backend: "office", condition: "is_office" },
          ],
          defaultBackend: "app",
        },
        {
          name: "trusting",
          binds: [{ address: "127.0.0.1", port: trusting }],
          trustedProxies: ["127.0.7.0/24"],
          defaultBackend: "app",
        },
      ],
      backends: servers.map((server) => ({ name: server.name, servers: serversOf([server]) })),
    });
  });

  afterAll(async () => {
    await haproxy.stop();
    await Promise.all(servers.map((server) => server.stop()));
  });

  const serverFor = async (request: Omit<Request, "port">) => (await ask({ port: web, ...request })).server;

  test("the Host header chooses the backend, in any case and with any port", async () => {
    expect(await serverFor({ host: "api.example.com" })).toBe("api");
    expect(await serverFor({ host: "API.Example.COM:8080" })).toBe("api");
  });

  test("a Host header that only resembles a host does not choose its backend", async () => {
    for (const host of ["xapi.example.com", "api.example.com.evil.test", "api-example.com", "example.com"]) {
      expect(await serverFor({ host })).toBe("app");
    }
  });

  test("a wildcard stands for every name below, and not for the name itself", async () => {
    expect(await serverFor({ host: "a.files.example.com" })).toBe("files");
    expect(await serverFor({ host: "a.b.files.example.com:80" })).toBe("files");
    expect(await serverFor({ host: "files.example.com" })).toBe("app");
    expect(await serverFor({ host: "xfiles.example.com" })).toBe("app");
  });

  test("a path with a slash at the end stands for everything below", async () => {
    expect(await serverFor({ path: "/img/" })).toBe("files");
    expect(await serverFor({ path: "/img/a/b.png?x=1" })).toBe("files");
    expect(await serverFor({ path: "/images" })).toBe("app");
  });

  test("a path without a slash at the end stands for itself", async () => {
    expect(await serverFor({ path: "/favicon.ico?v=2" })).toBe("files");
    expect(await serverFor({ path: "/favicon.ico/x" })).toBe("app");
  });

  test("ACLs and conditions choose the backend", async () => {
    expect(await serverFor({ localAddress: "127.0.9.1" })).toBe("office");
    expect(await serverFor({ localAddress: "127.0.8.1" })).toBe("app");
  });

  test("host and each alternative of a condition have to be met together", async () => {
    expect(await serverFor({ host: "api.example.com", headers: { "X-Stage": "TEST" } })).toBe("test");
    expect(await serverFor({ host: "api.example.com", path: "/secret", localAddress: "127.0.9.1" })).toBe(
      "test",
    );
    expect(await serverFor({ path: "/secret", localAddress: "127.0.9.1" })).toBe("office");
    expect(await serverFor({ headers: { "X-Stage": "test" } })).toBe("app");
  });

  test("a value that looks like a flag is a value", async () => {
    expect(await serverFor({ host: "api.example.com", headers: { "X-Stage": "-I" } })).toBe("test");
  });

  test("a denied request is answered with the status that was asked for", async () => {
    expect((await send({ port: web, path: "/secret/x" })).status).toBe(404);
  });

  test("a redirect leads to the rendered location", async () => {
    const { status, headers } = await send({ port: web, path: "/older/page" });
    expect({ status, location: headers.location }).toEqual({
      status: 301,
      location: "https://new.example.com/older/page",
    });
  });

  test("a literal header arrives as it was given, whatever it looks like", async () => {
    const { headers } = await ask({ port: web, headers: { "X-Literal": "the client's" } });
    expect(headers["x-literal"]).toBe(`100% %[src] "it's" \\n $HOME \${HOME} #1 {{name}}`);
  });

  test("a header in log format is evaluated, and another is removed", async () => {
    const { headers } = await ask({ port: web, headers: { "X-Debug": "1" } });
    expect(headers["x-client"]).toBe("127.0.0.1 GET");
    expect(headers).not.toHaveProperty("x-debug");
  });

  test("a client's own X-Forwarded headers are replaced", async () => {
    const { headers } = await ask({
      port: web,
      headers: { "X-Forwarded-For": "6.6.6.6", "X-Forwarded-Proto": "https" },
    });
    expect(headers).toMatchObject({ "x-forwarded-for": "127.0.0.1", "x-forwarded-proto": "http" });
  });

  test("a trusted proxy's X-Forwarded headers are kept, and the proxy is added", async () => {
    const forwarded = { "X-Forwarded-For": "192.0.2.7", "X-Forwarded-Proto": "https" };
    const believed = await ask({ port: trusting, headers: forwarded, localAddress: "127.0.7.1" });
    expect(believed.headers).toMatchObject({
      "x-forwarded-for": "192.0.2.7, 127.0.7.1",
      "x-forwarded-proto": "https",
    });
    const replaced = await ask({ port: trusting, headers: forwarded });
    expect(replaced.headers).toMatchObject({ "x-forwarded-for": "127.0.0.1", "x-forwarded-proto": "http" });
  });
});
