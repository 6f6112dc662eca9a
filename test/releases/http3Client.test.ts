import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { certificate } from "../golden/certificates";
import { serversOf } from "../traffic/frontends";
import { freePorts } from "../traffic/ports";
import { RunningHaproxy } from "../traffic/runningHaproxy";
import { type Answer, WebServer } from "../traffic/webServer";
import { http3Get } from "./http3Client";

jest.setTimeout(120_000);

test.each(["trixie", "forky"] as const)(
  "a client speaks HTTP/3 to the haproxy of Debian %s",
  async (release) => {
    const folder = mkdtempSync(path.join(tmpdir(), "http3-"));
    const site = certificate("site");
    writeFileSync(path.join(folder, "site.pem"), site.certificate + site.privateKey);
    const app = await WebServer.start("app");
    const [tcp = 0, quic = 0] = await freePorts(2);
    const bindQuic = `bind quic4@127.0.0.1:${quic} ssl crt ${folder}/site.pem alpn h3`;
    const haproxy = await RunningHaproxy.start(
      {
        // Debian 13 builds haproxy for an OpenSSL without an interface for QUIC.
        global: { maxconn: 200, extraLines: ["limited-quic"] },
        frontends: [
          {
            name: "web",
            binds: [{ address: "127.0.0.1", port: tcp }],
            defaultBackend: "app",
            extraLines: [bindQuic],
          },
        ],
        backends: [{ name: "app", servers: serversOf([app]) }],
      },
      { release },
    );
    try {
      const url = `https://example.com:${quic}/path?q=1`;
      const { body, ...response } = await http3Get(url, "--header", "x-asked: yes");
      expect(response).toMatchObject({
        httpVersion: "3",
        status: 200,
        headers: { "content-type": "application/json" },
      });
      expect(JSON.parse(body) as Answer).toMatchObject({
        server: "app",
        url: "/path?q=1",
        headers: { host: `example.com:${quic}`, "x-asked": "yes" },
      });
      await expect(http3Get(`https://example.com:${tcp}/`)).rejects.toThrow(/curl: \(/);
    } finally {
      await haproxy.stop();
      await app.stop();
      rmSync(folder, { recursive: true });
    }
  },
);
