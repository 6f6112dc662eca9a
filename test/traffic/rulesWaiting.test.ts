import { once } from "node:events";
import { connect } from "node:net";
import type { CacheArgs, FrontendArgs, HaproxyPairArgs } from "../../src/args";
import { certificate } from "../golden/certificates";
import { ask, send, until } from "./client";
import { listening } from "./countingServer";
import { serversOf } from "./frontends";
import { freePorts } from "./ports";
import { RunningHaproxy } from "./runningHaproxy";
import { exchange } from "./tcpClient";
import { WebServer } from "./webServer";

/** Runs what a test does with a haproxy that has this frontend before one web server. */
async function withFrontend(
  frontend: Partial<FrontendArgs>,
  test: (port: number, app: WebServer) => Promise<void>,
  { tls = false, ...inputs }: Partial<HaproxyPairArgs> & { tls?: boolean } = {},
): Promise<void> {
  const app = await WebServer.start("app");
  const [port = 0] = await freePorts(1);
  const bind = { address: "127.0.0.1", port, ...(tls && { certificates: ["server"] }) };
  const haproxy = await RunningHaproxy.start({
    certificates: tls ? [certificate("server")] : undefined,
    frontends: [{ name: "web", binds: [bind], defaultBackend: "app", ...frontend }],
    backends: [{ name: "app", servers: serversOf([app]) }],
    ...inputs,
  });
  try {
    await test(port, app);
  } finally {
    await haproxy.stop();
    await app.stop();
  }
}

describe("a frontend", () => {
  test("asks a server only once it has a request's body, with `httpBufferRequest`", async () => {
    const askedBeforeBody = async (httpBufferRequest: boolean) => {
      const asked: string[] = [];
      const app = await listening({ host: "127.0.0.1", port: 0 }, ({ url = "" }, response) => {
        asked.push(url);
        response.end();
      });
      const server = { name: "app", address: "127.0.0.1", port: app.port, check: false };
      const backends = [{ name: "app", servers: [server] }];
      const before: string[] = [];
      await withFrontend(
        { httpBufferRequest },
        async (port) => {
          const socket = connect(port, "127.0.0.1");
          socket.write("POST /slow HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 4\r\n\r\n12");
          await send({ port, path: "/other" });
          await until(() => asked.includes("/other"));
          if (!httpBufferRequest) await until(() => asked.includes("/slow"));
          before.push(...asked);
          socket.write("34");
          socket.resume();
          await once(socket, "close");
        },
        { backends },
      );
      app.stop();
      return before.sort();
    };
    expect(await askedBeforeBody(true)).toEqual(["/other"]);
    expect(await askedBeforeBody(false)).toEqual(["/other", "/slow"]);
  });

  test("in tcp mode speaks HTTP with those who begin so, with `switch-mode`, and closes others", async () => {
    const frontend: Partial<FrontendArgs> = {
      mode: "tcp",
      tcpRequestInspectDelay: "5s",
      tcpRequestRules: [
        { action: "switch-mode", condition: "HTTP" },
        { action: "reject", condition: "{ req.len gt 2 }" },
      ],
    };
    const app = await WebServer.start("app");
    const rule = { action: "set-header" as const, name: "X-Spoken", value: "http" };
    const backends = [{ name: "app", httpRequestRules: [rule], servers: serversOf([app]) }];
    await withFrontend(
      frontend,
      async (port) => {
        expect((await ask({ port })).headers["x-spoken"]).toBe("http");
        expect(await exchange(port, "SSH-2.0-x\r\n")).toBe("");
      },
      { backends },
    );
    await app.stop();
  });
});

describe("a cache", () => {
  const withCache = (cache: Partial<CacheArgs>, test: (port: number) => Promise<void>) =>
    withFrontend({ cache: "small" }, test, {
      haproxyVersion: "2.6",
      caches: [{ name: "small", totalMaxSize: 1, maxAge: 30, ...cache }],
    });
  const cacheable = { "X-Answer-Cache-Control": "max-age=30" };

  /** Whether the second of two requests, which differ in their language, is answered with what the first was. */
  async function isKept(port: number, path: string, headers: object, second: object): Promise<boolean> {
    const request = (more: object) => ({ port, path, headers: { ...cacheable, ...headers, ...more } });
    await ask(request({ "X-Number": "1" }));
    return (await ask(request({ ...second, "X-Number": "2" }))).headers["x-number"] === "1";
  }

  test("keeps answers that vary, for those who ask alike, with `processVary` only", async () => {
    const varying = {
      "X-Answer-Vary": "Accept-Encoding",
      "X-Answer-Content-Encoding": "gzip",
      "Accept-Encoding": "gzip",
    };
    await withCache({ processVary: true }, async (port) => {
      expect(await isKept(port, "/a", varying, {})).toBe(true);
      expect(await isKept(port, "/b", varying, { "Accept-Encoding": "br" })).toBe(false);
    });
    await withCache({}, async (port) => {
      expect(await isKept(port, "/a", varying, {})).toBe(false);
    });
  });

  test("keeps no answer that is larger than `maxObjectSize`", async () => {
    const large = { "X-Padding": "x".repeat(3000) };
    await withCache({ maxObjectSize: 2000 }, async (port) => {
      expect(await isKept(port, "/small", {}, {})).toBe(true);
      expect(await isKept(port, "/large", large, {})).toBe(false);
    });
    await withCache({ maxObjectSize: 8000 }, async (port) => {
      expect(await isKept(port, "/large", large, {})).toBe(true);
    });
  });
});
