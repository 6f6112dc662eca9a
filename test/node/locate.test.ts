import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { awk } from "./awk";

/** What the node tells of a configuration that the real haproxy does not accept. */
function located(cfg: string): string[] {
  const file = path.join(mkdtempSync(path.join(tmpdir(), "haproxy-pair-locate-")), "haproxy.cfg");
  writeFileSync(file, cfg);
  const check = spawnSync("haproxy", ["-c", "-f", file]);
  expect(check.status).not.toBe(0);
  return awk("locate.awk", [cfg, check.stderr.toString()]);
}

describe("locate.awk", () => {
  it("names the input of each line that haproxy does not accept", () => {
    const told = located(`
frontend haproxy-pair-health
    mode http
    bind unix@/tmp/haproxy-pair-locate-health.sock
frontend web
    mode http
    bind :80
    bind :443 ssl crt /nonexistent.pem
backend app
    balance roundrobbin
backend api
    server a 10.0.0.1:80 check inter abc
    bogus line # extraLines
`);
    expect(told.filter((line) => !line.startsWith("    "))).toEqual([
      expect.stringContaining('frontends[0] ("web").binds[1]: '),
      expect.stringContaining('backends[0] ("app").balance: balance only supports'),
      expect.stringContaining('backends[1] ("api").servers[0] ("a"): '),
      expect.stringContaining("backends[1] (\"api\").extraLines: unknown keyword 'bogus'"),
    ]);
    expect(told).toContain("    haproxy.cfg line 10: balance roundrobbin");
  });

  it("counts the two sockets of one bind without an address once", () => {
    const told = located(
      "frontend web\n    mode http\n    bind :80\n    bind :::80 v6only\n    bind :443 ssl crt /nonexistent.pem\n",
    );
    expect(told[0]).toContain('frontends[0] ("web").binds[1]: ');
  });

  it("finds the input by its name where haproxy gives no line", () => {
    const alert =
      "[ALERT]    (123) : Starting frontend web: cannot bind socket (Address already in use) [0.0.0.0:443]\n";
    expect(awk("locate.awk", ["frontend web\n    bind :443\n", alert])).toEqual([
      '  frontends[0] ("web"): Starting frontend web: cannot bind socket (Address already in use) [0.0.0.0:443]',
    ]);
  });
});
