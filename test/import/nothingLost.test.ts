import { made, site } from "./made";

describe("a word or line that comes again", () => {
  test("makes an ACL of each file that one ACL reads", () => {
    const { in: lines, files } = made(
      site("  acl bad src -i -f /etc/a.lst -f /etc/b.lst 10.0.0.9\n  http-request deny if bad"),
    );
    expect(lines("frontend web").filter((line) => line.startsWith("acl"))).toEqual([
      "acl bad src -i -f /etc/haproxy/lists/a.lst 10.0.0.9",
      "acl bad src -i -f /etc/haproxy/lists/b.lst",
    ]);
    expect(files).toEqual(["/etc/a.lst", "/etc/b.lst"]);
  });

  test("is left over where haproxy would use all of it and an input has one of it", () => {
    const { report, in: lines } = made(site("  acl bad src -M -f /etc/a.map -M -f /etc/b.map"));
    expect(report).toContain(
      "acl bad src -M -f /etc/a.map -M -f /etc/b.map\n  no input can express this; it is in `extraLines`",
    );
    expect(lines("frontend web")).toContain(
      "acl bad src -M -f /etc/haproxy/maps/a.map -M -f /etc/haproxy/maps/b.map # extraLines",
    );
  });

  test("merges several default-server lines of defaults", () => {
    const { rendered } = made("  default-server inter 3s fall 4\n  default-server fall 2\n" + site(""));
    expect(rendered).toContain("    default-server inter 3s fall 2\n");
  });

  test("adds to the options, types and counters that haproxy collects", () => {
    const { rendered } = made(
      `  compression algo gzip\n  compression type text/html\n  compression type text/css\n${site(
        "  stick-table type ip size 1m store gpc0 store conn_cur",
      )}global\n  ssl-default-bind-options no-tls-tickets\n  ssl-default-bind-options ssl-min-ver TLSv1.3\n`,
    );
    expect(rendered).toContain("compression type text/html text/css\n");
    expect(rendered).toContain("store gpc0,conn_cur");
    expect(rendered).toContain("ssl-default-bind-options ssl-min-ver TLSv1.3 no-tls-tickets\n");
  });

  test("is left over where it is another request of a check", () => {
    const { report } = made(
      "backend app\n  option httpchk GET /a\n  option httpchk GET /b\n  server a 10.0.0.1:80\n",
    );
    expect(report).toContain("option httpchk GET /b\n  no input can express this");
  });

  test("replaces the previous algorithm or log format", () => {
    const {
      in: lines,
      report,
      faults,
    } = made(
      site("  option httplog\n  log-format %ci\n").replace(
        "\nbackend app",
        "\nbackend app\n  balance uri depth 3\n  balance first",
      ),
    );
    expect(lines("backend app")).toContain("balance first");
    expect(lines("frontend web")).toContain("log-format %ci");
    expect(lines("frontend web")).not.toContain("option httplog");
    expect(faults).toEqual([]);
    expect(report).toContain("none left over");
  });
});

describe("a page of statistics with a password", () => {
  test.each([
    ["a frontend that serves", site("  stats uri /admin\n  stats auth a:b")],
    ["defaults", "  stats enable\n  stats uri /admin\n  stats auth a:b\n" + site("")],
    [
      "a listen with a monitor",
      "listen stats\n  bind :81\n  monitor-uri /up\n  stats enable\n  stats uri /admin\n  stats auth a:b\n",
    ],
    [
      "defaults, where the password is in a frontend",
      "  stats enable\n  stats uri /admin\n" + site("  stats auth a:b"),
    ],
    [
      "a frontend with rules",
      site("  stats uri /admin\n  stats http-request deny unless { src 10.0.0.0/8 }"),
    ],
  ])("is left over as a whole in %s", (_, text) => {
    const { rendered, report } = made(text);
    expect(rendered).not.toMatch(/stats .*extraLines/);
    expect(report).toContain(
      "stats uri /admin\n  a page of statistics with a password or rules is left over as a whole",
    );
  });

  test("has one user, and names the second one as left over", () => {
    const { report } = made("listen stats\n  bind :81\n  stats enable\n  stats auth a:b\n  stats auth c:d\n");
    expect(report).toContain("stats auth c:…\n  the pair's statistics page has no input for it");
  });
});

describe("a rule that keeps somebody out", () => {
  test("gets a named ACL for the file that its condition reads", () => {
    const { in: lines, report } = made(
      site(
        "  tcp-request connection reject if { src -f /etc/bad.lst } !{ src -f /etc/good.lst }\n" +
          "  http-request deny unless { src -f /etc/good.lst }",
      ),
    );
    expect(lines("frontend web")).toEqual(
      expect.arrayContaining([
        "acl src-in-bad src -f /etc/haproxy/lists/bad.lst",
        "acl src-in-good src -f /etc/haproxy/lists/good.lst",
        "tcp-request connection reject if src-in-bad !src-in-good",
        "http-request deny unless src-in-good",
      ]),
    );
    expect(report).toContain("none left over");
  });

  test("takes no name that another ACL has", () => {
    const { in: lines } = made(
      site("  acl src-in-bad path /x\n  http-request deny if { src -f /etc/bad.lst }"),
    );
    expect(lines("frontend web")).toContain("http-request deny if src-in-bad-2");
  });

  test("keeps its place among the rules when no input says it", () => {
    const { in: lines, report } = made(
      site(
        "  http-request set-header X-A 1\n  http-request lua.check if { path /a }\n  http-request deny if { path /b }\n" +
          "  tcp-request content reject if { src 10.0.0.1 }\n  tcp-request content set-bandwidth-limit x\n  tcp-request content accept",
      ),
    );
    const rules = lines("frontend web").filter((line) => /^(?:http|tcp)-request/.test(line));
    expect(rules).toEqual([
      "tcp-request content reject if { src 10.0.0.1 }",
      "http-request set-header X-A 1 # extraLines",
      "http-request lua.check if { path /a } # extraLines",
      "tcp-request content set-bandwidth-limit x # extraLines",
      "tcp-request content accept # extraLines",
      "http-request deny if { path /b }",
    ]);
    expect(report).toContain("http-request set-header X-A 1\n  its order with line 9 matters");
  });

  test.each([
    'http-request deny if { hdr(X) "$NAME" }',
    'http-request lua.auth "$NAME"',
    'tcp-request content reject if { src "$NAME" }',
  ])("is reported as lost when it is not even an extra line: %s", (rule) => {
    expect(made(site(`  ${rule}`)).report).toContain(
      `${rule}\n  it depends on the environment of the process that reads it; PROTECTION LOST`,
    );
  });
});

test("a section that depends on a condition is left over as a whole", () => {
  const { rendered, report } = made(`.if feature(X)\nbackend b\n  server b 10.0.0.2:80\n.endif\n${site("")}`);
  expect(rendered).not.toContain("10.0.0.2");
  expect(report).toContain("server b 10.0.0.2:80\n  the line that opens the section cannot be read");
});

test("a section whose name cannot be read is left over as a whole, and its servers are in no other one", () => {
  const { rendered, report } = made(`${site("")}backend "$NAME"\n  server b 10.0.0.2:80\n`);
  expect(rendered).not.toContain("10.0.0.2");
  expect(report).toContain('backend "$NAME"\n  the line that opens the section cannot be read');
  expect(report).toContain("server b 10.0.0.2:80\n  the line that opens the section cannot be read");
});
