import { importConfiguration } from "../../src/import";
import { completed } from "../../src/import/placeholders";
import { reportOf } from "../../src/import/report";
import { renderHaproxyCfg } from "../../src/render";
import { buildModel } from "../../src/validate/model";
import { inputs as schema } from "../../src/validate/schema";

const defaults = `defaults
  mode http
  timeout connect 5s
  timeout client 5s
  timeout server 5s
`;

/** What is made of a configuration: its lines by section, and what the report says. */
function made(text: string) {
  const imported = importConfiguration(`${defaults}${text}\nfrontend other\n  bind :8999\n`);
  const { text: rendered } = renderHaproxyCfg(
    buildModel(schema.parse(completed(imported.inputs, imported.files))),
  );
  const sections = new Map(
    rendered.split("\n\n").map((section) => {
      const [header = "", ...lines] = section.trimStart().split("\n");
      return [header, lines.map((line) => line.trim())];
    }),
  );
  return {
    in: (header: string) => sections.get(header) ?? [],
    rendered,
    files: imported.files.map(({ path }) => path),
    report: reportOf(imported, "haproxy.cfg").join("\n"),
    faults: imported.faults,
  };
}

const site = (lines: string) => `frontend web
  bind :80
${lines}
  default_backend app
backend app
  server a 10.0.0.1:80
`;

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
      "acl bad src -M -f /etc/a.map -M -f /etc/b.map\n  no input says this; it is in `extraLines`",
    );
    expect(lines("frontend web")).toContain(
      "acl bad src -M -f /etc/haproxy/maps/a.map -M -f /etc/haproxy/maps/b.map # extraLines",
    );
  });

  test("adds what several default-server lines of defaults say", () => {
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

  test("leaves nothing of the algorithm or log format before it", () => {
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
    expect(report).toContain("http-request set-header X-A 1\n  its order with line 9 decides");
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

test("a section whose name cannot be read is left over as a whole, and its servers are in no other one", () => {
  const { rendered, report } = made(`${site("")}backend "$NAME"\n  server b 10.0.0.2:80\n`);
  expect(rendered).not.toContain("10.0.0.2");
  expect(report).toContain('backend "$NAME"\n  what opens the section cannot be read here');
  expect(report).toContain("server b 10.0.0.2:80\n  what opens the section cannot be read here");
});

describe("of the section `peers`", () => {
  const peers =
    "peers lbs\n  bind :10000 ssl crt /etc/p.pem\n  peer lb1 10.1.0.1:10000\n  peer lb2 10.1.0.2:10000\n  peer lb3 10.1.0.3:10000\n  table per_ip type ip size 1m store conn_cur\n";

  test("a table becomes a backend, which rules and conditions name", () => {
    const { in: lines, faults } = made(
      peers +
        site(
          "  http-request track-sc0 src table lbs/per_ip\n  http-request deny if { src_conn_cur(lbs/per_ip) gt 3 }",
        ),
    );
    expect(lines("backend per_ip")).toContain(
      "stick-table type ip size 1m store conn_cur peers haproxy-pair",
    );
    expect(lines("frontend web")).toContain("http-request track-sc0 src table per_ip");
    expect(lines("frontend web")).toContain("http-request deny if { src_conn_cur(per_ip) gt 3 }");
    expect(faults).toEqual([]);
  });

  test("what the pair does otherwise is reported", () => {
    const { report } = made(peers + site(""));
    expect(report).toContain(
      "bind :10000 ssl crt /etc/p.pem\n  the nodes share their stick tables without TLS",
    );
    expect(report).toContain("peer lb3 10.1.0.3:10000\n  the pair's peers are its nodes");
  });
});

test("a stats socket of its own is noted, for the pair has another one", () => {
  const { report } = made(`global\n  stats socket /var/run/lb.sock mode 600 level admin\n${site("")}`);
  expect(report).toContain(
    "stats socket /var/run/lb.sock mode 600 level admin\n  note: the pair's own socket is /run/haproxy/admin.sock",
  );
});

describe("a listen section, divided", () => {
  const listen = (lines: string) => `listen app\n  bind :80\n${lines}\n  server a 10.0.0.1:80\n`;

  test("asks for its own backend, by its name", () => {
    const { in: lines } = made(
      listen(
        "  acl down nbsrv lt 1\n  http-request deny if down || { be_conn gt 5 } || !{ srv_is_up(a) }\n  http-request set-header X-Up %[nbsrv,add(1)]",
      ),
    );
    expect(lines("frontend app-frontend")).toEqual(
      expect.arrayContaining([
        "acl down nbsrv(app) lt 1",
        "http-request deny if down or { be_conn(app) gt 5 } or !{ srv_is_up(app/a) }",
        "http-request set-header X-Up %[nbsrv(app),add(1)]",
      ]),
    );
  });

  test("counts in its own table, which stays in the backend", () => {
    const { in: lines, report } = made(
      listen(
        "  stick-table type ip size 1m store conn_cur,gpc(2),http_req_rate(1s)\n  stick on src\n  http-request track-sc0 src\n" +
          "  http-request deny if { src_conn_cur gt 5 } || { src_get_gpc(1) gt 2 } || { src,table_http_req_rate gt 3 }",
      ),
    );
    expect(lines("frontend app-frontend")).toEqual(
      expect.arrayContaining([
        "http-request track-sc0 src table app",
        "http-request deny if { src_conn_cur(app) gt 5 } or { src_get_gpc(1,app) gt 2 } or { src,table_http_req_rate(app) gt 3 }",
      ]),
    );
    expect(lines("backend app")).toContain("stick on src");
    expect(lines("backend app").join("\n")).toContain("stick-table type ip");
    expect(report).toContain("none left over");
  });

  test("checks by a program in the backend", () => {
    const { in: lines } = made(
      listen("  option external-check\n  external-check path /bin\n  external-check command /bin/true"),
    );
    expect(lines("backend app")).toContain("external-check command /bin/true # extraLines");
  });
});

describe("a server with a word that no input has", () => {
  const app = (lines: string) => made(`backend app\n${lines}`).in("backend app");

  test("stays, with what it starts from", () => {
    expect(
      app(
        "  default-server inter 3s check\n  server a 10.0.0.1:80\n  server b 10.0.0.2:80 namespace blue inter 5s",
      ),
    ).toContain("server b 10.0.0.2:80 inter 3s check namespace blue inter 5s # extraLines");
  });

  test("starts from the default-server lines before it, as others do", () => {
    const lines = app(
      "  server a 10.0.0.1:80\n  default-server inter 9s\n  server b 10.0.0.2:80\n  server c 10.0.0.3:80 inter 1s\n  server d 10.0.0.4:80 namespace blue",
    );
    expect(lines.filter((line) => line.startsWith("server"))).toEqual([
      "server d 10.0.0.4:80 inter 9s namespace blue # extraLines",
      "server a 10.0.0.1:80",
      "server b 10.0.0.2:80 inter 9s",
      "server c 10.0.0.3:80 inter 1s",
    ]);
  });
});

describe("a secret in plain text", () => {
  test.each([
    'http-check send hdr Authorization "Basic Zm9v"',
    'http-request set-header Authorization "Bearer Zm9v"',
    "http-request set-header X-Api-Key Zm9v",
    "tcp-check send AUTH\\ Zm9v\\r\\n",
    "option httpchk GET / HTTP/1.0\\r\\nAuthorization:\\ Basic\\ Zm9v",
  ])("is neither written down nor shown: %s", (line) => {
    const { rendered, report } = made(`backend app\n  server a 10.0.0.1:80\n  ${line}\n`);
    expect(rendered + report).not.toContain("Zm9v");
    expect(report).toContain("it has a secret in it");
  });

  test("is none when it comes from the request", () => {
    const { report } = made(site("  http-request set-header X-Token %[req.hdr(X-Other)]"));
    expect(report).toContain("none left over");
  });
});

test("what changes nothing, or has a longer form, is said", () => {
  const { in: lines, report } = made(
    "backend app\n  persist rdp-cookie\n  mode tcp\n  server a 10.0.0.1:443 ssl verify none verifyhost a.example.com ca-file /etc/ca.pem\n",
  );
  expect(lines("backend app")).toContain("persist rdp-cookie(msts)");
  expect(lines("backend app")).toContain("server a 10.0.0.1:443 ssl verify none");
  expect(report).toContain("none left over");
});

test("a file that extra lines name is reported as missing, unless it becomes an input", () => {
  const { report, rendered, files } = made(
    `${site(
      "  bind :443 ssl crt-list /etc/crt.list\n  http-request lua.x if { path,map(/etc/p.map) -m found } { src -f /etc/bad.lst }",
    )}global\n  lua-load /etc/x.lua\n`,
  );
  expect(report).toContain("FILE MISSING on the nodes: bring /etc/x.lua to each of them");
  expect(report).toContain("FILE MISSING on the nodes: bring /etc/crt.list to each of them");
  expect(rendered).toContain(
    "{ path,map(/etc/haproxy/maps/p.map) -m found } { src -f /etc/haproxy/lists/bad.lst } # extraLines",
  );
  expect(files).toEqual(["/etc/p.map", "/etc/bad.lst"]);
});
