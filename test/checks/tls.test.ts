import type { HaproxyPairArgs } from "../../src/args";
import { frontendLines } from "../../src/syntax/frontend";
import { globalLines } from "../../src/syntax/global";
import { readLine } from "../../src/language/section";
import { defaultServer } from "../../src/syntax/server";
import { Reader } from "../../src/language/reader";
import { wordsOf } from "../../src/language/words";
import { InvalidInputs } from "../../src/faults/faults";
import type { DefaultServerModel, FrontendModel, GlobalModel } from "../../src/model/model";
import { validate } from "../../src/validate";
import { certificate, revocationList, revokingAuthority, stapledCertificate } from "../golden/certificates";
import { minimal } from "../golden/inputs";

const given: Partial<HaproxyPairArgs> = {
  certificates: [certificate("site"), certificate("shop")],
  certificateAuthorities: [revokingAuthority("clients")],
  certificateRevocationLists: [revocationList("revoked")],
};

function faultsOf(inputs: Partial<HaproxyPairArgs>): string[] {
  try {
    validate({ ...minimal, ...given, ...inputs });
    return [];
  } catch (error) {
    if (!(error instanceof InvalidInputs)) throw error;
    return error.faults.map(({ path, message }) => `${path}: ${message}`);
  }
}

type Bind = Record<string, unknown>;
const faultsOfBinds = (binds: Bind[], more: object = {}) =>
  faultsOf({ frontends: [{ name: "web", binds: binds as never, ...more }] }).map((fault) =>
    fault.replace("frontends[0].", ""),
  );
const tls = { port: 443, certificates: ["site"] };

describe("a bind is refused", () => {
  test.each<[string, Bind, string]>([
    [
      "without a port",
      {},
      "binds[0].port: is missing: a number is needed, except for unix@ and abns@ addresses",
    ],
    [
      "with a port and a Unix socket",
      { address: "unix@/run/a.sock", port: 80 },
      'binds[0].port: is for sockets with a port; "unix@/run/a.sock" is none',
    ],
    ["with permissions and a port", { port: 80, mode: "660" }, "binds[0].mode: is for unix@ addresses only"],
    [
      "with an address that is none",
      { address: "quic4@::", port: 80 },
      'binds[0].address: "quic4@::" is not an IP address, nor unix@/path/of.sock, abns@name, or quic4@ or quic6@ with an address',
    ],
    [
      "with a range that ends before it begins",
      { port: 80, portRangeEnd: 79 },
      "binds[0].portRangeEnd: 79 is not above `port`",
    ],
    [
      "with v4v6 elsewhere than at ::",
      { port: 80, v4v6: true },
      "binds[0].v4v6: is for the address `::` only",
    ],
    [
      "that would intercept everything",
      { port: 80, transparent: true },
      "binds[0].transparent: needs an `address`: it would intercept all traffic to this port",
    ],
    [
      "with TLS options but no certificate",
      { port: 80, sslMinVer: "TLSv1.3" },
      "binds[0].sslMinVer: needs `certificates`: without them there is no TLS here",
    ],
    [
      "with versions the wrong way round",
      { ...tls, tlsProfile: "modern", sslMaxVer: "TLSv1.2" },
      'binds[0].sslMaxVer: "TLSv1.2" is below `sslMinVer` "TLSv1.3"',
    ],
    [
      "with revocations of nobody's",
      { ...tls, certificateRevocationList: "revoked" },
      "binds[0].certificateRevocationList: needs `certificateAuthority` to verify clients against",
    ],
    [
      "with a revocation list that is not given",
      { ...tls, certificateAuthority: "clients", certificateRevocationList: "other" },
      'binds[0].certificateRevocationList: there is no certificate revocation list "other"; there are revoked',
    ],
    [
      "with QUIC and the PROXY protocol",
      { ...tls, quic: true, acceptProxy: true },
      "binds[0].acceptProxy: is for TCP only; this bind has QUIC",
    ],
    [
      "with QUIC and a TLS that it does not have",
      { ...tls, quic: true, sslMaxVer: "TLSv1.2" },
      'binds[0].sslMaxVer: "TLSv1.2" is too old for QUIC, which needs TLSv1.3',
    ],
    [
      "with two ways to treat unknown names",
      { ...tls, strictSni: true, defaultCertificates: ["shop"] },
      "binds[0].defaultCertificates: has no effect with `strictSni`; leave one of them out",
    ],
  ])("%s", (_, bind, fault) => {
    expect(faultsOfBinds([bind])).toEqual([fault]);
  });

  test.each<[string, Bind[]]>([
    ["a range", [{ port: 8000, portRangeEnd: 8010 }, { port: 8005 }]],
    [
      "IPv4 beside a socket for both families",
      [
        { address: "::", port: 80, v4v6: true },
        { address: "0.0.0.0", port: 80 },
      ],
    ],
    [
      "the UDP port of another's QUIC",
      [
        { ...tls, quic: true, address: "10.0.0.1" },
        { ...tls, address: "quic4@10.0.0.1", alpn: ["h3"] },
      ],
    ],
    ["a Unix socket", [{ address: "unix@/run/a.sock" }, { address: "unix@/run/a.sock" }]],
  ])("where another listens already: %s", (_, binds) => {
    expect(faultsOfBinds(binds)).toEqual([expect.stringContaining(" is taken: frontends[0].binds[0].")]);
  });

  test.each<[string, Bind[]]>([
    [
      "by interface",
      [
        { address: "10.0.0.1", port: 80, interface: "eth0" },
        { address: "10.0.0.1", port: 80, interface: "eth1" },
      ],
    ],
    [
      "by threads",
      [
        { port: 80, thread: "1-2" },
        { port: 80, thread: "3-4" },
      ],
    ],
    [
      "by protocol",
      [
        { ...tls, address: "10.0.0.1" },
        { ...tls, address: "quic4@10.0.0.1", alpn: ["h3"] },
      ],
    ],
    [
      "by family",
      [
        { address: "0.0.0.0", port: 80 },
        { address: "::", port: 80 },
      ],
    ],
  ])("but not where another listens apart %s", (_, binds) => {
    expect(faultsOfBinds(binds)).toEqual([]);
  });

  test("with QUIC in tcp mode", () => {
    expect(faultsOfBinds([{ ...tls, quic: true }], { mode: "tcp" })).toEqual([
      "binds[0].quic: HTTP/3 is for http mode only; this frontend is in tcp mode",
    ]);
  });
});

test.each<[string, Partial<HaproxyPairArgs>, string]>([
  [
    "quic",
    { frontends: [{ name: "web", binds: [{ ...tls, quic: true }] }] },
    'frontends[0].binds[0].quic: QUIC needs HAProxy 2.9; `haproxyVersion` is "2.6"',
  ],
  [
    "two default certificates",
    { frontends: [{ name: "web", binds: [{ ...tls, defaultCertificates: ["site", "shop"] }] }] },
    'frontends[0].binds[0].defaultCertificates: more than one needs HAProxy 3.0; `haproxyVersion` is "2.6"',
  ],
  [
    "ocspUpdate",
    { certificates: [...[certificate("site")], { ...certificate("stapled"), ocspUpdate: true }] },
    'certificates[1].ocspUpdate: this needs HAProxy 3.0; `haproxyVersion` is "2.6"',
  ],
])("%s is refused where the release lacks it", (_, inputs, fault) => {
  expect(faultsOf({ haproxyVersion: "2.6", ...inputs })).toEqual([fault]);
});

test.each<[string, Partial<HaproxyPairArgs>, string]>([
  [
    "a chain in the wrong order",
    {
      certificates: [
        {
          ...certificate("site"),
          certificate: certificate("site").certificate + certificate("shop").certificate,
        },
      ],
    },
    'certificates[0].certificate: the certificate of "CN=shop.test" did not sign that of "CN=example.com" before it; the certificate comes first, then each one\'s issuer',
  ],
  [
    "an OCSP response without the issuer",
    { certificates: [{ ...certificate("site"), ocspResponse: stapledCertificate().ocspResponse }] },
    "certificates[0].ocspResponse: needs the issuer's certificate in `certificate`, after the certificate itself",
  ],
  [
    "a revocation list that is none",
    { certificateRevocationLists: [{ name: "revoked", crl: "-----BEGIN CERTIFICATE-----" }] },
    "certificateRevocationLists[0].crl: the value has no certificate revocation list in PEM form (-----BEGIN X509 CRL-----)",
  ],
  [
    "headers about certificates that nobody is asked for",
    { frontends: [{ name: "web", binds: [tls], clientCertificateHeaders: {} }] },
    "frontends[0].clientCertificateHeaders: needs a bind with `certificateAuthority`",
  ],
  [
    "the PROXY protocol of all and of some",
    {
      frontends: [{ name: "web", binds: [{ port: 80, acceptProxy: true }], expectProxyFrom: ["10.0.0.0/8"] }],
    },
    "frontends[0].expectProxyFrom: cannot be combined with `acceptProxy`, which expects it of all clients",
  ],
])("%s is refused", (_, inputs, fault) => {
  expect(faultsOf(inputs)).toEqual([fault]);
});

describe("a server is refused", () => {
  const faultsOfServer = (server: object, backend: object = {}) =>
    faultsOf({
      backends: [
        { name: "app", servers: [{ name: "s1", address: "10.0.0.1", port: 80, ...server }], ...backend },
      ],
    });

  test.each<[string, object, string]>([
    [
      "that has a name for SNI but no TLS",
      { sniExpression: "ssl_fc_sni" },
      "sniExpression: needs `ssl: true`",
    ],
    [
      "with two names for SNI",
      { ssl: true, sni: "a.test", sniExpression: "ssl_fc_sni" },
      "sniExpression: cannot be combined with `sni`",
    ],
    [
      "with options of a PROXY protocol that it does not get",
      { proxyV2Options: ["ssl"] },
      "proxyV2Options: needs `sendProxyV2: true`",
    ],
    [
      "with both versions of the PROXY protocol",
      { sendProxy: true, sendProxyV2: true },
      "sendProxyV2: `sendProxy` and `sendProxyV2` cannot be combined",
    ],
  ])("%s", (_, server, fault) => {
    expect(faultsOfServer(server)).toEqual([`backends[0].servers[0].${fault}`]);
  });

  test("but not for TLS that its health checks alone speak", () => {
    expect(faultsOfServer({ verify: "required" })).not.toEqual([]);
    expect(faultsOfServer({ verify: "required", checkSsl: true })).toEqual([]);
    const steps = [{ action: "connect", ssl: true }];
    expect(faultsOfServer({ verify: "required" }, { tcpCheck: { steps } })).toEqual([]);
  });
});

describe("what is written in another way is read as the same", () => {
  const files = { path: (_: string, name: string) => name, name: (_: string, path: string) => path };

  function bindsIn(...lines: string[]) {
    const read: Partial<FrontendModel> = {};
    for (const line of lines) expect(readLine(frontendLines, wordsOf(line) ?? [], read, files)).toBe(true);
    return read.binds;
  }

  test("several addresses of a bind, and both families", () => {
    expect(bindsIn("bind *:80,:::80 name both")).toEqual([
      { address: "0.0.0.0", port: 80, name: "both" },
      { address: "::", port: 80, v4v6: false, name: "both" },
    ]);
    expect(bindsIn("bind 0.0.0.0:80", "bind :::80")).toEqual([
      { address: "0.0.0.0", port: 80 },
      { address: "::", port: 80, v4v6: false },
    ]);
    expect(bindsIn("bind [::]:80")).toEqual([{ address: "::", port: 80, v4v6: true }]);
    expect(bindsIn("bind :::80 v6only")).toEqual([{ address: "::", port: 80, v4v6: false }]);
    expect(bindsIn("bind /run/a.sock mode 600")).toEqual([{ address: "unix@/run/a.sock", mode: "600" }]);
    expect(bindsIn("bind quic6@:443")).toEqual([{ address: "quic6@::", port: 443, v4v6: true }]);
  });

  test("versions of TLS that are ruled out one by one", () => {
    const read: Partial<GlobalModel> = {};
    const lines = [
      "ssl-default-bind-options no-sslv3 no-tlsv10 no-tlsv11 no-tls-tickets",
      "ssl-default-server-options force-tlsv12",
    ];
    for (const line of lines) expect(readLine(globalLines, wordsOf(line) ?? [], read, files)).toBe(true);
    expect(read).toEqual({
      sslDefaultBindOptions: { sslMinVer: "TLSv1.2", noTlsTickets: true },
      sslDefaultServerOptions: { sslMinVer: "TLSv1.2", sslMaxVer: "TLSv1.2", noTlsTickets: false },
    });
    expect(readLine(globalLines, ["ssl-default-bind-options", "no-tlsv12"], {}, files)).toBe(false);
  });

  test("options of the PROXY protocol", () => {
    const read: Partial<DefaultServerModel> = {};
    defaultServer.read(new Reader(["send-proxy-v2-ssl-cn"]), read, files);
    expect(read).toEqual({ sendProxyV2: true, proxyV2Options: ["cert-cn"] });
  });
});
