import { InvalidInputs } from "../src/faults/faults";
import { validate, validateConnection } from "../src/validate";
import { authority, certificate } from "./golden/certificates";
import { cases, minimal, shop } from "./golden/inputs";
import { faultsOf as faultsIn, type Loose } from "./checks/faultsOf";

const now = new Date("2026-11-23");
const connection = { host: "203.0.113.1", hostKey: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5" };

const faultsOf = (changes: Loose, at = now) => faultsIn(changes, at);

const frontend = (changes: Loose) => ({
  frontends: [{ name: "web", binds: [{ port: 80 }], defaultBackend: "app", ...changes }],
});
const server = { name: "s1", address: "10.0.0.21", port: 80 };
const backend = (changes: Loose) => ({ backends: [{ name: "app", servers: [server], ...changes }] });
const nodes = (...addresses: string[]) => ({
  nodes: addresses.map((address, index) => ({ name: `lb${index + 1}`, connection, address })),
});

describe("valid inputs", () => {
  test.each(Object.entries(cases))("%s has no fault and no warning", (_, inputs) => {
    expect(validate(inputs, now).warnings).toEqual([]);
  });

  test("keep the private keys apart from what is rendered", () => {
    const { model } = validate(shop, now);
    const { certificates, ...rest } = model;
    expect(certificates.map(({ name, file }) => `${name} ${file}`)).toEqual([
      expect.stringMatching(/^site site-[0-9a-f]{8}\.pem$/),
      expect.stringMatching(/^shop shop-[0-9a-f]{8}\.pem$/),
    ]);
    expect(JSON.stringify(rest)).not.toContain("PRIVATE KEY");
    expect(JSON.stringify(model.nodes)).not.toContain(connection.hostKey);
  });
});

test.each(Object.entries(cases))("the public model of %s has no field for a secret", (_, inputs) => {
  const { certificates, passwords, statsPassword, ...others } = validate(inputs, now).model;
  const shown = [...certificates.map(({ privateKey, ...certificate }) => certificate), others];
  expect([passwords, statsPassword].length).toBe(2);
  expect(JSON.stringify(shown)).not.toMatch(/"(?:privateKey|password|privateKeyPassword|hash)":/);
});

describe("each fault is named with its path, what was given and what is allowed", () => {
  test.each<[string, Loose, string]>([
    [
      "an unknown key",
      { frontend: [] },
      "frontend: is not known here; the nearest of 25 are frontends, nodes, backends; `HaproxyPairArgs` has all",
    ],
    [
      "an unknown key of few",
      { rollout: { settle: 1 } },
      "rollout.settle: is not known here; known are settleTimeout, confirmTimeout, drainTimeout",
    ],
    ["an unknown key inside", frontend({ bind: 1 }), "frontends[0].bind: is not known here; the nearest of "],
    ["a missing input", { backends: undefined }, "backends: is missing: a list is needed"],
    [
      "a wrong type",
      frontend({ binds: [{ port: "80" }] }),
      'frontends[0].binds[0].port: "80" is not a number',
    ],
    [
      "a port out of range",
      frontend({ binds: [{ port: 70000 }] }),
      "70000 is not a whole number from 1 to 65535",
    ],
    [
      "a misspelt algorithm",
      backend({ balance: { algorithm: "roundrobn" } }),
      'backends[0].balance.algorithm: "roundrobn" is not one of roundrobin, static-rr, leastconn,',
    ],
    ["one node", nodes("10.0.0.11"), "nodes: a list has 1 elements; 2 to 10 are needed"],
    [
      "no server",
      backend({ servers: [] }),
      "backends[0].servers: a list has 0 elements; 1 or more are needed",
    ],
    [
      "a node's name twice",
      {
        nodes: [
          { name: "lb", connection, address: "10.0.0.11" },
          { name: "lb", connection, address: "10.0.0.12" },
        ],
      },
      'nodes[1].name: "lb" is given twice',
    ],
    [
      "a node's address twice",
      nodes("2001:db8::1", "2001:DB8:0::1"),
      'nodes[1].address: "2001:db8::1" is given twice',
    ],
    [
      "nodes of two families",
      nodes("10.0.0.11", "2001:db8::1"),
      'nodes[1].address: "2001:db8::1" is not IPv4',
    ],
    [
      "a frontend's name twice",
      {
        frontends: [
          { name: "web", binds: [{ port: 80 }] },
          { name: "web", binds: [{ port: 81 }] },
        ],
      },
      'frontends[1].name: "web" is given twice',
    ],
    [
      "a server's name twice",
      backend({ servers: [server, server] }),
      'backends[0].servers[1].name: "s1" is given twice',
    ],
    [
      "a name of the pair's own",
      backend({ name: "haproxy-pair-health" }),
      'backends[0].name: "haproxy-pair-health" is not free: names beginning with haproxy-pair-',
    ],
    [
      "a name with spaces",
      backend({ name: "my app" }),
      'backends[0].name: "my app" is not a name: letters, digits,',
    ],
    [
      "a missing backend",
      frontend({ defaultBackend: "ap" }),
      'frontends[0].defaultBackend: there is no backend "ap"; there are app',
    ],
    [
      "a missing backend of a route",
      frontend({ useBackends: [{ backend: "api" }] }),
      'frontends[0].useBackends[0].backend: there is no backend "api"; there are app',
    ],
    [
      "a missing certificate",
      frontend({ binds: [{ port: 443, certificates: ["site"] }] }),
      'frontends[0].binds[0].certificates[0]: there is no certificate "site"; none is given',
    ],
    [
      "a missing file",
      { global: { sslDhParamFile: "dh" } },
      'global.sslDhParamFile: there is no file "dh"; none is given',
    ],
    [
      "a missing certificate authority",
      backend({ servers: [{ ...server, ssl: true, certificateAuthority: "ca" }] }),
      'backends[0].servers[0].certificateAuthority: there is no certificate authority "ca"',
    ],
    [
      "a missing ACL",
      frontend({
        useBackends: [{ backend: "app", condition: "is_api or METH_GET !is_old" }],
        acls: [{ name: "is_api", criterion: "src" }],
      }),
      'frontends[0].useBackends[0].condition: there is no ACL "is_old"; there are is_api',
    ],
    [
      "a condition that is none",
      frontend({ useBackends: [{ backend: "app", condition: "METH_GET or { src 10.0.0.1" }] }),
      "is not a condition: names of ACLs, or ACLs as `{ path_beg /api }`, each with or without `!`, with `or` in between",
    ],
    [
      "a condition with nothing after or",
      frontend({ useBackends: [{ backend: "app", condition: "METH_GET or" }] }),
      "is not a condition",
    ],
    [
      "an ACL named or",
      frontend({ acls: [{ name: "or", criterion: "src" }] }),
      'frontends[0].acls[0].name: "or" is not a name',
    ],
    [
      "a cookie in tcp mode",
      { ...frontend({ mode: "tcp" }), ...backend({ mode: "tcp", cookie: { name: "S" } }) },
      "backends[0].cookie: is for http mode only; this backend is in tcp mode",
    ],
    [
      "a host in tcp mode",
      {
        ...frontend({ mode: "tcp", useBackends: [{ backend: "app", host: "a.test" }] }),
        ...backend({ mode: "tcp" }),
      },
      "frontends[0].useBackends[0].host: is for http mode only",
    ],
    [
      "modes that differ",
      backend({ mode: "tcp" }),
      'frontends[0].defaultBackend: backend "app" is in tcp mode, this frontend in http mode',
    ],
    [
      "a hash field without its algorithm",
      backend({ balance: { algorithm: "leastconn", hashMethod: "consistent" } }),
      'backends[0].balance.hashMethod: does not belong to algorithm "leastconn"; it belongs to source, uri, url_param, hdr, rdp-cookie, hash',
    ],
    [
      "a field of another algorithm",
      backend({ balance: { algorithm: "source", urlParam: "user" } }),
      'backends[0].balance.urlParam: does not belong to algorithm "source"; it belongs to url_param',
    ],
    [
      "an algorithm without its field",
      backend({ balance: { algorithm: "hdr" } }),
      'backends[0].balance.hdrName: is missing: algorithm "hdr" needs it',
    ],
    [
      "an algorithm of the other mode",
      backend({ balance: { algorithm: "rdp-cookie" } }),
      'backends[0].balance.algorithm: "rdp-cookie" is for tcp mode only; this backend is in http mode',
    ],
    [
      "a bound without consistent hashing",
      backend({ balance: { algorithm: "uri", hashBalanceFactor: 150 } }),
      'backends[0].balance.hashBalanceFactor: needs `hashMethod` "consistent"',
    ],
    [
      "an algorithm that the release does not have",
      { haproxyVersion: "2.4", ...backend({ balance: { algorithm: "hash", hashExpression: "src" } }) },
      'backends[0].balance.algorithm: "hash" needs HAProxy 2.6; `haproxyVersion` is "2.4"',
    ],
    [
      "a release that is not supported",
      { haproxyVersion: "1.8" },
      'haproxyVersion: "1.8" is not a HAProxy release from 2.2 on',
    ],
    [
      "a duration without unit",
      { defaults: { timeouts: { client: "50" } } },
      'defaults.timeouts.client: "50" is not a duration',
    ],
    [
      "a duration of nothing",
      { defaults: { timeouts: { client: "0s" } } },
      'defaults.timeouts.client: "0s" is not a duration',
    ],
    [
      "a duration too long",
      { defaults: { timeouts: { client: "25d" } } },
      'defaults.timeouts.client: "25d" is not a duration',
    ],
    [
      "an address that is none",
      backend({ servers: [{ ...server, address: "10.0.0.256" }] }),
      '"10.0.0.256" is not an IP address or host name',
    ],
    [
      "an address with a zone",
      nodes("fe80::1%eth0", "fe80::2"),
      'nodes[0].address: "fe80::1%eth0" is not an IPv4 or IPv6 address',
    ],
    [
      "a virtual address without prefix",
      { virtualIps: ["10.0.0.100"] },
      'virtualIps[0]: "10.0.0.100" is not a host\'s address with its prefix length',
    ],
    [
      "a prefix too long",
      { virtualIps: ["10.0.0.100/33"] },
      'virtualIps[0]: "10.0.0.100/33" is not a host\'s address',
    ],
    [
      "a virtual address on an interface that cannot be one",
      { virtualIps: ["10.0.0.100/24 dev eth/1"] },
      'virtualIps[0]: "10.0.0.100/24 dev eth/1" is not a host\'s address with its prefix length, such as 10.0.0.100/24 or 2001:db8::100/64, nor one with its interface, such as 10.0.0.100/24 dev eth1',
    ],
    [
      "a multicast virtual address",
      { virtualIps: ["224.0.0.1/24"] },
      'virtualIps[0]: "224.0.0.1/24" is not a host\'s address',
    ],
    [
      "a virtual address that a node has",
      { virtualIps: ["10.0.0.11/24"] },
      'virtualIps[0]: "10.0.0.11" is a node\'s own address',
    ],
    [
      "a virtual address twice",
      { virtualIps: ["10.0.0.100/24", "10.0.0.100/25"] },
      'virtualIps[1]: "10.0.0.100" is given twice',
    ],
    [
      "no virtual address of the nodes' family",
      { virtualIps: ["2001:db8::1/64"] },
      "virtualIps: has no IPv4 address",
    ],
    [
      "a network that is none",
      frontend({ trustedProxies: ["10.0.0.0/64"] }),
      'frontends[0].trustedProxies[0]: "10.0.0.0/64" is not an address or network',
    ],
    [
      "one socket twice",
      {
        frontends: [
          { name: "a", binds: [{ port: 80 }] },
          { name: "b", binds: [{ address: "::", port: 80 }] },
        ],
      },
      "frontends[1].binds[0].port: 80 is taken: frontends[0].binds[0].port listens on the same address and port",
    ],
    [
      "the statistics' socket twice",
      frontend({ binds: [{ address: "127.0.0.1", port: 8404 }] }),
      "stats.port: 8404 is taken",
    ],
    [
      "the pair's socket of commands",
      frontend({ binds: [{ address: "unix@/run/haproxy/admin.sock" }] }),
      'frontends[0].binds[0].address: "unix@/run/haproxy/admin.sock" is one of the pair\'s own sockets; choose another path',
    ],
    [
      "the pair's socket of health checks, in other words",
      frontend({ binds: [{ address: "unix@/var/run//haproxy/./health.sock" }] }),
      'frontends[0].binds[0].address: "unix@/var/run//haproxy/./health.sock" is one of the pair\'s own sockets',
    ],
    [
      "the master's socket",
      { global: { statsSockets: [{ address: "/run/haproxy-master.sock" }] } },
      'global.statsSockets[0].address: "/run/haproxy-master.sock" is one of the pair\'s own sockets',
    ],
    [
      "the statistics page where Prometheus asks",
      { stats: { uri: "/metrics" } },
      'stats.uri: "/metrics" is the path for Prometheus; give the page another path, or `prometheus: false`',
    ],
    [
      "a format of a backend with a sign of its own",
      frontend({ useBackends: [{ backendFormat: "50%" }] }),
      'frontends[0].useBackends[0].backendFormat: "50%" is not a log format',
    ],
    [
      "a format of a backend without a variable",
      frontend({ useBackends: [{ backendFormat: "50%%" }] }),
      'frontends[0].useBackends[0].backendFormat: "50%%" is the same for every request: give it as `backend`',
    ],
    [
      "a key that ends before the map",
      { ...frontend({ useBackends: [{ map: "m", mapKey: "path] x" }] }), maps: [{ name: "m", entries: [] }] },
      'frontends[0].useBackends[0].mapKey: "path] x" is not a sample expression',
    ],
    [
      "an ACL with a flag in its criterion",
      frontend({ acls: [{ name: "api", criterion: "path_beg -i", values: ["/api"] }] }),
      'frontends[0].acls[0].criterion: "path_beg -i" is not a criterion: a sample expression such as path or req.hdr(X-User); flags such as -i and -m are inputs of their own, `ignoreCase` and `match`',
    ],
    [
      "a source's port out of range",
      backend({ servers: [{ ...server, source: "10.0.0.5:65536" }] }),
      'backends[0].servers[0].source: "10.0.0.5:65536" is not an address, with or without port',
    ],
    [
      "TLS options without TLS",
      frontend({ binds: [{ port: 443, strictSni: true }] }),
      "frontends[0].binds[0].strictSni: needs `certificates`",
    ],
    [
      "an SNI without TLS",
      backend({ servers: [{ ...server, sni: "a.test" }] }),
      "backends[0].servers[0].sni: needs `ssl: true`",
    ],
    [
      "two expectations",
      backend({ httpCheck: { expect: { status: "200", string: "ok" } } }),
      "backends[0].httpCheck.expect: has 2 of `status`, `rstatus`, `string` and `rstring`; exactly one is needed",
    ],
    [
      "a stick rule without table",
      backend({ stickRules: [{ pattern: "src" }] }),
      "backends[0].stickRules[0]: needs a table",
    ],
    [
      "a stick rule with a missing table",
      backend({ stickRules: [{ pattern: "src", table: "other" }] }),
      'backends[0].stickRules[0].table: there is no frontend or backend with a `stickTable` "other"',
    ],
    [
      "a server's cookie without the backend's",
      backend({ servers: [{ ...server, cookie: "a" }] }),
      "backends[0].servers[0].cookie: needs the backend's `cookie`",
    ],
    [
      "an insert option in another mode",
      backend({ cookie: { name: "S", mode: "prefix", maxidle: "1h" } }),
      'backends[0].cookie.maxidle: is for `mode` "insert" only; this cookie\'s is "prefix"',
    ],
    [
      "a rule's field of another action",
      frontend({ httpRequestRules: [{ action: "deny", name: "X" }] }),
      'frontends[0].httpRequestRules[0].name: does not belong to action "deny"; it takes status',
    ],
    [
      "a rule with value and format",
      frontend({ httpRequestRules: [{ action: "set-header", name: "X", value: "a", format: "b" }] }),
      'frontends[0].httpRequestRules[0].value: action "set-header" needs exactly one of `value` and `format`',
    ],
    [
      "a redirect without type",
      frontend({ httpRequestRules: [{ action: "redirect", value: "/" }] }),
      "frontends[0].httpRequestRules[0].redirectType: is missing",
    ],
    [
      "an extra line that opens a section",
      backend({ extraLines: ["frontend evil"] }),
      'backends[0].extraLines[0]: "frontend evil" is not one line of a section',
    ],
    [
      "an extra line that opens a section in quotes",
      backend({ extraLines: ['"fron"tend evil'] }),
      "is not one line of a section",
    ],
    [
      "an interval of 5 ms",
      { vrrp: { advertInt: 0.005 } },
      "vrrp.advertInt: 0.005 is not a number of seconds from 0.01 to 40",
    ],
    [
      "a host key that is none",
      { nodes: [{ name: "a", connection: { ...connection, hostKey: "SHA256:x" }, address: "10.0.0.1" }] },
      "nodes[0].connection.hostKey:",
    ],
  ])("%s", (_, changes, expected) => {
    expect(faultsOf(changes)).toEqual(expect.arrayContaining([expect.stringContaining(expected)]));
  });

  test.each([
    "src",
    "path,lower",
    "req.hdr(a b),field(1,:)",
    "path,regsub([0-9]+,x)",
    "path,regsub('^(a)',x),lower",
    String.raw`str(a\)),concat("),[")`,
  ])("an expression (%s) is taken", (criterion) => {
    const useBackends = [{ backendFormat: `%[${criterion}]` }];
    expect(faultsOf(frontend({ acls: [{ name: "a", criterion }], useBackends }))).toEqual([]);
  });

  test.each(["10.0.0.5", "10.0.0.5:65535", "10.0.0.5:0", "::1", "2001:db8::1:443"])(
    "a source (%s) is taken",
    (source) => {
      expect(faultsOf(backend({ servers: [{ ...server, source }] }))).toEqual([]);
    },
  );

  test.each(["\n", "\r", "\0", "\t", "\u007f", "\u0085", "\u2028", "\u001b"])(
    "a control character (%j) anywhere",
    (character) => {
      const text = `a${character}b`;
      expect(
        faultsOf(frontend({ name: text, extraLines: [text], acls: [{ name: "a", criterion: text }] })),
      ).toEqual([
        expect.stringContaining("frontends[0].name: "),
        expect.stringContaining("frontends[0].acls[0].criterion: "),
        expect.stringContaining("frontends[0].extraLines[0]: "),
      ]);
    },
  );

  test("faults of form and of reference come at once, in one message", () => {
    const faults = faultsOf({
      ...frontend({ name: "web page", useBackends: [{ backend: "api" }], extra: true }),
      ...backend({ balance: { algorithm: "uri", hdrName: "Host" }, timeouts: { server: "5 s" } }),
      virtualIps: ["10.0.0.100/24", "10.0.0/24"],
    });
    expect(faults).toEqual([
      expect.stringMatching(/^virtualIps\[1\]: "10.0.0\/24" is not/),
      expect.stringMatching(/^frontends\[0\].name: "web page" is not a name/),
      expect.stringMatching(/^frontends\[0\].extra: is not known here/),
      expect.stringMatching(/^backends\[0\].timeouts.server: "5 s" is not a duration/),
      expect.stringMatching(/^frontends\[0\].useBackends\[0\].backend: there is no backend "api"/),
      expect.stringMatching(/^backends\[0\].balance.hdrName: does not belong to algorithm "uri"/),
    ]);
  });

  test.each<[string, Loose, string]>([
    [
      "a missing port",
      frontend({ binds: [{ port: "80" }] }),
      'frontends[0].binds[0].port: "80" is not a number',
    ],
    [
      "one of several that are needed",
      frontend({ httpRequestRules: [{ action: "set-path", format: 1 }] }),
      "frontends[0].httpRequestRules[0].format: 1 is not a string",
    ],
    [
      "a place to send requests to",
      frontend({ useBackends: [{ map: "a b" }] }),
      'frontends[0].useBackends[0].map: "a b" is not a name:',
    ],
    [
      "an expectation",
      backend({ httpCheck: { expect: { status: 200 } } }),
      "backends[0].httpCheck.expect.status: 200 is not a string",
    ],
    [
      "the header of a health check",
      backend({ httpCheck: { headers: [{ name: "X", value: 1 }] } }),
      "backends[0].httpCheck.headers[0].value: the value is not a string",
    ],
    [
      "the number of servers",
      backend({ serverTemplates: [{ prefix: "s", range: "x", fqdn: "app.internal", port: 80 }] }),
      'backends[0].serverTemplates[0].range: "x" is not a range of numbers, such as 3-7',
    ],
    [
      "the content of a list",
      { lists: [{ name: "l", values: "a" }] },
      "lists[0].values: a string is not a list",
    ],
    [
      "whom to let in",
      frontend({ allowSources: { list: "a b" } }),
      'frontends[0].allowSources.list: "a b" is not a name:',
    ],
  ])("a value that the schema refuses is not reported as missing: %s", (_, changes, expected) => {
    expect(faultsOf(changes)).toEqual([expect.stringContaining(expected)]);
  });

  test.each([undefined, null, "text", 7, []])("inputs that are no object (%j)", (inputs) => {
    expect(() => validate(inputs)).toThrow(InvalidInputs);
  });

  const key = "-----BEGIN OPENSSH PRIVATE KEY-----hunter2";
  const node = (given: unknown) => ({
    nodes: [{ name: "a", connection: given, address: "10.0.0.1" }, minimal.nodes[1]],
  });

  test.each<[string, Loose, string]>([
    ["a connection", node("hunter2"), "nodes[0].connection: a string is not an object"],
    [
      "a private key for the host key",
      node({ ...connection, hostKey: key }),
      "nodes[0].connection.hostKey: the value is not a public SSH host key, such as `ssh-ed25519 AAAA…`",
    ],
    [
      "users",
      { userlists: [{ name: "staff", users: "bob:hunter2" }] },
      "userlists[0].users: a string is not a list",
    ],
    [
      "a user",
      { userlists: [{ name: "staff", users: ["bob:hunter2"] }] },
      "userlists[0].users[0]: a string is not an object",
    ],
    ["certificates", { certificates: key }, "certificates: a string is not a list"],
    [
      "headers of a health check",
      backend({ httpCheck: { headers: [{ name: "Authorization", value: "Basic hunter2\n" }] } }),
      "backends[0].httpCheck.headers[0].value: the value is not one line of text",
    ],
    [
      "headers of a step",
      backend({
        httpCheck: { steps: [{ action: "send", headers: [{ name: "A", format: "Basic hunter2\n" }] }] },
      }),
      "backends[0].httpCheck.steps[0].headers[0].format: the value is not one line of text",
    ],
    [
      "what a step sends",
      backend({ tcpCheck: { steps: [{ action: "send", data: "AUTH hunter2\0" }] } }),
      "backends[0].tcpCheck.steps[0].data: the value is not text",
    ],
  ])("a secret is not shown where it is given wrong: %s", (_, changes, expected) => {
    const faults = faultsOf(changes);
    expect(faults).toEqual([expect.stringContaining(expected)]);
    expect(faults.join()).not.toContain("hunter2");
  });

  test("a secret is not shown", () => {
    const [given] = [{ ...certificate("site"), privateKey: "my secret key" }];
    expect(faultsOf({ certificates: [given] })).toEqual([
      "certificates[0].privateKey: the value is not an unencrypted private key in PEM form",
    ]);
  });
});

describe("certificates", () => {
  const tls = (routes: Loose[] = []) => ({
    ...frontend({ binds: [{ port: 443, certificates: ["site"] }], useBackends: routes }),
    certificates: [certificate("site")],
  });

  test("a key of another certificate is a fault", () => {
    const { privateKey } = certificate("shop");
    expect(faultsOf({ certificates: [{ ...certificate("site"), privateKey }] })).toEqual([
      "certificates[0].privateKey: the key does not belong to the certificate",
    ]);
  });

  test("text that is no certificate is a fault", () => {
    expect(
      faultsOf({
        certificates: [
          {
            ...certificate("site"),
            certificate: "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----",
          },
        ],
      }),
    ).toEqual([
      "certificates[0].certificate: the value has no readable certificate in PEM form (-----BEGIN CERTIFICATE-----)",
    ]);
  });

  test("an expired certificate is a fault, an authority's too", () => {
    const inputs = { ...tls(), certificateAuthorities: [authority("internal")] };
    expect(faultsOf(inputs, new Date("2120-01-02"))).toEqual([
      expect.stringMatching(
        /^certificates\[0\].certificate: the certificate of "CN=example.com" expired on Jan .* 2120 GMT$/,
      ),
      expect.stringMatching(/^certificateAuthorities\[0\].certificate: .* expired on Jan/),
    ]);
  });

  test("a certificate that is not valid yet is a fault", () => {
    expect(faultsOf(tls(), new Date("2019-12-31"))).toEqual([
      expect.stringContaining("is not valid before Jan"),
    ]);
  });

  test("a certificate that expires within 30 days is a warning, one that does later is not", () => {
    const { warnings } = validate({ ...minimal, ...tls() }, new Date("2119-12-03"));
    expect(warnings).toEqual([
      {
        path: "certificates[0].certificate",
        message: expect.stringMatching(
          /^the certificate of "CN=example.com" expires in 29 days, on Jan/,
        ) as string,
      },
    ]);
    expect(validate({ ...minimal, ...tls() }, new Date("2119-12-01")).warnings).toEqual([]);
  });

  test("a routed host that no certificate is for is a warning", () => {
    const hosts = [
      "www.example.com",
      "*.example.com",
      "example.com",
      "a.b.example.com",
      "shop.test",
      "*.shop.test",
    ];
    const routes = hosts.map((host) => ({ backend: "app", host }));
    expect(validate({ ...minimal, ...tls(routes) }, now).warnings).toEqual([
      {
        path: "frontends[0].useBackends[3].host",
        message: '"a.b.example.com" is routed, but none of the certificates site is valid for it',
      },
      {
        path: "frontends[0].useBackends[4].host",
        message: '"shop.test" is routed, but none of the certificates site is valid for it',
      },
      {
        path: "frontends[0].useBackends[5].host",
        message: '"*.shop.test" is routed, but none of the certificates site is valid for it',
      },
    ]);
  });

  test("the file's name changes with the certificate, and not with the key", () => {
    const fileOf = (changes: Loose) =>
      validate({ ...minimal, certificates: [{ ...certificate("site"), name: "same", ...changes }] }, now)
        .model.certificates[0]?.file;
    const reformatted = `${certificate("site").privateKey}\n\n`;
    expect(fileOf({ privateKey: reformatted })).toBe(fileOf({}));
    expect(fileOf(certificate("shop"))).not.toBe(fileOf({ name: "shop" }));
  });
});

describe("virtual addresses", () => {
  const warningsOf = (...virtualIps: string[]) => validate({ ...minimal, virtualIps }, now).warnings;

  test("one outside of every node's network is a warning", () => {
    expect(warningsOf("10.0.0.100/24", "10.1.0.100/24")).toEqual([
      {
        path: "virtualIps[1]",
        message: '"10.1.0.100/24" is outside of every node\'s network: none of 10.0.0.11, 10.0.0.12 is in it',
      },
    ]);
  });

  test("a host route, or one of the other family, is not", () => {
    expect(warningsOf("10.0.0.100/24", "10.1.0.100/32", "2001:db8::1/64")).toEqual([]);
  });
});

describe("a connection that becomes known after the other inputs", () => {
  test("is refused without a host key, for then no host would be verified", () => {
    expect(() => {
      validateConnection({ host: "203.0.113.1", privateKey: "x" }, ["nodes", 1, "connection"]);
    }).toThrow(/^nodes\[1\]\.connection\.hostKey: /);
  });

  test("is taken when it is complete", () => {
    expect(() => {
      validateConnection(connection, ["nodes", 1, "connection"]);
    }).not.toThrow();
  });
});

test("a confirmation that could not outlast the proof is refused", () => {
  expect(faultsOf({ rollout: { settleTimeout: 60, confirmTimeout: 60 } })).toEqual([
    expect.stringMatching(/^rollout\.confirmTimeout: /),
  ]);
});
