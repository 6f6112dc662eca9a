import { ask, type Request } from "./client";
import { serversOf } from "./frontends";
import { freePorts } from "./ports";
import { RunningHaproxy } from "./runningHaproxy";
import { WebServer } from "./webServer";

describe("useBackends in one line", () => {
  let servers: WebServer[];
  let haproxy: RunningHaproxy;
  let web: number;

  beforeAll(async () => {
    const names = [
      "app",
      "hosts",
      "prefix",
      "regex",
      "header",
      "debug",
      "query",
      "flag",
      "writes",
      "inside",
      "both",
    ];
    servers = await WebServer.startAll(...names, "v2", "exception", "trouble");
    [web = 0] = await freePorts(1);
    haproxy = await RunningHaproxy.start({
      lists: [{ name: "partners", values: ["127.0.5.0/24", "127.0.6.7"] }],
      frontends: [
        {
          name: "web",
          binds: [{ address: "127.0.0.1", port: web }],
          acls: [
            { name: "is_partner", criterion: "src", list: "partners" },
            { name: "is_excepted", criterion: "req.hdr(X-Except)", match: "found" },
            { name: "is_long", criterion: "path", match: "len", values: ["gt", "40"] },
          ],
          useBackends: [
            {
              backend: "both",
              hosts: ["a.test", "*.b.test"],
              path: "/both/",
              methods: ["GET"],
              sources: ["127.0.2.0/24"],
            },
            { backend: "exception", host: "e.test", condition: "unless is_excepted or { path /hidden }" },
            { backend: "hosts", hosts: ["a.test", "*.b.test", "c.test"] },
            { backend: "prefix", pathPrefix: "/v1" },
            { backend: "regex", pathRegex: "^/users/[0-9]+(/|$)" },
            { backend: "header", header: "X-Stage", headerValue: "test" },
            { backend: "debug", header: "X-Debug" },
            { backend: "query", queryParameter: "version", queryValue: "2" },
            { backend: "flag", queryParameter: "flag" },
            { backendFormat: "%[req.cook(version)]", condition: "{ req.cook(version) -m str v2 v3 }" },
            { backend: "trouble", condition: "is_partner is_long" },
            { backend: "inside", sources: ["127.0.2.0/24", "127.0.3.1"] },
            { backend: "writes", methods: ["POST", "PUT"] },
          ],
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

  test.each<[string, string, Omit<Request, "port">]>([
    ["one of several hosts", "hosts", { host: "c.test:8080" }],
    ["a name below one of several hosts", "hosts", { host: "X.B.test" }],
    ["none of several hosts", "app", { host: "b.test" }],
    ["what a path begins with", "prefix", { path: "/v10/x" }],
    ["what a path only contains", "app", { path: "/x/v1" }],
    ["a path that a regular expression matches", "regex", { path: "/users/12?x=y" }],
    ["a path that a regular expression does not match", "app", { path: "/users/12a" }],
    ["a header's value", "header", { headers: { "X-Stage": "test" } }],
    ["one of the values of a header", "header", { headers: { "X-Stage": "one, test" } }],
    ["another value of a header", "app", { headers: { "X-Stage": "tests" } }],
    ["a header, whatever its value", "debug", { headers: { "X-Debug": "0" } }],
    ["a query parameter's value", "query", { path: "/?a=b&version=2" }],
    ["another value of a query parameter", "app", { path: "/?version=22" }],
    ["a query parameter, whatever its value", "flag", { path: "/?flag=" }],
    ["one of several methods", "writes", { method: "PUT", body: "x" }],
    ["another method", "app", { method: "DELETE" }],
    ["a source network", "inside", { localAddress: "127.0.2.77" }],
    ["a source address", "inside", { localAddress: "127.0.3.1" }],
    ["another source", "app", { localAddress: "127.0.3.2" }],
    ["a backend that the request names", "v2", { headers: { Cookie: "version=v2" } }],
    ["a backend that the request names, but that is none", "app", { headers: { Cookie: "version=v3" } }],
  ])("%s leads to %s", async (_, backend, request) => {
    expect(await serverFor(request)).toBe(backend);
  });

  test("everything that an entry says has to be met together", async () => {
    const met = { host: "a.test", path: "/both/x", localAddress: "127.0.2.1" };
    expect(await serverFor(met)).toBe("both");
    expect(await serverFor({ ...met, host: "x.b.test" })).toBe("both");
    expect(await serverFor({ ...met, path: "/x" })).toBe("hosts");
    expect(await serverFor({ ...met, method: "POST", body: "x" })).toBe("hosts");
    expect(await serverFor({ ...met, localAddress: "127.0.4.1" })).toBe("hosts");
    expect(await serverFor({ ...met, host: "d.test" })).toBe("inside");
  });

  test("a condition with `unless` makes exceptions from the rest of its entry", async () => {
    expect(await serverFor({ host: "e.test" })).toBe("exception");
    expect(await serverFor({ host: "e.test", headers: { "X-Except": "1" } })).toBe("app");
    expect(await serverFor({ host: "e.test", path: "/hidden" })).toBe("app");
    expect(await serverFor({ host: "f.test" })).toBe("app");
  });

  test("an ACL takes its values from a list, and compares numbers", async () => {
    const long = `/${"x".repeat(40)}`;
    expect(await serverFor({ localAddress: "127.0.5.9", path: long })).toBe("trouble");
    expect(await serverFor({ localAddress: "127.0.6.7", path: long })).toBe("trouble");
    expect(await serverFor({ localAddress: "127.0.6.8", path: long })).toBe("app");
    expect(await serverFor({ localAddress: "127.0.6.7", path: "/short" })).toBe("app");
  });
});
