import { validate } from "../../src/validate";
import { certificate } from "../golden/certificates";
import { minimal } from "../golden/inputs";
import { faultsOf, type Loose } from "./faultsOf";

const frontend = (changes: Loose) => ({
  frontends: [{ name: "web", binds: [{ port: 80 }], defaultBackend: "app", ...changes }],
});
const servers = [{ name: "app-1", address: "10.0.0.21", port: 8080 }];
const backend = (changes: Loose) => ({ backends: [{ name: "app", servers, ...changes }] });

const useBackend = (given: Loose, more: Loose = {}) => ({ ...frontend({ useBackends: [given] }), ...more });

describe("a fault of routing is named with its path, what was given and what is allowed", () => {
  test.each<[string, Loose, string]>([
    [
      "an ACL with a list that is not there",
      frontend({ acls: [{ name: "is_office", criterion: "src", list: "offices" }] }),
      'frontends[0].acls[0].list: there is no list "offices"; none is given',
    ],
    [
      "an ACL with a map that is not there",
      backend({ acls: [{ name: "is_known", criterion: "src", map: "hosts" }] }),
      'backends[0].acls[0].map: there is no map "hosts"; none is given',
    ],
    [
      "a file in an ACL in braces",
      frontend({ useBackends: [{ backend: "app", condition: "{ src -m ip -f /etc/hosts }" }] }),
      'frontends[0].useBackends[0].condition: "{ src -m ip -f /etc/hosts }" names a file with `-f`; use one of `acls`',
    ],
    [
      "a server that is not there",
      backend({ useServers: [{ server: "app-2", condition: "TRUE" }] }),
      'backends[0].useServers[0].server: there is no server here with the name "app-2"; there are app-1',
    ],
    [
      "a condition of a backend with an ACL of a frontend",
      {
        ...frontend({ acls: [{ name: "is_office", criterion: "src", values: ["10.0.0.0/8"] }] }),
        ...backend({ useServers: [{ server: "app-1", condition: "is_office" }] }),
      },
      'backends[0].useServers[0].condition: there is no ACL "is_office"; none is given',
    ],
    [
      "two ACLs with one number",
      {
        ...frontend({ acls: [{ name: "a", criterion: "src", values: ["10.0.0.0/8"], uniqueId: 3 }] }),
        ...backend({ acls: [{ name: "a", criterion: "src", values: ["10.0.0.0/8"], uniqueId: 3 }] }),
      },
      'backends[0].acls[0].uniqueId: "3" is given twice: it is the value of frontends[0].acls[0].uniqueId already',
    ],
    [
      "no backend",
      useBackend({ host: "a.test" }),
      "frontends[0].useBackends[0].backend: this needs exactly one of `backend`, `map` and `backendFormat`",
    ],
    [
      "two backends",
      useBackend({ backend: "app", backendFormat: "%[path]" }),
      "frontends[0].useBackends[0].backend: this needs exactly one of `backend`, `map` and `backendFormat`",
    ],
    [
      "a format that is none",
      useBackend({ backendFormat: "app" }),
      'frontends[0].useBackends[0].backendFormat: "app" is the same for every request: give it as `backend`',
    ],
    [
      "host beside hosts",
      useBackend({ backend: "app", host: "a.test", hosts: ["b.test"] }),
      "frontends[0].useBackends[0].host: cannot be combined with `hosts`",
    ],
    [
      "a header's value without its name",
      useBackend({ backend: "app", headerValue: "x" }),
      "frontends[0].useBackends[0].headerValue: needs `header`",
    ],
    [
      "a query parameter's value without its name",
      useBackend({ backend: "app", queryValue: "x" }),
      "frontends[0].useBackends[0].queryValue: needs `queryParameter`",
    ],
    [
      "a key for no map",
      useBackend({ backend: "app", mapKey: "path" }),
      "frontends[0].useBackends[0].mapKey: needs `map`",
    ],
    [
      "a brace that haproxy would take for the end of an ACL",
      useBackend({ backend: "app", header: "X-Brace", headerValue: "}" }),
      'frontends[0].useBackends[0].headerValue: "}" would end the ACL in braces',
    ],
    [
      "a regular expression that is none",
      useBackend({ backend: "app", pathRegex: "^/(a|b" }),
      'frontends[0].useBackends[0].pathRegex: "^/(a|b" is not a regular expression',
    ],
    [
      "the SNI where haproxy has the certificate",
      useBackend({ backend: "app", sni: "a.test" }),
      "frontends[0].useBackends[0].sni: is for tcp mode only; this frontend is in http mode; haproxy has the",
    ],
    [
      "the SNI of TLS that haproxy ends in tcp mode",
      {
        ...frontend({
          mode: "tcp",
          binds: [{ port: 443, certificates: ["site"] }],
          useBackends: [{ backend: "app", sni: "a.test" }],
        }),
        ...backend({ mode: "tcp" }),
        certificates: [certificate("site")],
      },
      "frontends[0].useBackends[0].sni: is for TLS that is passed through; a bind here has certificates",
    ],
    [
      "a map that is not there",
      useBackend({ map: "host" }, { maps: [{ name: "hosts", entries: [] }] }),
      'frontends[0].useBackends[0].map: there is no map "host"; there are hosts',
    ],
    [
      "a map with a backend that is not there",
      useBackend(
        { map: "hosts" },
        {
          maps: [
            {
              name: "hosts",
              entries: [
                { key: "a.test", value: "app" },
                { key: "b.test", value: "ap" },
              ],
            },
          ],
        },
      ),
      'maps[0].entries[1].value: there is no backend "ap"; frontends[0].useBackends[0] uses this map',
    ],
    [
      "a text of a map with a backend of another mode",
      {
        ...useBackend({ map: "hosts" }, { maps: [{ name: "hosts", content: "# who\na.test raw\n" }] }),
        backends: [
          { name: "app", servers },
          { name: "raw", mode: "tcp", servers },
        ],
      },
      'maps[0].content: line 2: backend "raw" is not in http mode, but the frontend of frontends[0].useBackends[0] is',
    ],
    [
      "a map of regular expressions with something else",
      useBackend(
        { map: "paths", mapKey: "path", mapMatch: "reg" },
        { maps: [{ name: "paths", entries: [{ key: "^/[a-", value: "app" }] }] },
      ),
      'maps[0].entries[0].key: "^/[a-" is not a regular expression',
    ],
    [
      "a map of networks with something else",
      useBackend(
        { map: "sites", mapKey: "src", mapMatch: "ip" },
        { maps: [{ name: "sites", content: "10.0.0.0/8 app\n10.0.0.0/33 app\n" }] },
      ),
      'maps[0].content: line 2: "10.0.0.0/33" is not an address or network such as 10.0.0.1, 10.0.0.0/8 or 2001:db8::/32',
    ],
    [
      "an expression with a map that is not there",
      frontend({ acls: [{ name: "a", criterion: "path,map(/etc/haproxy/maps/paths.map)", match: "found" }] }),
      'frontends[0].acls[0].criterion: there is no map "paths"; none is given',
    ],
    [
      "a path of an HTTP request in tcp mode",
      {
        ...frontend({ mode: "tcp", useBackends: [{ backend: "app", pathPrefix: "/a" }] }),
        ...backend({ mode: "tcp" }),
      },
      "frontends[0].useBackends[0].pathPrefix: is for http mode only; this frontend is in tcp mode",
    ],
    [
      "a monitor that fails without being there",
      frontend({ monitorFail: "FALSE" }),
      "frontends[0].monitorFail: needs `monitorUri`",
    ],
    [
      "a monitor's ACL that is not there",
      frontend({ monitorUri: "/alive", monitorFail: "is_down" }),
      'frontends[0].monitorFail: there is no ACL "is_down"; none is given',
    ],
    [
      "a frontend named as a backend from HAProxy 3.3 on",
      { ...frontend({ name: "app" }), haproxyVersion: "3.3" },
      'frontends[0].name: "app" is the name of a backend, too: HAProxy 3.3 refuses that',
    ],
    [
      "a server for no condition",
      backend({ useServers: [{ server: "app-1" }] }),
      "backends[0].useServers[0].condition: is missing: a string is needed",
    ],
  ])("%s", (_, changes, fault) => {
    expect(faultsOf(changes)).toEqual(expect.arrayContaining([expect.stringContaining(fault)]));
  });

  test("what only looks like a flag for files in an ACL in braces is a value", () => {
    const condition = "{ req.hdr(X-Flag) -m str -- -f } or { req.hdr(X-Flag) -m str a -f }";
    expect(faultsOf(frontend({ useBackends: [{ backend: "app", condition }] }))).toEqual([]);
  });
});

describe("a regular expression", () => {
  test.each([
    "^/a",
    "[]x]",
    "[^]]",
    "(?i)^/A",
    "(?>a|b)c",
    "a++b",
    "(?P<x>a)",
    String.raw`\Aa\z`,
    "[[:digit:]]{2}",
    "a{",
    "(?<!a)b",
  ])("%s is one to haproxy", (pathRegex) => {
    expect(faultsOf(useBackend({ backend: "app", pathRegex }))).toEqual([]);
  });

  test.each(["(", "a)", "[a", "*a", "a{2,1}", "[b-a]", "\\"])("%s is none", (pathRegex) => {
    expect(faultsOf(useBackend({ backend: "app", pathRegex }))).toHaveLength(1);
  });
});

describe("a warning reports", () => {
  const warningsOf = (useBackends: Loose[], more: Loose = {}) =>
    validate({ ...minimal, ...frontend({ useBackends }), ...more }).warnings.map(
      ({ path, message }) => `${path}: ${message}`,
    );

  test("entries after one that matches everything", () => {
    expect(
      warningsOf([{ host: "a.test", backend: "app" }, { backend: "app" }, { path: "/x", backend: "app" }]),
    ).toEqual([
      "frontends[0].useBackends[2]: is never reached: frontends[0].useBackends[1] takes every request",
    ]);
  });

  test("an entry for the same requests as an earlier one", () => {
    const entry = { pathPrefix: "/a", methods: ["GET"], backend: "app" };
    expect(warningsOf([entry, { pathPrefix: "/a", backend: "app" }, entry])).toEqual([
      "frontends[0].useBackends[2]: is never reached: frontends[0].useBackends[0] takes the same requests",
    ]);
  });

  test("a host that an earlier entry covers completely", () => {
    expect(
      warningsOf([
        { host: "b.test", path: "/x", backend: "app" },
        { hosts: ["a.test", "b.test"], backend: "app" },
        { hosts: ["c.test", "A.test"], path: "/y", backend: "app" },
        { host: "*.a.test", backend: "app" },
      ]),
    ).toEqual([
      'frontends[0].useBackends[2].hosts[1]: "a.test" is never reached: frontends[0].useBackends[1] takes all its requests',
    ]);
  });

  test("each of several hosts that no certificate covers", () => {
    const web = {
      binds: [{ port: 443, certificates: ["site"] }],
      useBackends: [{ hosts: ["example.com", "*.other.test"], backend: "app" }],
    };
    expect(warningsOf([], { ...frontend(web), certificates: [certificate("site")] })).toEqual([
      'frontends[0].useBackends[0].hosts[1]: "*.other.test" is routed, but none of the certificates site is valid for it',
    ]);
  });

  test.each([
    ["www.Example.com", "str", "hosts are looked up in lower case"],
    ["*.example.com", "str", 'no host begins with `*`: give what names end with, and `mapMatch` "end"'],
    [".Example.com", "end", "hosts are looked up in lower case"],
  ])("the key %s that matches no host with %s", (key, mapMatch, why) => {
    const maps = [{ name: "hosts", content: `www.example.com app\n${key} app\n` }];
    expect(warningsOf([{ map: "hosts", mapMatch }], { maps })).toEqual([
      `maps[0].content: line 2: ${JSON.stringify(key)} is never found: ${why}`,
    ]);
    expect(warningsOf([{ map: "hosts", mapKey: "path", mapMatch }], { maps })).toEqual([]);
  });

  test("a frontend with the same name as a backend", () => {
    expect(warningsOf([], frontend({ name: "app" }))).toEqual([
      'frontends[0].name: "app" is the name of a backend, too: HAProxy 3.3 refuses that',
    ]);
  });
});
