import { renderHaproxyCfg, statsAuthFile, certificateFiles } from "../../src/render";
import { validate } from "../../src/validate";
import { authority, certificate } from "../golden/certificates";
import { minimal, shop } from "../golden/inputs";

const render = (changes: object) => renderHaproxyCfg(validate({ ...minimal, ...changes }).model);
const server = { name: "s1", address: "10.0.0.21", port: 80 };

/** The lines of a section that begin with a keyword. */
function lines(changes: object, section: string, keyword: string): string[] {
  const [, body = ""] = new RegExp(`^${section}\\n((?: {4}.*\\n)*)`, "m").exec(render(changes).text) ?? [];
  return body
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line.startsWith(`${keyword} `));
}

describe("the digest", () => {
  test("is in the text, and follows from the rest of it", () => {
    const { text, digest } = render({});
    expect(digest).toMatch(/^[0-9a-f]{12}$/);
    expect(text).toContain(`\n    description haproxy-pair-${digest}\n`);
  });

  test("is the same for the same inputs, and another for others", () => {
    expect(render({})).toEqual(render({}));
    expect(render({ global: { maxconn: 1000 } }).digest).not.toBe(render({}).digest);
  });

  test("changes with the entries of a map that rules change at run time, and of no other", () => {
    const digestWith = (value: string, frontend: object): string =>
      render({
        maps: [{ name: "hosts", entries: [{ key: "a", value }] }],
        frontends: [
          {
            name: "web",
            binds: [{ port: 80 }],
            useBackends: [{ map: "hosts" }],
            defaultBackend: "app",
            ...frontend,
          },
        ],
        backends: ["app", "api"].map((name) => ({ name, servers: [server] })),
      }).digest;
    const change = (frontend: object): boolean => digestWith("app", frontend) !== digestWith("api", frontend);
    const rule = { action: "set-map", map: "hosts", keyFormat: "%[src]", value: "app" };
    expect(change({})).toBe(false);
    expect(change({ httpRequestRules: [rule] })).toBe(true);
    expect(change({ extraLines: ['http-request "del-map(/etc/haproxy/maps/hosts.map)" %[src]'] })).toBe(true);
  });

  test("does not change with a rotated certificate, nor with what only keepalived or the roll-out needs", () => {
    const rotated = {
      ...shop,
      certificates: [
        { ...certificate("shop"), name: "site" },
        { ...certificate("site"), name: "shop" },
      ],
    };
    expect(renderHaproxyCfg(validate(rotated).model)).toEqual(renderHaproxyCfg(validate(shop).model));
    expect(render({ vrrp: { advertInt: 1 }, rollout: { settleTimeout: 1 } }).digest).toBe(render({}).digest);
  });
});

describe("frontends and backends", () => {
  test("are in the order of the inputs, after the pair's own", () => {
    const headings = renderHaproxyCfg(validate(shop).model).text.match(/^(?:front|back)end .*$/gm);
    expect(headings).toEqual([
      "frontend haproxy-pair-health",
      "backend haproxy-pair-rollout",
      "frontend haproxy-pair-stats",
      "frontend web",
      "backend app",
      "backend api",
      "backend images",
    ]);
  });

  test("listen on IPv6 only where there is an IPv6 address", () => {
    const binds = (virtualIps: string[]) => lines({ virtualIps }, "frontend web", "bind");
    expect(binds(["10.0.0.100/24"])).toEqual(["bind :80"]);
    expect(binds(["10.0.0.100/24", "2001:db8::1/64"])).toEqual(["bind 0.0.0.0:80", "bind :::80 v6only"]);
  });

  test("take their mode from the defaults", () => {
    expect(lines({ defaults: { mode: "tcp" } }, "frontend web", "mode")).toEqual(["mode tcp"]);
    expect(lines({ defaults: { mode: "tcp" } }, "backend app", "mode")).toEqual(["mode tcp"]);
  });
});

describe("options that not every release has", () => {
  test.each([
    ["2.2", ["option httplog"]],
    ["2.4", ["option httplog", "option idle-close-on-response"]],
    ["2.6", ["option httplog", "option idle-close-on-response", "option http-restrict-req-hdr-names reject"]],
    [
      "2.10",
      ["option httplog", "option idle-close-on-response", "option http-restrict-req-hdr-names reject"],
    ],
    [undefined, ["option httplog", "option idle-close-on-response"]],
  ])("with haproxyVersion %s are %j", (haproxyVersion, options) => {
    expect(lines({ haproxyVersion }, "frontend web", "option")).toEqual(options);
  });
});

describe("servers", () => {
  const linesFor = (defaultServer: object, options: object) => {
    const changes = {
      certificateAuthorities: [authority("internal")],
      backends: [{ name: "app", defaultServer, servers: [{ ...server, ...options }] }],
    };
    return ["default-server", "server"].flatMap((keyword) => lines(changes, "backend app", keyword));
  };
  const checks = "default-server check";

  test.each<[string, object, object, string, string]>([
    ["are checked", {}, {}, checks, "server s1 10.0.0.21:80"],
    ["are not checked when told so", {}, { check: false }, checks, "server s1 10.0.0.21:80 no-check"],
    [
      "verify certificates against the system's authorities",
      {},
      { ssl: true },
      checks,
      "server s1 10.0.0.21:80 ssl verify required ca-file /etc/ssl/certs/ca-certificates.crt",
    ],
    [
      "take verify from default-server",
      { verify: "none", ssl: true },
      { sni: "a.test" },
      `${checks} ssl verify none`,
      "server s1 10.0.0.21:80 sni str(a.test) check-sni a.test",
    ],
    [
      "can leave TLS",
      { ssl: true, verify: "none" },
      { ssl: false },
      `${checks} ssl verify none`,
      "server s1 10.0.0.21:80 no-ssl",
    ],
    ["can have weight 0", {}, { weight: 0 }, checks, "server s1 10.0.0.21:80 weight 0"],
    ["can have an IPv6 address", {}, { address: "2001:db8::1" }, checks, "server s1 [2001:db8::1]:80"],
    [
      "with a host name do not keep haproxy from starting",
      {},
      { address: "app.internal" },
      checks,
      "server s1 app.internal:80 init-addr last,libc,none",
    ],
  ])("%s", (_, defaultServer, options, expectedDefault, expectedServer) => {
    expect(linesFor(defaultServer, options)).toEqual([expectedDefault, expectedServer]);
  });

  test("have a certificate authority of the inputs by its file", () => {
    const [, line] = linesFor({}, { ssl: true, certificateAuthority: "internal" });
    expect(line).toMatch(/ ca-file \/etc\/haproxy\/certs\/internal-[0-9a-f]{8}\.crt$/);
  });
});

describe("secret files", () => {
  test("hold each certificate with its key", () => {
    const files = certificateFiles(validate(shop).model);
    for (const { content } of files) {
      expect(content).toMatch(
        /^-----BEGIN CERTIFICATE-----[^]*-----BEGIN PRIVATE KEY-----[^]*-----END PRIVATE KEY-----\n$/,
      );
    }
    expect(files.map(({ path }) => path)).toEqual([
      "/etc/haproxy/certs/site-19f65598.pem",
      "/etc/haproxy/certs/shop-5be07d1f.pem",
    ]);
  });

  test("hold the credentials that a client sends to see the statistics", () => {
    const { path, content } = statsAuthFile(
      validate({ ...minimal, stats: { user: "ops" } }).model,
      "päss:word",
    );
    expect(path).toBe("/etc/haproxy/secrets/stats-auth");
    expect(content).toBe(`Basic ${Buffer.from("ops:päss:word").toString("base64")}\n`);
  });
});

describe("the first checks of a new worker", () => {
  const backends = (count: number) => [
    { name: "app", servers: Array.from({ length: count }, (_, index) => ({ ...server, name: `s${index}` })) },
  ];

  test.each([
    [50, "100ms"],
    [51, "500ms"],
    [501, "2s"],
  ])("of %i servers are spread over %s", (count, time) => {
    expect(lines({ backends: backends(count) }, "global", "max-spread-checks")).toEqual([
      `max-spread-checks ${time}`,
    ]);
  });
});
