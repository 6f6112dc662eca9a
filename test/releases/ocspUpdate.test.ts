import { createServer, type Server } from "node:http";
import type { BindArgs } from "../../src/args";
import { certificate, stapledCertificate } from "../golden/certificates";
import { until } from "../traffic/client";
import { freePorts } from "../traffic/ports";
import { RunningHaproxy } from "../traffic/runningHaproxy";
import { handshake, speaking } from "../traffic/tlsClient";

jest.setTimeout(120_000);

/** What the certificate `stapled` names as its authority's responder. */
const responderPort = 18_888;

describe.each(["trixie", "forky"] as const)("the haproxy of Debian %s", (release) => {
  let responder: Server;
  const response = Buffer.from(stapledCertificate().ocspResponse, "base64");

  beforeAll(async () => {
    responder = createServer((_, answer) => {
      answer.setHeader("Content-Type", "application/ocsp-response");
      answer.end(response);
    });
    await new Promise<void>((resolve) => responder.listen(responderPort, "127.0.0.1", resolve));
  });

  afterAll(() => new Promise((resolve) => responder.close(resolve)));

  async function withBind(bind: Partial<BindArgs>, use: (port: number) => Promise<void>) {
    const [port = 0] = await freePorts(1);
    const haproxy = await RunningHaproxy.start(
      {
        certificates: [
          { ...certificate("stapled"), ocspUpdate: true },
          ...["site", "both-ecdsa", "both-rsa"].map(certificate),
        ],
        frontends: [{ name: "web", binds: [{ address: "127.0.0.1", port, ...bind }] }],
        backends: [],
      },
      { release },
    );
    try {
      await use(port);
    } finally {
      await haproxy.stop();
    }
  }

  test("asks the responder of a certificate with ocspUpdate, and staples its response", async () => {
    await withBind({ certificates: ["stapled"] }, async (port) => {
      const stapled = async () =>
        (await handshake(port, { servername: "stapled.test", requestOCSP: true })).ocspResponse;
      await until(async () => (await stapled()) !== undefined);
      expect((await stapled())?.equals(response)).toBe(true);
    });
  });

  test("chooses between two default certificates by the client's ciphers", async () => {
    const bind = { certificates: ["site"], defaultCertificates: ["both-ecdsa", "both-rsa"] };
    await withBind(bind, async (port) => {
      const ofRsa = speaking("TLSv1.2", "ECDHE-RSA-AES128-GCM-SHA256");
      expect(await handshake(port, ofRsa)).toMatchObject({ subject: "both.test rsa" });
      expect(await handshake(port)).toMatchObject({ subject: "both.test ecdsa" });
      expect(await handshake(port, { servername: "example.com" })).toMatchObject({ subject: "example.com" });
    });
  });
});
