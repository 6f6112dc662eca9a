import { ask } from "../traffic/client";
import { oneFrontendEach, serversOf } from "../traffic/frontends";
import { RunningHaproxy } from "../traffic/runningHaproxy";
import { WebServer } from "../traffic/webServer";
import { HaproxyRelease, versionOf } from "./haproxyRelease";

jest.setTimeout(120_000);

describe.each(Object.values(HaproxyRelease))("a haproxy of Debian %s that runs here", (release) => {
  test("serves this machine's clients from this machine's servers", async () => {
    const app = await WebServer.start("app");
    const { ports, inputs } = await oneFrontendEach({ app: { servers: serversOf([app]) } });
    const haproxy = await RunningHaproxy.start(inputs, { release });
    try {
      expect((await ask({ port: ports.app })).server).toBe("app");
      expect(await haproxy.command("show info")).toContain(`Version: ${versionOf[release]}.`);
    } finally {
      await haproxy.stop();
      await app.stop();
    }
  });
});
