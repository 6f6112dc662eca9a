import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { z } from "zod";
import { originsTable } from "../../src/node/origins";
import { renderHaproxyCfg } from "../../src/render";
import { validate } from "../../src/validate";
import { releasesTable } from "../../src/syntax/releases";
import { inputs } from "../../src/schema/inputs";
import { everything } from "../golden/inputs";
import { awk } from "./awk";

const tables = [originsTable(), releasesTable()];

/** Whether there is such an input; a whole frontend, backend or other section with a name is not one. */
function isInput(path: string): boolean {
  let schema: z.core.$ZodType | undefined = inputs;
  for (const step of path.split(/[.[\]]+/).filter((name) => name !== "")) {
    while (schema !== undefined && "innerType" in schema._zod.def) {
      schema = schema._zod.def.innerType as z.core.$ZodType;
    }
    if (schema instanceof z.ZodArray) schema = schema.element;
    else schema = schema instanceof z.ZodObject ? (schema.shape as z.ZodRawShape)[step] : undefined;
  }
  return path !== "" && !/^\w+\[\d+\]$/.test(path) && schema !== undefined;
}

/** What the node tells of a configuration that the real haproxy does not accept. */
function located(cfg: string): string[] {
  const file = path.join(mkdtempSync(path.join(tmpdir(), "haproxy-pair-locate-")), "haproxy.cfg");
  writeFileSync(file, cfg);
  const check = spawnSync("haproxy", ["-c", "-f", file]);
  expect(check.status).not.toBe(0);
  return awk("locate.awk", [...tables, cfg, check.stderr.toString()]);
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
    const ours = "/run/haproxy-pair/check.cfg";
    expect(awk("locate.awk", [...tables, "frontend web\n    bind :443\n", alert], {}, { ours })).toEqual([
      '  frontends[0] ("web"): Starting frontend web: cannot bind socket (Address already in use) [0.0.0.0:443]',
    ]);
  });

  it("does not take a line of another file for one of ours", () => {
    const alert = (file: string): string =>
      `[ALERT]    (1) : config : parsing [${file}:2] : unknown keyword 'x'\n`;
    const told = (file: string): string[] =>
      awk(
        "locate.awk",
        [...tables, "frontend web\n    bind :443\n", alert(file)],
        {},
        {
          ours: "/run/haproxy-pair/check.cfg /etc/haproxy/haproxy.cfg",
        },
      );
    expect(told("/run/haproxy-pair/check.cfg")[0]).toBe(
      "  frontends[0] (\"web\").binds[0]: unknown keyword 'x'",
    );
    for (const other of [
      "/etc/haproxy/conf.d/extra.cfg",
      "/etc/haproxy/conf.d/haproxy.cfg",
      "/etc/haproxy/maps/a.map",
    ])
      expect(told(other)).toEqual([`  parsing [${other}:2] : unknown keyword 'x'`]);
  });

  describe("on a node with another haproxy", () => {
    const cfg = "frontend web\n    bind quic4@:443 ssl crt a\nbackend app\n    balance hash src\n";
    const alert = (line: number, text: string): string =>
      `[ALERT]    (1) : config : parsing [/run/haproxy-pair/check.cfg:${line}] : ${text}\n`;
    const told = (message: string, node: Record<string, string>): string | undefined =>
      awk("locate.awk", [...tables, cfg, message], {}, node)[0];

    it("names the release that has what its own release lacks", () => {
      const message = alert(4, "balance only supports 'roundrobin'.");
      expect(told(message, { version: "2.4.22-0ubuntu0.22.04.3" })).toBe(
        `  backends[0] ("app").balance: balance only supports 'roundrobin'. (balance hash needs HAProxy 2.6 or newer; this node has 2.4.22-0ubuntu0.22.04.3)`,
      );
      expect(told(message, { version: "2.6.12-1" })).not.toContain("needs HAProxy");
      expect(told(message, { version: "3.0.11" })).not.toContain("needs HAProxy");
    });

    it("finds keywords of every kind of line, and takes no server's name for one", () => {
      const keywords = (line: string): string | undefined => {
        const text = `global\n    numa-cpu-mapping\n    tune.h2.be.rxbuf 1m\nbackend app\n    ${line}\n`;
        const toldAt = (at: number): string =>
          awk("locate.awk", [...tables, text, alert(at, "wrong")], {}, { version: "2.3.1" })[0] ?? "";
        return [2, 3, 5]
          .map((at) => /\((\S+) needs HAProxy (\S+)/.exec(toldAt(at))?.slice(1).join(" ") ?? "-")
          .join("; ");
      };
      expect(keywords("server a 10.0.0.1:80 ws h2")).toBe(
        "numa-cpu-mapping 2.4; tune.h2.be.rxbuf 3.1; ws 2.5",
      );
      expect(keywords("server ws 10.0.0.1:80")).toBe("numa-cpu-mapping 2.4; tune.h2.be.rxbuf 3.1; -");
      expect(keywords("acl ws path_beg /ws")).toMatch(/; -$/);
      expect(keywords("use_backend ws if ws")).toMatch(/; -$/);
      expect(keywords("tcp-request content switch-mode http")).toMatch(/; switch-mode 2\.5$/);
    });

    it("says that its build has no QUIC", () => {
      const message = alert(2, "'bind' : invalid address: 'quic4@' in 'quic4@:443'");
      expect(told(message, { features: "with prometheus-exporter" })).toBe(
        `  frontends[0] ("web").binds[0]: 'bind' : invalid address: 'quic4@' in 'quic4@:443' (needs a haproxy with QUIC; this node's is built without)`,
      );
      expect(told(message, { features: "with +QUIC" })).not.toContain("built without");
    });
  });

  it("finds an existing input for every line of a configuration that has every input", () => {
    const { model } = validate(everything);
    const lines = renderHaproxyCfg(model).text.split("\n");
    const alerts = lines.map(
      (_, index) => `[ALERT]    (1) : config : [x.cfg:${index + 1}] : at ${index + 1}\n`,
    );
    const told = awk("locate.awk", [...tables, lines.join("\n"), alerts.join("")]);
    const pathOf = (index: number): string => {
      const found = told.find((line) => line.endsWith(`at ${index + 1}`)) ?? "";
      return found.slice(2, -`: at ${index + 1}`.length).replaceAll(/ \("[^"]*"\)/g, "");
    };
    let ownSection = false;
    const lost = lines.flatMap((line, index) => {
      if (/^[a-z]/.test(line)) ownSection = / haproxy-pair(-health|-own|-rollout)?$/.test(line);
      if (ownSection || !line.startsWith("    ")) return [];
      const path = pathOf(index);
      return !isInput(path) ? [`${line.trim()} -> ${path}`] : [];
    });
    expect(lost).toEqual([]);
  });
});
