import { gunzipSync } from "node:zlib";
import { request as plainRequest } from "node:http";
import { certificate } from "../golden/certificates";
import { ask, type Request, send } from "./client";
import { serversOf } from "./frontends";
import { freePorts } from "./ports";
import { RunningHaproxy } from "./runningHaproxy";
import { WebServer } from "./webServer";

const alice =
  "$6$saltsaltsaltsalt$Sd742etBUKOVSWtJfOnFNIDpKx3SYaIip3M2SACOWozOykW4vfKjuM6jJy1h9OVHtcSfoiiAW84vH7YHI672b.";
const bob = "$5$saltsaltsaltsalt$AOu0o.lUBugkYXZ9R6r0HHFn5ZgvohGkatabKCGxAw1";
const as = (user: string, password: string) => ({
  headers: { Authorization: `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}` },
});

/** The bytes of a response that is asked for compressed. */
const compressed = (port: number): Promise<{ encoding?: string; body: Buffer }> =>
  new Promise((resolve, reject) => {
    const headers = { "Accept-Encoding": "gzip", "X-Fill": "x".repeat(2000) };
    plainRequest({ host: "127.0.0.1", port, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => {
        resolve({ encoding: response.headers["content-encoding"], body: Buffer.concat(chunks) });
      });
    })
      .on("error", reject)
      .end();
  });

describe("responses", () => {
  let app: WebServer;
  let haproxy: RunningHaproxy;
  let web: number;
  let secure: number;
  let cached: number;
  let open: number;

  beforeAll(async () => {
    app = await WebServer.start("app");
    [web = 0, secure = 0, cached = 0, open = 0] = await freePorts(4);
    const at = (port: number) => ({ address: "127.0.0.1", port });
    haproxy = await RunningHaproxy.start({
      haproxyVersion: "2.6",
      certificates: [certificate("site")],
      files: [
        { name: "sorry", content: "<h1>Back soon</h1>", extension: "html" },
        {
          name: "missing",
          content: "HTTP/1.1 404 Not Found\r\nContent-Type: text/plain\r\nX-Page: branded\r\n\r\nnot here",
          extension: "http",
        },
        {
          name: "forbidden",
          content: "HTTP/1.1 403 Forbidden\r\nContent-Type: text/plain\r\n\r\nkeep out",
          extension: "http",
        },
      ],
      httpErrors: [{ name: "branded", errorFiles: [{ status: 404, file: "missing" }] }],
      caches: [{ name: "small", totalMaxSize: 1, maxAge: 30 }],
      userlists: [
        {
          name: "staff",
          users: [
            { name: "alice", password: alice, groups: ["admins"] },
            { name: "bob", password: bob },
          ],
        },
      ],
      frontends: [
        {
          name: "web",
          binds: [at(web), { ...at(secure), certificates: ["site"] }],
          hsts: { includeSubDomains: true },
          compression: { types: ["application/json"] },
          cors: {
            allowOrigins: ["https://www.example.com", "https://*.example.org"],
            allowMethods: ["GET", "PUT"],
            allowHeaders: ["X-Token"],
            allowCredentials: true,
            exposeHeaders: ["X-Total"],
            maxAge: 600,
          },
          errorReplies: [
            {
              status: 503,
              contentType: "text/html",
              file: "sorry",
              headers: [{ name: "Retry-After", value: "60" }],
            },
          ],
          errorFiles: [{ status: 403, file: "forbidden" }],
          importedErrorFiles: [{ httpErrors: "branded", statuses: [404] }],
          httpRequestRules: [
            { action: "auth", realm: "Staff only", condition: "{ path_beg /staff } !{ http_auth(staff) }" },
            { action: "deny", condition: "{ path_beg /staff/admin } !{ http_auth_group(staff) admins }" },
            { action: "deny", status: 404, condition: "{ path /missing }" },
            { action: "deny", status: 403, condition: "{ path /forbidden }" },
          ],
          httpResponseRules: [
            { action: "set-var", varName: "txn.kind", expression: "res.hdr(X-Kind)" },
            {
              action: "replace-header",
              name: "Location",
              matchRegex: "^http://(.*)$",
              value: String.raw`https://\1`,
            },
            { action: "replace-value", name: "Cache-Control", matchRegex: "^private$", value: "public" },
            { action: "del-header", name: "X-Powered-", match: "beg" },
            { action: "set-header", name: "X-Kind-Seen", format: "%[var(txn.kind)]" },
            { action: "set-status", status: 404, reason: "Not here", condition: "{ status 410 }" },
            {
              action: "deny",
              status: 502,
              contentType: "text/plain",
              string: "refused",
              condition: "{ res.hdr(X-Secret) -m found }",
            },
            {
              action: "return",
              status: 200,
              contentType: "text/plain",
              string: "instead",
              condition: "{ status 555 }",
            },
            { action: "redirect", redirectType: "location", value: "/login", condition: "{ status 401 }" },
          ],
          httpAfterResponseRules: [{ action: "set-header", name: "X-Always", format: "%[status]" }],
          useBackends: [{ backend: "nowhere", path: "/nowhere" }],
          defaultBackend: "app",
        },
        { name: "cached", binds: [at(cached)], cache: "small", defaultBackend: "app" },
        { name: "open", binds: [at(open)], cors: { allowOrigins: ["*"] }, defaultBackend: "app" },
      ],
      backends: [
        { name: "app", servers: serversOf([app]) },
        { name: "nowhere", servers: [{ name: "none", address: "127.0.0.1", port: 9, disabled: true }] },
      ],
    });
  });

  afterAll(async () => {
    await haproxy.stop();
    await app.stop();
  });

  const get = (path: string, more: Omit<Request, "port"> = {}) => send({ port: web, path, ...more });
  const answering = (headers: Record<string, string>) =>
    get("/", {
      headers: Object.fromEntries(
        Object.entries(headers).map(([name, value]) => [`X-Answer-${name}`, value]),
      ),
    });

  test("headers of a server's response are replaced and deleted", async () => {
    const { headers } = await answering({
      Location: "http://www.example.com/",
      "Cache-Control": "private, max-age=5",
      "X-Powered-By": "engine",
      "X-Kind": "tea",
    });
    expect(headers).toMatchObject({
      location: "https://www.example.com/",
      "cache-control": "public, max-age=5",
      "x-kind-seen": "tea",
    });
    expect(headers["x-powered-by"]).toBeUndefined();
  });

  test("a server's response is given another status, refused, replaced or redirected", async () => {
    expect((await answering({ Status: "410" })).status).toBe(404);
    const refused = await answering({ "X-Secret": "1" });
    expect([refused.status, refused.body]).toEqual([502, "refused"]);
    expect((await answering({ Status: "555" })).body).toBe("instead");
    const redirected = await answering({ Status: "401" });
    expect([redirected.status, redirected.headers.location]).toEqual([302, "/login"]);
  });

  test("a rule after the response works on haproxy's own responses, too", async () => {
    expect((await get("/missing")).headers["x-always"]).toBe("404");
    expect((await get("/")).headers["x-always"]).toBe("200");
  });

  test("an error page is a file with its media type and headers", async () => {
    const { status, headers, body } = await get("/nowhere");
    expect([status, headers["content-type"], headers["retry-after"], body]).toEqual([
      503,
      "text/html",
      "60",
      "<h1>Back soon</h1>\n",
    ]);
  });

  test("error pages are complete responses, given here or taken over from a group", async () => {
    expect((await get("/forbidden")).body).toBe("keep out\n");
    const { headers, body } = await get("/missing");
    expect([headers["x-page"], body]).toEqual(["branded", "not here\n"]);
  });

  test("a preflight request of an allowed origin is answered here", async () => {
    const { status, headers } = await get("/", {
      method: "OPTIONS",
      headers: { Origin: "https://www.example.com", "Access-Control-Request-Method": "PUT" },
    });
    expect(status).toBe(204);
    expect(headers).toMatchObject({
      "access-control-allow-origin": "https://www.example.com",
      "access-control-allow-methods": "GET, PUT",
      "access-control-allow-headers": "X-Token",
      "access-control-allow-credentials": "true",
      "access-control-max-age": "600",
      vary: "Origin",
    });
  });

  test("responses allow the origins that are named, and no others, whatever the server says", async () => {
    const allowedFor = async (origin: string) =>
      (await get("/", { headers: { Origin: origin, "X-Answer-Access-Control-Allow-Origin": "*" } })).headers[
        "access-control-allow-origin"
      ];
    expect(await allowedFor("https://www.example.com")).toBe("https://www.example.com");
    expect(await allowedFor("https://shop.eu.example.org")).toBe("https://shop.eu.example.org");
    expect(await allowedFor("https://example.org")).toBeUndefined();
    expect(await allowedFor("https://www.example.com.evil.test")).toBeUndefined();
    expect(await allowedFor("https://evilexample.org")).toBeUndefined();
    expect(
      (await send({ port: open, headers: { Origin: "https://any.test" } })).headers[
        "access-control-allow-origin"
      ],
    ).toBe("*");
  });

  test("browsers are told to use https, in responses over TLS only", async () => {
    const overTls = await send({ port: secure, tls: { servername: "site.example.com" } });
    expect(overTls.headers["strict-transport-security"]).toBe("max-age=63072000; includeSubDomains");
    expect((await get("/")).headers["strict-transport-security"]).toBeUndefined();
  });

  test("responses are compressed for clients that accept it", async () => {
    const { encoding, body } = await compressed(web);
    expect(encoding).toBe("gzip");
    expect(gunzipSync(body).toString()).toContain("x".repeat(2000));
    expect(body.length).toBeLessThan(1000);
    expect((await get("/")).headers["content-encoding"]).toBeUndefined();
  });

  test("a response is kept in the cache and answered from it", async () => {
    const url = (path: string, mark: string) => ({
      port: cached,
      path,
      headers: { "X-Mark": mark, "X-Answer-Cache-Control": "max-age=20" },
    });
    const first = await ask(url("/kept", "one"));
    const second = await ask(url("/kept", "two"));
    expect([first.headers["x-mark"], second.headers["x-mark"]]).toEqual(["one", "one"]);
    expect((await ask(url("/other", "three"))).headers["x-mark"]).toBe("three");
  });

  test("users of a userlist get in with their passwords, and those of a group further", async () => {
    const none = await get("/staff");
    expect([none.status, none.headers["www-authenticate"]]).toEqual([401, 'Basic realm="Staff only"']);
    expect((await get("/staff", as("alice", "wrong"))).status).toBe(401);
    expect((await get("/staff", as("alice", "wonderland"))).status).toBe(200);
    expect((await get("/staff", as("bob", "builder"))).status).toBe(200);
    expect((await get("/staff/admin", as("alice", "wonderland"))).status).toBe(200);
    expect((await get("/staff/admin", as("bob", "builder"))).status).toBe(403);
  });
});
