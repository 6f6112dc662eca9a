import { made, site } from "./made";

test("a section that only resembles a table of peers stays unchanged", () => {
  const { in: lines } = made(
    `peers lbs\n  peer lb1 10.1.0.1:10000\n  table t1 type ip size 1m store conn_cur\n${site(
      "  http-request deny if { path_beg /lbs/t1 } or { src_conn_cur(lbs/t1) gt 5 }",
    )}`,
  );
  expect(lines("frontend web")).toContain(
    "http-request deny if { path_beg /lbs/t1 } or { src_conn_cur(t1) gt 5 }",
  );
});

test.each([
  "http-request replace-header Authorization .* hunter2",
  "http-request set-header X-Auth-Key hunter2",
  "http-request return status 200 hdr Authorization hunter2",
])("the secret of %s is not written down", (line) => {
  const { rendered, report } = made(site(`  ${line}`));
  expect(rendered).not.toContain("hunter2");
  expect(report).not.toContain("hunter2");
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

  test("settings that the pair handles differently are reported", () => {
    const { report } = made(peers + site(""));
    expect(report).toContain(
      "bind :10000 ssl crt /etc/p.pem\n  the nodes share their stick tables without TLS",
    );
    expect(report).toContain("peer lb3 10.1.0.3:10000\n  the pair's peers are its nodes");
  });
});

test("the file's own stats socket is reported, because the pair has another one", () => {
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
    expect(report).toContain("it contains a secret");
  });

  test("is none when it comes from the request", () => {
    const { report } = made(site("  http-request set-header X-Token %[req.hdr(X-Other)]"));
    expect(report).toContain("none left over");
  });
});

test("words without effect are dropped, and short forms are written out", () => {
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
      "  bind :443 ssl crt-list crt.list\n  http-request lua.x if { path,map(/etc/p.map) -m found } { src -f /etc/bad.lst }",
    )}global\n  lua-load /etc/x.lua\n`,
  );
  expect(report).toContain("FILE MISSING on the nodes: copy /etc/x.lua to each of them");
  expect(report).toContain("FILE MISSING on the nodes: copy crt.list to each of them");
  expect(rendered).toContain(
    "{ path,map(/etc/haproxy/maps/p.map) -m found } { src -f /etc/haproxy/lists/bad.lst } # extraLines",
  );
  expect(files).toEqual(["/etc/p.map", "/etc/bad.lst"]);
});
