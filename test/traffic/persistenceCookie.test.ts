import type { CookieArgs } from "../../src/args";
import { ask, countAnswers, send, times } from "./client";
import { serversOf } from "./frontends";
import { withBackend } from "./oneBackend";
import { becomes } from "./serverStatus";
import { WebServer } from "./webServer";

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** A date as haproxy has it in cookies: units of four seconds, in five letters. */
function dateBefore(hours: number): string {
  const units = Math.floor((Date.now() / 1000 - hours * 3600) / 4);
  return [24, 18, 12, 6, 0].map((bits) => letters[Math.floor(units / 2 ** bits) % 64]).join("");
}

describe("a cookie", () => {
  let servers: WebServer[];
  beforeAll(async () => {
    servers = await WebServer.startAll("s1", "s2", "s3");
  });
  afterAll(() => Promise.all(servers.map((server) => server.stop())));

  const withCookie = (cookie: Partial<CookieArgs>, test: (port: number) => Promise<void>) =>
    withBackend({ cookie: { name: "SERVER", ...cookie }, servers: serversOf(servers) }, ({ port }) =>
      test(port),
    );
  const showing = (port: number, cookie: string) =>
    times(3, { port, headers: { Cookie: `SERVER=${cookie}` } });
  const spread = { s1: 1, s2: 1, s3: 1 };

  test("that was not used for longer than maxidle is ignored", async () => {
    await withCookie({ maxidle: "2h" }, async (port) => {
      expect(await countAnswers(showing(port, `s2|${dateBefore(1)}`))).toEqual({ s2: 3 });
      expect(await countAnswers(showing(port, `s2|${dateBefore(3)}`))).toEqual(spread);
    });
  });

  test("that is older than maxlife is ignored, however often it was used", async () => {
    await withCookie({ maxlife: "8h" }, async (port) => {
      const now = dateBefore(0);
      expect(await countAnswers(showing(port, `s2|${now}|${dateBefore(7)}`))).toEqual({ s2: 3 });
      expect(await countAnswers(showing(port, `s2|${now}|${dateBefore(9)}`))).toEqual(spread);
    });
  });

  test("that a server sets itself takes the place of haproxy's with `preserve` only", async () => {
    const logout = { headers: { "X-Set-Cookie": "SERVER=bye" } };
    await withCookie({ preserve: true }, async (port) => {
      expect((await send({ port, ...logout })).headers["set-cookie"]).toEqual(["SERVER=bye"]);
    });
    await withCookie({}, async (port) => {
      const { headers } = await send({ port, ...logout });
      expect(headers["set-cookie"]).toEqual([expect.stringMatching(/^SERVER=s[123];/)]);
    });
  });

  test("is set in answers to POST requests only, with `postonly`", async () => {
    await withCookie({ postonly: true }, async (port) => {
      expect((await send({ port })).headers["set-cookie"]).toBeUndefined();
      const { headers } = await send({ port, method: "POST", body: "user=ann" });
      expect(headers["set-cookie"]).toEqual([expect.stringMatching(/^SERVER=s[123];/)]);
    });
  });

  test("keeps caches from storing it, unless `nocache` is false", async () => {
    const headers = { "X-Answer-Cache-Control": "max-age=60" };
    await withCookie({}, async (port) => {
      expect((await send({ port, headers })).headers["cache-control"]).toContain("private");
    });
    await withCookie({ nocache: false }, async (port) => {
      expect((await send({ port, headers })).headers["cache-control"]).toBe("max-age=60");
    });
  });

  test("is passed on to servers where `indirect` is false", async () => {
    const headers = { Cookie: "SERVER=s2" };
    await withCookie({ indirect: false }, async (port) => {
      expect((await ask({ port, headers })).headers.cookie).toBe("SERVER=s2");
    });
    await withCookie({}, async (port) => {
      expect((await ask({ port, headers })).headers.cookie).toBeUndefined();
    });
  });

  test("is ignored for requests that meet `ignorePersist`", async () => {
    const ignorePersist = ["{ path_beg /static/ }"];
    const backend = { cookie: { name: "SERVER" }, ignorePersist, servers: serversOf(servers) };
    await withBackend(backend, async ({ port }) => {
      const headers = { Cookie: "SERVER=s2" };
      expect(await countAnswers(times(3, { port, headers }))).toEqual({ s2: 3 });
      expect(await countAnswers(times(3, { port, headers, path: "/static/logo.svg" }))).toEqual(spread);
    });
  });
});

describe("after an outage", () => {
  /** The server that a client comes to during the outage, and the one after it. */
  async function duringAndAfter(backend: object): Promise<string[]> {
    const [main, sorry] = (await WebServer.startAll("main", "sorry")) as [WebServer, WebServer];
    const seen: string[] = [];
    const servers = serversOf(
      [main, sorry],
      { check: true, inter: "50ms", rise: 1, fall: 1 },
      { backup: true },
    );
    main.healthStatus = 500;
    await withBackend(
      { httpCheck: { uri: "/healthz" }, timeouts: { check: "2s" }, servers, ...backend },
      async ({ port, haproxy }) => {
        await becomes(haproxy, "app", "main", "DOWN");
        const { body, headers } = await send({ port });
        seen.push((JSON.parse(body) as { server: string }).server);
        main.healthStatus = 200;
        await becomes(haproxy, "app", "main", "UP");
        const cookie = (headers["set-cookie"] ?? []).map((text) => text.replace(/;.*/, "")).join("; ");
        seen.push((await ask({ port, headers: cookie === "" ? {} : { Cookie: cookie } })).server);
      },
    );
    await Promise.all([main, sorry].map((server) => server.stop()));
    return seen;
  }

  test("a client that a backup server served comes back to the main one: a backup server has no cookie", async () => {
    expect(await duringAndAfter({ cookie: { name: "SERVER" } })).toEqual(["sorry", "main"]);
  });

  test("a client that a stick table knows stays with the backup server, unless that is `nonStick`", async () => {
    const stick = { on: "source" as const };
    expect(await duringAndAfter({ stick })).toEqual(["sorry", "sorry"]);
    expect(await duringAndAfter({ stick, defaultServer: { check: false, nonStick: true } })).toEqual([
      "sorry",
      "main",
    ]);
  });
});
