import { renderHaproxyCfg } from "../../src/render";
import { wordsOf } from "../../src/language/words";
import { InvalidInputs } from "../../src/faults/faults";
import { validate } from "../../src/validate";
import { certificate } from "../golden/certificates";
import { minimal } from "../golden/inputs";

const web = { name: "web", binds: [{ port: 80 }], defaultBackend: "app" };
const site = certificate("site");

const networks = (count: number) => Array.from({ length: count }, (_, index) => `10.0.${index}.0/24`);
const names = (count: number) => Array.from({ length: count }, (_, index) => `host-${index}.test`);

function faultsOf(changes: object): string {
  try {
    validate({ ...minimal, certificates: [site], ...changes });
    return "";
  } catch (error) {
    if (!(error instanceof InvalidInputs)) throw error;
    return error.message;
  }
}

describe("protection", () => {
  test.each<[string, object, string]>([
    [
      "sources to allow of which there are none",
      { allowSources: { networks: [] } },
      "frontends[0].allowSources: allows no source",
    ],
    [
      "a limit of connections without a number",
      { connectionLimit: { period: "10s" } },
      "frontends[0].connectionLimit: needs `connections`, `newConnections` or both",
    ],
    [
      "a limit of requests in tcp mode",
      { mode: "tcp", rateLimit: { requests: 5 } },
      "frontends[0].rateLimit: is for http mode only",
    ],
    [
      "a limit beside a table of one's own",
      { rateLimit: { requests: 5 }, stickTable: { type: "ip", size: "1k" } },
      "frontends[0].rateLimit: cannot be combined with `stickTable`: both need the frontend's table",
    ],
    [
      "a limit of requests beside the counter that it counts with",
      {
        rateLimit: { requests: 5 },
        httpRequestRules: [{ action: "track-sc2", key: "src", table: "app" }],
      },
      'frontends[0].httpRequestRules[0].action: "track-sc2" is the counter of `rateLimit`; use another one',
    ],
    [
      "a limit of connections beside the counter that it counts with",
      {
        connectionLimit: { connections: 5 },
        tcpRequestRules: [{ phase: "session", action: "track-sc1", key: "src", table: "app" }],
      },
      'frontends[0].tcpRequestRules[0].action: "track-sc1" is the counter of `connectionLimit`; use another one',
    ],
    [
      "an ACL of the name that trusted proxies have",
      { trustedProxies: ["10.0.0.1"], acls: [{ name: "trusted-proxy", criterion: "always_true" }] },
      "frontends[0].acls[0].name: is the name of an ACL that `trustedProxies` generates",
    ],
    [
      "a list that is not there",
      { denySources: { list: "x" } },
      'frontends[0].denySources.list: there is no list "x"',
    ],
  ])("%s is a fault", (_, changes, expected) => {
    expect(faultsOf({ frontends: [{ ...web, ...changes }] })).toContain(expected);
  });

  test("a backend of the name that a limit of connections counts under is a fault", () => {
    const frontends = [{ ...web, connectionLimit: { connections: 5 } }];
    const backends = ["app", "web-connections"].map((name) => ({ name, servers: [] }));
    expect(faultsOf({ frontends, backends })).toContain(
      'frontends[0].connectionLimit: counts in a table of the name "web-connections", which another frontend or backend has; rename one of them',
    );
    const other = { ...web, name: "web-connections", binds: [{ port: 81 }], rateLimit: { requests: 5 } };
    expect(faultsOf({ frontends: [...frontends, other] })).toContain(
      'the name "web-connections", which another',
    );
  });

  test("a frontend whose name leaves no room for that of its table is a fault", () => {
    const frontends = [{ ...web, name: "w".repeat(60), connectionLimit: { connections: 5 } }];
    expect(faultsOf({ frontends })).toContain("frontends[0].name: is too long for `connectionLimit`");
  });

  test.each([
    [
      "the hosts and sources of a route",
      { useBackends: [{ hosts: names(30), sources: networks(30), methods: ["GET", "PUT"], backend: "app" }] },
    ],
    ["the sources that are let in", { allowSources: { networks: networks(200) } }],
    ["trusted proxies", { trustedProxies: networks(200), rateLimit: { requests: 5, except: networks(100) } }],
    ["the values of an ACL", { acls: [{ name: "many", criterion: "src", values: networks(130) }] }],
    ["the hosts of a route", { useBackends: [{ hosts: names(150), methods: ["GET"], backend: "app" }] }],
    ["the origins of scripts", { cors: { allowOrigins: names(150).map((name) => `https://${name}`) } }],
  ])("%s may be more than haproxy takes in a line", (_, changes) => {
    const { model } = validate({ ...minimal, frontends: [{ ...web, ...changes }] });
    const sizes = renderHaproxyCfg(model)
      .text.split("\n")
      .map((line) => wordsOf(line)?.length ?? 0);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(64);
  });

  test.each(["\\x67lobal", "f\\x72ontend evil", '"back"end evil', '"${SECTION}"'])(
    "an extra line cannot open a section as %s",
    (line) => {
      expect(faultsOf({ frontends: [{ ...web, extraLines: [line] }] })).toContain(
        "frontends[0].extraLines[0]: ",
      );
    },
  );

  test.each([".if 0", '".if" 0', ".elif 1", "  .else", ".endif", "acl a path 'x", 'acl a path "x', 'acl "a'])(
    "an extra line cannot take what follows with it as %s",
    (line) => {
      expect(faultsOf({ frontends: [{ ...web, extraLines: [line] }] })).toContain(
        "frontends[0].extraLines[0]: ",
      );
    },
  );

  test.each([
    'acl a path "x\'y"',
    'acl a env(HOME) "$HOME" "a\\$b"',
    "acl a path x # it's mine",
    "acl a path 'x \"y'",
  ])("an extra line may have quotes that are closed, as %s", (line) => {
    expect(faultsOf({ frontends: [{ ...web, extraLines: [line] }] })).toBe("");
  });

  const lists = (...names: string[]) => ({
    lists: names.map((name) => ({ name, values: ["10.0.0.0/8", "not-an-ip", "10.0.0.0/8 # x"] })),
  });

  test.each(["allowSources", "denySources"])("the list of `%s` has networks only", (key) => {
    const frontends = [{ ...web, [key]: { list: "sources" } }];
    expect(faultsOf({ ...lists("other", "sources"), frontends }).split("\n")).toEqual([
      expect.stringMatching(/^lists\[1\]\.values\[1\]: "not-an-ip" is not an address or network such as/),
      expect.stringMatching(/^lists\[1\]\.values\[2\]: "10\.0\.0\.0\/8 # x" is not an address or network/),
    ]);
    const content = "# ours\n\n  10.0.0.0/8\n10.0.0.0/33\n";
    expect(faultsOf({ lists: [{ name: "sources", content }], frontends })).toMatch(
      /^lists\[0\]\.content: line 4: "10\.0\.0\.0\/33" is not an address or network such as [^\n]*$/,
    );
  });

  test("a list for something else may have anything", () => {
    const acls = [{ name: "listed", criterion: "path", list: "other" }];
    expect(faultsOf({ ...lists("other"), frontends: [{ ...web, acls }] })).toBe("");
  });

  test("sni is refused where default certificates end the TLS", () => {
    const mail = {
      name: "mail",
      mode: "tcp",
      binds: [{ port: 993, defaultCertificates: ["site"] }],
      useBackends: [{ sni: "a.test", backend: "imap" }],
    };
    const backends = [
      { name: "app", servers: [{ name: "s1", address: "10.0.0.1", port: 80 }] },
      { name: "imap", mode: "tcp", servers: [{ name: "s1", address: "10.0.0.1", port: 143 }] },
    ];
    expect(faultsOf({ frontends: [web, mail], backends })).toContain("frontends[1].useBackends[0].sni: ");
  });

  test("a redirect to https without a bind for TLS causes a warning", () => {
    const redirecting = { ...web, redirectToHttps: true };
    const secure = { name: "secure", binds: [{ port: 443, certificates: ["site"] }], defaultBackend: "app" };
    const warningsOf = (...frontends: object[]) =>
      validate({ ...minimal, certificates: [site], frontends }).warnings.map(({ path }) => path);
    expect(warningsOf(redirecting)).toEqual(["frontends[0].redirectToHttps"]);
    expect(warningsOf(redirecting, { ...secure, disabled: true })).toEqual(["frontends[0].redirectToHttps"]);
    expect(warningsOf(redirecting, secure)).toEqual([]);
    const passed = { name: "tls", mode: "tcp", binds: [{ port: 443 }] };
    expect(warningsOf(redirecting, passed)).toEqual([]);
    expect(warningsOf({ ...redirecting, trustedProxies: ["10.0.0.1"] })).toEqual([]);
  });

  test("redirectToHttps goes to the port of a frontend in http mode", () => {
    const tls = (name: string, port: number, mode: string) => ({
      name,
      mode,
      binds: [{ port, certificates: ["site"] }],
    });
    const { model } = validate({
      ...minimal,
      certificates: [site],
      frontends: [tls("imaps", 993, "tcp"), { ...web, redirectToHttps: true }, tls("secure", 8443, "http")],
    });
    const { text } = renderHaproxyCfg(model);
    expect(text).toContain(
      String.raw`redirect prefix 'https://%[req.hdr(host),regsub(:\d*$,)]:8443' code 308`,
    );
  });
});
