import type { HttpRequestRuleArgs } from "../../src/args";
import { ask, type Request, send, until } from "./client";
import { serversOf } from "./frontends";
import { freePorts } from "./ports";
import { RunningHaproxy } from "./runningHaproxy";
import { WebServer } from "./webServer";

const rewriting: HttpRequestRuleArgs[] = [
  {
    action: "replace-header",
    name: "Cookie",
    matchRegex: "(.*)debug=[^;]*;? ?(.*)",
    value: String.raw`\1\2`,
  },
  { action: "replace-value", name: "X-Forwarded-Host", matchRegex: "^old(.*)$", value: String.raw`new\1` },
  { action: "del-header", name: "^x-internal-", match: "reg" },
  { action: "add-header", name: "X-Percent", value: "100%" },
  { action: "set-method", value: "PUT", condition: "{ path /method }" },
  { action: "set-path", format: "/other%[path]", condition: "{ path /path }" },
  { action: "set-query", value: "a=1&b=100%", condition: "{ path /query }" },
  { action: "set-pathq", value: "/pathq?x=1", condition: "{ path /before }" },
  { action: "set-uri", value: "/uri?y=2", condition: "{ path /old-uri }" },
  { action: "replace-path", matchRegex: "^/v1/(.*)$", value: String.raw`/\1` },
  { action: "replace-pathq", matchRegex: String.raw`^/search\?q=(.*)$`, value: String.raw`/find/\1` },
  { action: "replace-uri", matchRegex: "^/shop/(.*)$", value: String.raw`/store/\1` },
];

const deciding: HttpRequestRuleArgs[] = [
  { action: "allow", condition: "{ path /denied } { req.hdr(X-Pass) -m found }" },
  { action: "deny", condition: "{ path /denied }" },
  {
    action: "deny",
    status: 429,
    contentType: "application/json",
    lfString: '{"path":"%[path]"}',
    headers: [{ name: "Retry-After", value: "10" }],
    condition: "{ path /limited }",
  },
  { action: "tarpit", status: 503, condition: "{ path /tarpit }" },
  {
    action: "return",
    contentType: "text/plain",
    string: "it's 100% #1 \\n $HOME",
    condition: "{ path /string }",
  },
  {
    action: "return",
    status: 503,
    contentType: "text/html",
    file: "page",
    headers: [{ name: "X-Path", format: "%[path]" }],
    condition: "{ path /file }",
  },
  {
    action: "return",
    status: 418,
    contentType: "text/plain",
    lfFile: "greeting",
    condition: "{ path /lf-file }",
  },
  { action: "return", status: 404, errorfile: "gone", condition: "{ path /errorfile }" },
  { action: "return", status: 404, errorfiles: "branded", condition: "{ path /errorfiles }" },
  { action: "return", status: 403, defaultErrorfiles: true, condition: "{ path /default }" },
  { action: "reject", condition: "{ path /reject }" },
  { action: "silent-drop", condition: "{ path /silent-drop }" },
  {
    action: "redirect",
    redirectType: "location",
    format: "/new%[path]",
    status: 303,
    clearCookie: "USER=",
    condition: "{ path /location }",
  },
  {
    action: "redirect",
    redirectType: "prefix",
    value: "https://www.example.com",
    status: 301,
    dropQuery: true,
    appendSlash: true,
    setCookie: "SEEN=1",
    condition: "{ path /prefix }",
  },
  { action: "redirect", redirectType: "scheme", value: "https", status: 307, condition: "{ path /scheme }" },
  {
    action: "redirect",
    redirectType: "location",
    format: "%[req.hdr(X-Target)]",
    ignoreEmpty: true,
    condition: "{ path /maybe }",
  },
];

const remembering: HttpRequestRuleArgs[] = [
  { action: "set-var", varName: "txn.host", expression: "req.hdr(host),upper" },
  { action: "set-var-fmt", varName: "txn.both", format: "%[var(txn.host)]+%[method]" },
  { action: "set-header", name: "X-Both", format: "%[var(txn.both)]" },
  { action: "unset-var", varName: "txn.both", condition: "{ path /unset }" },
  { action: "set-header", name: "X-After", format: "%[var(txn.both)]" },
  { action: "track-sc0", key: "req.hdr(X-Client)", table: "counters" },
  { action: "sc-inc-gpc0", scId: 0, condition: "{ path /trap }" },
  { action: "sc-set-gpt0", scId: 0, int: 7, condition: "{ path /tag }" },
  { action: "set-header", name: "X-Trapped", format: "%[sc_get_gpc0(0)]" },
  { action: "set-header", name: "X-Tag", format: "%[sc_get_gpt0(0)]" },
  {
    action: "set-map",
    map: "seen",
    keyFormat: "%[req.hdr(X-Client)]",
    format: "%[path]",
    condition: "{ path_beg /learn }",
  },
  { action: "del-map", map: "seen", keyFormat: "%[req.hdr(X-Client)]", condition: "{ path /forget }" },
  {
    action: "set-header",
    name: "X-Learned",
    format: "%[req.hdr(X-Client),map(/etc/haproxy/maps/seen.map,none)]",
  },
  { action: "add-acl", list: "blocked", keyFormat: "%[req.hdr(X-Client)]", condition: "{ path /block }" },
  { action: "del-acl", list: "blocked", keyFormat: "%[req.hdr(X-Client)]", condition: "{ path /unblock }" },
  { action: "set-src", expression: "req.hdr(X-Real-IP)", condition: "{ req.hdr(X-Real-IP) -m found }" },
  { action: "set-src-port", expression: "int(4711)", condition: "{ req.hdr(X-Real-IP) -m found }" },
  { action: "set-header", name: "X-Source", format: "%[src]:%[src_port]" },
  { action: "capture", expression: "req.hdr(X-Client)", len: 10 },
  { action: "set-header", name: "X-Captured", format: "%[capture.req.hdr(0)]" },
  { action: "wait-for-body", time: "1s", atLeast: "3", condition: "METH_POST" },
  { action: "set-header", name: "X-Body", format: "%[req.body]", condition: "METH_POST" },
  { action: "use-service", service: "prometheus-exporter", condition: "{ path /metrics }" },
];

const gone = "HTTP/1.1 404 Not Found\r\nContent-Type: text/plain\r\nX-Page: complete\r\n\r\ngone";

describe("rules for requests", () => {
  let app: WebServer;
  let haproxy: RunningHaproxy;
  let web: number;

  beforeAll(async () => {
    app = await WebServer.start("app");
    [web = 0] = await freePorts(1);
    haproxy = await RunningHaproxy.start({
      haproxyVersion: "2.6",
      maps: [{ name: "seen", entries: [{ key: "nobody", value: "nothing" }] }],
      lists: [{ name: "blocked", values: ["nobody"] }],
      files: [
        { name: "page", content: "<h1>100% down</h1>", extension: "html" },
        { name: "greeting", content: "you asked for %[path]" },
        { name: "gone", content: gone, extension: "http" },
      ],
      httpErrors: [{ name: "branded", errorFiles: [{ status: 404, file: "gone" }] }],
      defaults: { timeouts: { tarpit: "300ms" } },
      frontends: [
        {
          name: "web",
          binds: [{ address: "127.0.0.1", port: web }],
          acls: [{ name: "is_blocked", criterion: "req.hdr(X-Client)", list: "blocked" }],
          httpRequestRules: [
            ...deciding,
            ...rewriting,
            ...remembering,
            { action: "deny", status: 410, condition: "is_blocked" },
          ],
          defaultBackend: "app",
        },
      ],
      backends: [
        {
          name: "counters",
          stickTable: { type: "string", size: "1k", store: ["gpc0", "gpt0"] },
          servers: serversOf([app]),
        },
        {
          name: "app",
          httpRequestRules: [
            {
              action: "set-timeout",
              timeoutType: "server",
              timeout: "200ms",
              condition: "{ path_beg /hold }",
            },
            { action: "set-header", name: "X-Backend", value: "app" },
            { action: "deny", status: 405, condition: "METH_TRACE" },
          ],
          servers: serversOf([app]),
        },
      ],
    });
  });

  afterAll(async () => {
    await haproxy.stop();
    await app.stop();
  });

  const to = (path: string, more: Omit<Request, "port"> = {}) => ({ port: web, path, ...more });
  const statusOf = async (path: string, more?: Omit<Request, "port">) => (await send(to(path, more))).status;

  test("a request is denied, with a status and a body of ours, unless a rule before allowed it", async () => {
    expect(await statusOf("/denied")).toBe(403);
    expect(await statusOf("/denied", { headers: { "X-Pass": "1" } })).toBe(200);
    const limited = await send(to("/limited"));
    expect([
      limited.status,
      limited.headers["content-type"],
      limited.headers["retry-after"],
      limited.body,
    ]).toEqual([429, "application/json", "10", '{"path":"/limited"}']);
  });

  test("a request is held up before it is refused", async () => {
    const began = Date.now();
    expect(await statusOf("/tarpit")).toBe(503);
    expect(Date.now() - began).toBeGreaterThanOrEqual(290);
  });

  test("an answer is literal text, whatever is in it", async () => {
    const { status, headers, body } = await send(to("/string"));
    expect([status, headers["content-type"], body]).toEqual([200, "text/plain", "it's 100% #1 \\n $HOME"]);
  });

  test("an answer is a file, unchanged or as a format, with headers of ours", async () => {
    const page = await send(to("/file"));
    expect([page.status, page.headers["x-path"], page.body]).toEqual([503, "/file", "<h1>100% down</h1>\n"]);
    const greeting = await send(to("/lf-file"));
    expect([greeting.status, greeting.body]).toEqual([418, "you asked for /lf-file\n"]);
  });

  test.each(["/errorfile", "/errorfiles"])("an answer is a complete response: %s", async (path) => {
    const { status, headers, body } = await send(to(path));
    expect([status, headers["x-page"], body]).toEqual([404, "complete", "gone\n"]);
  });

  test("an answer is haproxy's own page", async () => {
    const { status, body } = await send(to("/default"));
    expect([status, body]).toEqual([403, expect.stringContaining("403 Forbidden")]);
  });

  test("a connection is closed without an answer", async () => {
    await expect(send(to("/reject"))).rejects.toThrow("socket hang up");
    // Nobody tells the client: its request is never answered.
    const signal = AbortSignal.timeout(300);
    await expect(send({ ...to("/silent-drop"), signal })).rejects.toThrow(/aborted|hang up/);
  });

  test("a redirect has a location, a prefix or a scheme, a status, and cookies", async () => {
    const location = await send(to("/location"));
    expect([location.status, location.headers.location]).toEqual([303, "/new/location"]);
    expect(location.headers["set-cookie"]?.[0]).toMatch(/^USER=; .*Max-Age=0/);
    const prefix = await send(to("/prefix?a=1"));
    expect([prefix.status, prefix.headers.location]).toEqual([301, "https://www.example.com/prefix/"]);
    expect(prefix.headers["set-cookie"]?.[0]).toMatch(/^SEEN=1;/);
    const scheme = await send(to("/scheme?a=1", { host: "www.example.com" }));
    expect([scheme.status, scheme.headers.location]).toEqual([307, "https://www.example.com/scheme?a=1"]);
  });

  test("a redirect to nowhere is left out", async () => {
    expect(await statusOf("/maybe")).toBe(200);
    expect(await statusOf("/maybe", { headers: { "X-Target": "/there" } })).toBe(302);
  });

  test("headers are added, replaced and deleted", async () => {
    const { headers } = await ask(
      to("/", {
        headers: {
          Cookie: "a=1; debug=yes; b=2",
          "X-Forwarded-Host": "old.example.com, other.example.com",
          "X-Internal-Key": "1",
          "X-Internal-User": "2",
        },
      }),
    );
    expect(headers).toMatchObject({
      cookie: "a=1; b=2",
      "x-forwarded-host": "new.example.com, other.example.com",
      "x-percent": "100%",
      "x-backend": "app",
    });
    expect(Object.keys(headers).filter((name) => name.startsWith("x-internal"))).toEqual([]);
  });

  test("method, path and query are set and replaced", async () => {
    expect((await ask(to("/method"))).method).toBe("PUT");
    const urlFor = async (path: string) => (await ask(to(path))).url;
    expect(await urlFor("/path?a=1")).toBe("/other/path?a=1");
    expect(await urlFor("/query?z=1")).toBe("/query?a=1&b=100%");
    expect(await urlFor("/before?z=1")).toBe("/pathq?x=1");
    expect(await urlFor("/old-uri")).toBe("/uri?y=2");
    expect(await urlFor("/v1/users?a=1")).toBe("/users?a=1");
    expect(await urlFor("/search?q=tea")).toBe("/find/tea");
    expect(await urlFor("/shop/tea?a=1")).toBe("/store/tea?a=1");
  });

  test("variables are set from samples and formats, and unset", async () => {
    const { headers } = await ask(to("/", { host: "www.example.com" }));
    expect([headers["x-both"], headers["x-after"]]).toEqual(["WWW.EXAMPLE.COM+GET", "WWW.EXAMPLE.COM+GET"]);
    expect((await ask(to("/unset"))).headers["x-after"] ?? "").toBe("");
  });

  test("clients are counted and tagged in a stick table", async () => {
    const as = (path: string, client: string) => ask(to(path, { headers: { "X-Client": client } }));
    expect((await as("/trap", "eve")).headers["x-trapped"]).toBe("1");
    expect((await as("/trap", "eve")).headers["x-trapped"]).toBe("2");
    expect((await as("/tag", "eve")).headers["x-tag"]).toBe("7");
    expect((await as("/", "alice")).headers).toMatchObject({ "x-trapped": "0", "x-tag": "0" });
    expect(await haproxy.command("show table counters")).toMatch(/key=eve .*gpt0=7 gpc0=2/);
  });

  test("maps and lists learn and forget", async () => {
    const as = (path: string) => send(to(path, { headers: { "X-Client": "carol" } }));
    const learned = async (path: string) =>
      (JSON.parse((await as(path)).body) as { headers: Record<string, string> }).headers["x-learned"];
    expect(await learned("/")).toBe("none");
    expect(await learned("/learn/1")).toBe("/learn/1");
    expect(await learned("/forget")).toBe("none");
    await as("/block");
    expect((await as("/")).status).toBe(410);
    await as("/unblock");
    expect((await as("/")).status).toBe(200);
  });

  test("the client's address is taken from a header", async () => {
    const { headers } = await ask(to("/", { headers: { "X-Real-IP": "192.0.2.7" } }));
    expect(headers["x-source"]).toBe("192.0.2.7:4711");
  });

  test("samples are captured, and bodies waited for", async () => {
    const captured = await ask(to("/", { headers: { "X-Client": "a-long-client-name" } }));
    expect(captured.headers["x-captured"]).toBe("a-long-cli");
    const posted = await ask(to("/", { method: "POST", body: "hello" }));
    expect(posted.headers["x-body"]).toBe("hello");
  });

  test("a service of haproxy answers", async () => {
    expect((await send(to("/metrics"))).body).toContain("haproxy_process_nbthread");
  });

  test("a backend's rule changes a time-out, and denies", async () => {
    const began = Date.now();
    await expect(send(to("/hold"))).rejects.toThrow("aborted");
    expect(Date.now() - began).toBeLessThan(2000);
    await until(() => app.holding > 0);
    app.release();
    expect(await statusOf("/", { method: "TRACE" })).toBe(405);
  });
});
