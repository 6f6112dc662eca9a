import { validate } from "../../src/validate";
import { minimal } from "../golden/inputs";
import { certificate } from "../golden/certificates";
import { faultsOf, type Loose } from "./faultsOf";

const frontend = (given: object) => ({
  frontends: [{ name: "web", binds: [{ port: 80 }], defaultBackend: "app", ...given }],
});
const tcp = (given: object) => ({ ...frontend(given), defaults: { mode: "tcp" } });

describe("a fault of logs", () => {
  test.each<[string, Loose, string]>([
    [
      "an address that is none",
      { global: { logs: [{ address: "the server" }] } },
      'global.logs[0].address: "the server" is not a log address',
    ],
    [
      "a ring that is not there",
      { global: { logs: [{ address: "ring@logs" }] } },
      'global.logs[0].address: there is no ring "logs"; none is given',
    ],
    [
      "a severest level without a least severe one",
      { defaults: { logs: [{ address: "/dev/log", minLevel: "err" }] } },
      "defaults.logs[0].level: is missing: `minLevel` needs it",
    ],
    [
      "a sample beyond its size",
      { global: { logs: [{ address: "/dev/log", sample: "3:2" }] } },
      'global.logs[0].sample: "3:2" is not a sample',
    ],
    [
      "two formats",
      frontend({ logFormatJson: true, logFormat: "%ci" }),
      "frontends[0].logFormatJson: cannot be combined with `logFormat`",
    ],
    [
      "a format with an open bracket",
      frontend({ logFormat: "%ci %[src" }),
      'frontends[0].logFormat: "%ci %[src" is not a log format',
    ],
    [
      "JSON before a request has ended",
      frontend({ logFormatJson: true, logasap: true }),
      "frontends[0].logasap: cannot be combined with `logFormatJson`",
    ],
    [
      "a field of two sources",
      frontend({ logFormatJson: true, logFields: [{ name: "a", expression: "src", requestHeader: "X-A" }] }),
      "frontends[0].logFields[0].expression: a field needs exactly one of",
    ],
    [
      "HTTP formats and captures in tcp mode",
      tcp({ httpslog: true }),
      "frontends[0].httpslog: is for http mode only",
    ],
    [
      "TLS of a ring's server without it",
      {
        rings: [{ name: "r", servers: [{ name: "s", address: "10.0.0.1", port: 1, verifyhost: "a.test" }] }],
      },
      "rings[0].servers[0].verifyhost: has no effect without `ssl`",
    ],
  ])("%s", (_, changes, expected) => {
    const [fault = "nothing", ...more] = faultsOf(changes);
    expect(fault.slice(0, expected.length)).toBe(expected);
    expect(more).toEqual([]);
  });
});

describe("a fault of the process or the statistics", () => {
  test.each<[string, Loose, string]>([
    [
      "the same number of two",
      {
        ...frontend({ id: 7 }),
        backends: [{ name: "app", id: 7, servers: [{ name: "s", address: "10.0.0.1", port: 1 }] }],
      },
      'backends[0].id: "7" is given twice: it is the value of frontends[0].id already',
    ],
    [
      "fewer file descriptors than connections need",
      { global: { maxconn: 1000, ulimitN: 2000 } },
      "global.ulimitN: 2000 is too few for `maxconn` 1000, which needs 2200 file descriptors",
    ],
    [
      "threads beyond nbthread",
      { global: { nbthread: 2, cpuMap: [{ threads: "1-4", cpus: ["0"] }] } },
      'global.cpuMap[0].threads: "1-4" is beyond the 2 threads of `nbthread`',
    ],
    [
      "another number of processors than of threads, one for each",
      { global: { cpuMap: [{ auto: true, threads: "1-4", cpus: ["0", "2-3"] }] } },
      "global.cpuMap[0].auto: needs as many processors as threads; there are 4 threads and 3 processors",
    ],
    [
      "headers that leave no room",
      { global: { tune: { maxrewrite: 10000 } } },
      "global.tune.maxrewrite: 10000 is more than half of `bufsize`, 16384",
    ],
    [
      "a user and a number of another",
      { global: { user: "haproxy", uid: 99 } },
      "global.uid: cannot be combined with `user`",
    ],
    [
      "certificates that are not there",
      { stats: { certificates: ["site"] } },
      'stats.certificates[0]: there is no certificate "site"; none is given',
    ],
    [
      "conditions on ACLs that the statistics do not have",
      { stats: { admin: "is_office" } },
      'stats.admin: there is no ACL "is_office"; none is given',
    ],
  ])("%s", (_, changes, expected) => {
    expect(faultsOf(changes)).toEqual([expected]);
  });

  test("statistics beyond loopback without `allow` cause a warning", () => {
    const warningsOf = (stats: object) => validate({ ...minimal, stats }).warnings.map(({ path }) => path);
    expect(warningsOf({ address: "0.0.0.0" })).toEqual(["stats.allow"]);
    expect(warningsOf({ address: "0.0.0.0", allow: ["10.0.0.0/8"] })).toEqual([]);
    expect(warningsOf({})).toEqual([]);
  });
});

describe("a log in JSON", () => {
  test.each(["certificates", "defaultCertificates"])("has the fields of TLS when a bind has %s", (key) => {
    const { model } = validate({
      ...minimal,
      certificates: [certificate("site")],
      ...frontend({ binds: [{ port: 443, [key]: ["site"] }], logFormatJson: true }),
    });
    expect(model.frontends[0]?.logFormat).toContain('"tlsCipher"');
  });
});

describe("an input that the release lacks", () => {
  test.each<[string, Loose, string]>([
    [
      "2.4",
      frontend({ httpslog: true }),
      'frontends[0].httpslog: this needs HAProxy 2.5; `haproxyVersion` is "2.4"',
    ],
    [
      "2.8",
      { global: { tune: { h2FeGlitchesThreshold: 100 } } },
      'global.tune.h2FeGlitchesThreshold: this needs HAProxy 3.0; `haproxyVersion` is "2.8"',
    ],
    [
      "3.2",
      { defaults: { acceptInvalidHttpRequest: true } },
      'defaults.acceptInvalidHttpRequest: is for HAProxy up to 3.0; for "3.2", use `acceptUnsafeViolationsInHttpRequest`',
    ],
  ])("is refused with haproxyVersion %s", (haproxyVersion, changes, expected) => {
    expect(faultsOf({ ...changes, haproxyVersion })).toEqual([expected]);
  });
});
