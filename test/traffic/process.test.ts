import type { GlobalArgs } from "../../src/args";
import { send, times, until } from "./client";
import { serversOf } from "./frontends";
import { withBackend } from "./oneBackend";
import type { RunningHaproxy } from "./runningHaproxy";
import { WebServer } from "./webServer";

describe("the process", () => {
  let app: WebServer;
  beforeEach(async () => {
    app = await WebServer.start("app");
  });
  afterEach(() => app.stop());

  const withGlobal = (global: GlobalArgs, test: (port: number, haproxy: RunningHaproxy) => Promise<void>) =>
    withBackend({ servers: serversOf([app]) }, ({ port, haproxy }) => test(port, haproxy), { global });

  test("takes no more connections at a time than `maxconn` says", async () => {
    await withGlobal({ maxconn: 2 }, async (port) => {
      const held = times(2, { port, path: "/hold" }).map(send);
      await until(() => app.holding === 2);
      let isAnswered = false;
      const third = send({ port }).then(({ status }) => {
        isAnswered = true;
        return status;
      });
      await new Promise((resolve) => setTimeout(resolve, 200));
      expect(isAnswered).toBe(false);
      app.release();
      await Promise.all(held);
      expect(await third).toBe(200);
    });
  });

  test("that is to stop lets connections end for as long as `hardStopAfter` says", async () => {
    await withGlobal({ maxconn: 200, hardStopAfter: "500ms" }, async (port, haproxy) => {
      const [, pid = ""] = /^Pid: (\d+)$/m.exec(await haproxy.command("show info")) ?? [];
      const held = send({ port, path: "/hold" });
      await until(() => app.holding === 1);
      const began = Date.now();
      process.kill(Number(pid), "SIGUSR1");
      await expect(held).rejects.toThrow();
      expect(Date.now() - began).toBeGreaterThanOrEqual(450);
    });
  });
});
