import { faultsOf, type Loose } from "./faultsOf";

const frontend = (changes: Loose) => ({
  frontends: [{ name: "web", binds: [{ port: 80 }], defaultBackend: "app", ...changes }],
});
const servers = [{ name: "app-1", address: "10.0.0.21", port: 8080 }];
const backend = (changes: Loose) => ({ backends: [{ name: "app", servers, ...changes }] });

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
      'frontends[0].useBackends[0].condition: "{ src -m ip -f /etc/hosts }" names a file with `-f`; give it a name',
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
      "a server for no condition",
      backend({ useServers: [{ server: "app-1" }] }),
      "backends[0].useServers[0].condition: is missing: a string is needed",
    ],
  ])("%s", (_, changes, fault) => {
    expect(faultsOf(changes)).toEqual([expect.stringContaining(fault)]);
  });

  test("what only looks like a flag for files in an ACL in braces is a value", () => {
    const condition = "{ req.hdr(X-Flag) -m str -- -f } or { req.hdr(X-Flag) -m str a -f }";
    expect(faultsOf(frontend({ useBackends: [{ backend: "app", condition }] }))).toEqual([]);
  });
});
