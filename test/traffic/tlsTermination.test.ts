import type { BindArgs } from "../../src/args";
import { certificate, stapledCertificate } from "../golden/certificates";
import { serversOf } from "./frontends";
import { freePorts } from "./ports";
import { RunningHaproxy } from "./runningHaproxy";
import { handshake, speaking } from "./tlsClient";
import { WebServer } from "./webServer";

const both = ["both-ecdsa", "both-rsa"];
const binds = {
  several: { certificates: ["site", "both-ecdsa", "exact", "shop"] },
  twoKinds: { certificates: ["site", ...both] },
  shownByDefault: { certificates: ["site", "shop"], defaultCertificates: ["shop"] },
  newest: { certificates: ["site"], sslMinVer: "TLSv1.3" },
  notNewest: { certificates: ["site"], sslMaxVer: "TLSv1.2" },
  oneCipher: {
    certificates: ["both-rsa"],
    ciphers: "ECDHE-RSA-AES256-GCM-SHA384",
    ciphersuites: "TLS_AES_256_GCM_SHA384",
  },
  oneCurve: { certificates: ["site"], curves: "P-384" },
  modern: { certificates: ["both-rsa"], tlsProfile: "modern" },
  intermediate: { certificates: ["both-rsa"], tlsProfile: "intermediate" },
  old: { certificates: ["both-rsa"], tlsProfile: "old" },
  oldButNewer: { certificates: ["both-rsa"], tlsProfile: "old", sslMinVer: "TLSv1.2" },
  http1: { certificates: ["site"], alpn: ["http/1.1"] },
  stapled: { certificates: ["stapled", "site"] },
} satisfies Record<string, Omit<BindArgs, "port">>;
type Name = keyof typeof binds;

describe("a bind with TLS", () => {
  let app: WebServer;
  let haproxy: RunningHaproxy;
  let ports: Record<Name, number>;

  beforeAll(async () => {
    app = await WebServer.start("app");
    const names = Object.keys(binds) as Name[];
    const free = await freePorts(names.length);
    ports = Object.fromEntries(names.map((name, index) => [name, free[index]])) as Record<Name, number>;
    haproxy = await RunningHaproxy.start({
      certificates: [...["site", "shop", "exact", ...both].map(certificate), stapledCertificate()],
      frontends: [
        {
          name: "web",
          binds: names.map((name) => ({ address: "127.0.0.1", port: ports[name], ...binds[name] })),
          defaultBackend: "app",
        },
      ],
      backends: [{ name: "app", servers: serversOf([app]) }],
    });
  });

  afterAll(async () => {
    await haproxy.stop();
    await app.stop();
  });

  test.each([
    ["exact.wild.test", "exact.wild.test", "an exact name before a wildcard"],
    ["other.wild.test", "both.test ecdsa", "a wildcard"],
    ["both.test", "both.test ecdsa", "an alternative name"],
    ["a.b.wild.test", "example.com", "the first, for a wildcard is for one label"],
    ["unknown.test", "example.com", "the first, where none is for the name"],
  ])("shows a client that asks for %s the certificate of %s: %s", async (servername, subject) => {
    expect(await handshake(ports.several, { servername })).toMatchObject({ subject });
  });

  test("shows of two certificates for one name the one whose key the client's ciphers can use", async () => {
    const servername = "both.test";
    const ofRsa = speaking("TLSv1.2", "ECDHE-RSA-AES128-GCM-SHA256");
    const ofEcdsa = speaking("TLSv1.2", "ECDHE-ECDSA-AES128-GCM-SHA256");
    expect(await handshake(ports.twoKinds, { servername, ...ofRsa })).toMatchObject({ keyType: "rsa" });
    expect(await handshake(ports.twoKinds, { servername, ...ofEcdsa })).toMatchObject({ keyType: "ec" });
    expect(await handshake(ports.twoKinds, { servername })).toMatchObject({ keyType: "ec" });
  });

  test("shows the default certificate to clients that ask for none or an unknown name", async () => {
    expect(await handshake(ports.shownByDefault)).toMatchObject({ subject: "shop.test" });
    expect(await handshake(ports.shownByDefault, { servername: "unknown.test" })).toMatchObject({
      subject: "shop.test",
    });
    expect(await handshake(ports.shownByDefault, { servername: "example.com" })).toMatchObject({
      subject: "example.com",
    });
  });

  test("speaks only the versions of TLS between its limits", async () => {
    expect(await handshake(ports.newest)).toMatchObject({ protocol: "TLSv1.3" });
    await expect(handshake(ports.newest, speaking("TLSv1.2"))).rejects.toThrow();
    expect(await handshake(ports.notNewest)).toMatchObject({ protocol: "TLSv1.2" });
    await expect(handshake(ports.notNewest, speaking("TLSv1.3"))).rejects.toThrow();
  });

  test("speaks only its ciphers and curves", async () => {
    expect(await handshake(ports.oneCipher)).toMatchObject({ cipher: "TLS_AES_256_GCM_SHA384" });
    expect(await handshake(ports.oneCipher, speaking("TLSv1.2"))).toMatchObject({
      cipher: "ECDHE-RSA-AES256-GCM-SHA384",
    });
    await expect(
      handshake(ports.oneCipher, speaking("TLSv1.2", "ECDHE-RSA-AES128-GCM-SHA256")),
    ).rejects.toThrow();
    expect(await handshake(ports.oneCurve, { ecdhCurve: "P-384" })).toBeDefined();
    await expect(handshake(ports.oneCurve, { ecdhCurve: "P-256" })).rejects.toThrow();
  });

  const tls13 = speaking("TLSv1.3");
  const tls12 = speaking("TLSv1.2", "ECDHE-RSA-AES128-GCM-SHA256");
  const tls12Dhe = speaking("TLSv1.2", "DHE-RSA-AES128-GCM-SHA256");
  const tls12Cbc = speaking("TLSv1.2", "ECDHE-RSA-AES128-SHA256");
  const tls12Rsa = speaking("TLSv1.2", "AES128-SHA");
  const tls11 = speaking("TLSv1.1", "ECDHE-RSA-AES128-SHA");
  const tls10 = speaking("TLSv1", "AES128-SHA");

  test.each([
    ["modern" as const, [tls13], [tls12, tls12Dhe, tls11, tls10]],
    ["intermediate" as const, [tls13, tls12, tls12Dhe], [tls12Cbc, tls12Rsa, tls11, tls10]],
    ["old" as const, [tls13, tls12, tls12Dhe, tls12Cbc, tls12Rsa, tls11, tls10], []],
    ["oldButNewer" as const, [tls13, tls12, tls12Rsa], [tls11, tls10]],
  ])(
    "of the profile %s speaks what Mozilla's guidelines list, and nothing else",
    async (name, spoken, refused) => {
      for (const client of spoken) expect(await handshake(ports[name], client)).toBeDefined();
      for (const client of refused) await expect(handshake(ports[name], client)).rejects.toThrow();
    },
  );

  test.each(["modern", "intermediate", "old"] as const)(
    "of the profile %s agrees on its curves, and on no other",
    async (name) => {
      for (const ecdhCurve of ["X25519", "P-256", "P-384"]) {
        expect(await handshake(ports[name], { ecdhCurve })).toBeDefined();
      }
      await expect(handshake(ports[name], { ecdhCurve: "P-521" })).rejects.toThrow();
    },
  );

  test("takes the client's order of ciphers in newer profiles, its own in the old one", async () => {
    const client = speaking("TLSv1.2", "ECDHE-RSA-AES256-GCM-SHA384:ECDHE-RSA-AES128-GCM-SHA256");
    expect(await handshake(ports.intermediate, client)).toMatchObject({
      cipher: "ECDHE-RSA-AES256-GCM-SHA384",
    });
    expect(await handshake(ports.old, client)).toMatchObject({ cipher: "ECDHE-RSA-AES128-GCM-SHA256" });
  });

  test("offers the protocols of `alpn`", async () => {
    const ALPNProtocols = ["h2", "http/1.1"];
    expect(await handshake(ports.http1, { ALPNProtocols })).toMatchObject({ alpn: "http/1.1" });
    expect(await handshake(ports.several, { ALPNProtocols })).toMatchObject({ alpn: "h2" });
  });

  test("staples the OCSP response of its certificate for clients that ask for it", async () => {
    const expected = Buffer.from(stapledCertificate().ocspResponse, "base64");
    const asking = { servername: "stapled.test", requestOCSP: true };
    expect((await handshake(ports.stapled, asking)).ocspResponse?.equals(expected)).toBe(true);
    expect(
      (await handshake(ports.stapled, { ...asking, servername: "example.com" })).ocspResponse,
    ).toBeUndefined();
  });

  test("gives no session tickets up to TLS 1.2", async () => {
    expect(await handshake(ports.several, speaking("TLSv1.2"))).toMatchObject({ ticket: false });
  });
});

describe("the defaults for TLS", () => {
  async function withGlobal<Result>(
    global: object,
    bind: Partial<BindArgs>,
    ask: (port: number) => Promise<Result>,
  ): Promise<Result> {
    const [port = 0] = await freePorts(1);
    const haproxy = await RunningHaproxy.start({
      global: { maxconn: 200, ...global },
      certificates: [certificate("both-rsa")],
      frontends: [
        { name: "web", binds: [{ address: "127.0.0.1", port, certificates: ["both-rsa"], ...bind }] },
      ],
      backends: [],
    });
    try {
      return await ask(port);
    } finally {
      await haproxy.stop();
    }
  }

  test("are those of a profile, which hold for every bind", async () => {
    await withGlobal({ tlsProfile: "modern" }, {}, async (port) => {
      expect(await handshake(port)).toMatchObject({ protocol: "TLSv1.3" });
      await expect(handshake(port, speaking("TLSv1.2"))).rejects.toThrow();
    });
    await withGlobal({ tlsProfile: "old" }, {}, async (port) => {
      expect(await handshake(port, speaking("TLSv1", "AES128-SHA"))).toMatchObject({ protocol: "TLSv1" });
    });
  });

  test("of a single bind can differ from those of the profile", async () => {
    await withGlobal({ tlsProfile: "modern" }, { sslMinVer: "TLSv1.2" }, async (port) => {
      expect(await handshake(port, speaking("TLSv1.2"))).toMatchObject({ protocol: "TLSv1.2" });
    });
  });

  test("limit versions, ciphers and session tickets", async () => {
    const global = {
      sslDefaultBindCiphers: "ECDHE-RSA-AES256-GCM-SHA384",
      sslDefaultBindOptions: { sslMaxVer: "TLSv1.2", noTlsTickets: false },
    };
    expect(await withGlobal(global, {}, (port) => handshake(port))).toMatchObject({
      protocol: "TLSv1.2",
      cipher: "ECDHE-RSA-AES256-GCM-SHA384",
      ticket: true,
    });
    expect(await withGlobal(global, { noTlsTickets: true }, (port) => handshake(port))).toMatchObject({
      ticket: false,
    });
  });
});
