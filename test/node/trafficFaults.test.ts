import { awk } from "./awk";

const header =
  "# pxname,svname,qcur,qmax,scur,smax,slim,stot,weight,status,check_status,check_code,last_chk,tracked,agent_status,last_agt,addr\n";

interface Row {
  weight?: number;
  check?: string;
  tracked?: string;
  agent?: string;
  address?: string;
}

/** A line of `show stat`; `check` is its status, its code and what it said. */
function row(proxy: string, server: string, status: string, more: Row = {}): string {
  const { weight = 1, check = "", tracked = "", agent = ",", address = "" } = more;
  const [word = "", code = "", last = ""] = check.split(/\/ ?/);
  return `${proxy},${server},0,0,0,0,0,0,${weight},${status},${word},${code},${last},${tracked},${agent},${address}\n`;
}
const up = (proxy: string, server: string, address = ""): string =>
  row(proxy, server, "UP", { check: "L7OK/200", address });
const refusing = (proxy: string, server: string, address = ""): string =>
  row(proxy, server, "DOWN", { check: "L4CON", address });

const before = header + up("app", "a") + refusing("app", "b");

/** The judgement on what `show stat` says now, after what it said before, with the configuration before and now. */
function judgement(after: string, was = before, ran = "", runs = ""): string[] {
  return awk("traffic-faults.awk", [header + after], { before: was, ran, runs });
}

describe("traffic-faults.awk", () => {
  it("finds nothing when one server of each backend passes its check", () => {
    expect(
      judgement(row("web", "FRONTEND", "OPEN") + up("app", "a") + refusing("app", "b") + backend("app")),
    ).toEqual([]);
  });

  it("waits for the first check of the new worker", () => {
    expect(
      judgement(row("app", "a", "UP", { check: "UNK" }) + refusing("app", "b") + row("app", "BACKEND", "UP")),
    ).toEqual(['waiting backends[0] ("app"): waiting for the first check of its servers']);
  });

  it("names the backend whose servers all fail, and what they answer", () => {
    expect(
      judgement(
        row("app", "a", "UP 1/3", { check: "* L7STS/404/Not Found" }) +
          row("app", "b", "DOWN", { check: "L4CON//refused" }) +
          row("app", "BACKEND", "UP"),
      ),
    ).toEqual([
      'failing backends[0] ("app").httpCheck: every server fails its check with this configuration, and some passed before: a L7STS 404 Not Found, b L4CON  refused',
    ]);
  });

  it("does not require more healthy servers than before", () => {
    expect(
      judgement(refusing("new", "x") + backend("new") + row("app", "a", "no check") + backend("app")).filter(
        (line) => !line.startsWith("warning "),
      ),
    ).toEqual([]);
  });

  it("does not blame a configuration for servers whose checks failed before it, though they still counted as up", () => {
    const dying = header + row("app", "a", "UP 2/3", { check: "* L4CON//refused", address: "10.0.0.1:80" });
    const after = refusing("app", "a", "10.0.0.1:80") + row("app", "BACKEND", "DOWN");
    expect(kinds(judgement(after, dying))).toEqual(["warning"]);
    const unchecked = header + row("app", "a", "UP", { check: "INI" });
    expect(kinds(judgement(after, unchecked))).toEqual(["failing"]);
  });

  it("names a frontend that is not open", () => {
    expect(judgement(row("web", "FRONTEND", "STOP"))).toEqual([
      "closed frontend web: its status is STOP instead of OPEN",
    ]);
  });

  it("gives servers time until one more failure would take them down", () => {
    const failing = (status: string): string =>
      row("app", "a", status, { check: "L7STS/503" }) + row("app", "b", "DOWN", { check: "L4CON" });
    expect(kinds(judgement(failing("UP 2/3") + backend("app")))).toEqual(["waiting"]);
    expect(kinds(judgement(failing("UP 1/3") + backend("app")))).toEqual(["failing"]);
    expect(kinds(judgement(failing("DOWN") + backend("app")))).toEqual(["failing"]);
  });

  it("reads the message of a check that contains commas", () => {
    const said = '"no, not now"';
    expect(
      judgement(
        row("app", "a", "DOWN", { check: `L7STS/503/${said}`, address: "10.0.0.1:80" }) + backend("app"),
      ),
    ).toEqual([expect.stringContaining("a L7STS 503 no; not now")]);
  });

  describe("on servers that are out of service by intent", () => {
    it.each([
      ["disabled, or in maintenance", "MAINT", {}],
      ["in maintenance with the server that they track", "MAINT (via other/a)", { tracked: "other/a" }],
      ["drained", "DRAIN", { check: "L7OK/200" }],
      ["drained while their checks fail", "DRAIN 1/3", { check: "L7STS/503" }],
      ["drained by their agent", "DRAIN (agent)", { agent: "L7OK,drain" }],
      ["at weight 0", "UP", { weight: 0, check: "L7OK/200" }],
      ["at weight 0 and down", "DOWN", { weight: 0, check: "L4CON" }],
      ["without a check, at weight 0", "no check", { weight: 0 }],
      ["answering 404 with disableOn404", "NOLB", { check: "L7OKC/404" }],
    ])("warns when all are %s", (_, status, more) => {
      const all = row("app", "a", status, more) + row("app", "b", status, more) + backend("app");
      expect(judgement(all)).toEqual([
        'warning backends[0] ("app"): takes no new clients: every server is disabled, in maintenance, drained, at weight 0, or answers 404 with `disableOn404`',
      ]);
    });

    it("does not warn when they already were", () => {
      const resting = row("app", "a", "MAINT") + row("app", "b", "DRAIN", { check: "L7OK/200" });
      expect(judgement(resting + backend("app"), header + resting)).toEqual([]);
    });

    it("blames a configuration for those that are in service, and fail", () => {
      expect(kinds(judgement(row("app", "a", "MAINT") + refusing("app", "b") + backend("app")))).toEqual([
        "failing",
      ]);
    });

    it.each([
      ["marked down by an agent", "DOWN (agent)", { check: "L7OK/200", agent: "L7STS,down" }, "failing"],
      ["that fail on their way to 404", "NOLB 1/2", { check: "L7STS/503" }, "failing"],
      ["marked down by observed traffic", "DOWN", { check: "HANA" }, "failing"],
      ["on their way up", "DOWN 1/2", { check: "L7OK/200" }, "waiting"],
      ["without an address from DNS", "MAINT (resolution)", {}, "waiting"],
    ])("distinguishes from them those %s", (_, status, more, kind) => {
      expect(kinds(judgement(row("app", "a", status, more) + backend("app")))).toEqual([kind]);
    });
  });

  describe("on servers that track others", () => {
    const tracking = row("app", "a", "UP", { tracked: "checked/a" }) + backend("app");

    it("uses the check of the tracked server", () => {
      expect(judgement(tracking + up("checked", "a") + backend("checked"))).toEqual([]);
      expect(
        kinds(
          judgement(tracking + row("checked", "a", "UP 1/3", { check: "L7STS/500" }) + backend("checked")),
        ),
      ).toEqual(["failing", "warning"]);
      expect(kinds(judgement(tracking + row("checked", "a", "UP", { check: "INI" })))).toEqual(["waiting"]);
    });
  });

  describe("on a backend of another name", () => {
    const address = "10.0.0.21:8080";
    const was = header + up("old", "a", address) + backend("old");
    const renamed = (to: string): string =>
      row("new", "a", "UP 1/3", { check: "L7STS/404", address: to }) + backend("new");

    it("recognizes servers by their addresses", () => {
      expect(judgement(renamed(address), was)).toEqual([
        expect.stringMatching(
          /^failing backends\[0\] \("new"\)\.httpCheck: .* some passed before: a L7STS 404/,
        ),
      ]);
      expect(kinds(judgement(renamed("10.0.0.21:8081"), was))).toEqual(["warning"]);
      expect(kinds(judgement(renamed("10.0.0.22:8080"), was))).toEqual(["warning"]);
      const six = header + up("old", "a", "[fd77::21]:80");
      expect(kinds(judgement(renamed("[fd77::21]:80"), six))).toEqual(["failing"]);
    });

    it("takes a port 0, which is the client's, for any port", () => {
      expect(kinds(judgement(renamed("10.0.0.21:0"), was))).toEqual(["failing"]);
      expect(kinds(judgement(renamed(address), header + up("old", "a", "10.0.0.21:0")))).toEqual(["failing"]);
      expect(kinds(judgement(renamed("10.0.0.22:0"), was))).toEqual(["warning"]);
    });

    it("does not distinguish Unix sockets", () => {
      expect(kinds(judgement(renamed("unix"), header + up("old", "a", "unix")))).toEqual(["warning"]);
    });

    it("takes addresses that a socket does not give from the configuration", () => {
      const ran = `backend old\n    server a ${address} check\n`;
      expect(kinds(judgement(renamed(address), header + up("old", "a"), ran))).toEqual(["failing"]);
    });

    it("counts servers as healthy that were drained or at weight 0", () => {
      for (const status of ["UP", "DRAIN", "NOLB"])
        expect(
          kinds(
            judgement(
              renamed(address),
              header + row("old", "a", status, { weight: 0, check: "L7OK/200", address }),
            ),
          ),
        ).toEqual(["failing"]);
    });
  });

  describe("on a backend whose servers nobody knew", () => {
    const was = header + up("app", "a", "10.0.0.21:80") + backend("app");
    const ran = "frontend web\n    bind *:80\n    default_backend app\nbackend app\n";
    const toNew = "frontend web\n    bind *:80\n    default_backend new\nbackend new\n";
    const answering = row("new", "x", "UP 1/3", { check: "L7STS/404", address: "10.0.0.30:80" });
    const absent = row("new", "x", "UP 1/3", { check: "L4CON", address: "10.0.0.30:80" });

    it("warns of one that gets requests by rules only", () => {
      const runs = ran.replace("default_", "use_backend new if { path /new }\n    default_");
      for (const server of [answering, absent])
        expect(kinds(judgement(server + backend("new"), was, ran, runs))).toEqual(["warning"]);
      expect(
        kinds(judgement(row("new", "x", "UP", { check: "INI" }) + backend("new"), was, ran, runs)),
      ).toEqual(["pending"]);
    });

    it("blames a configuration that gives it the requests of a frontend that served", () => {
      expect(judgement(absent + backend("new"), was, ran, toNew)).toEqual([
        'failing backends[0] ("new").httpCheck: every server fails its check with this configuration, and it gets the requests of a backend that served before: x L4CON ',
      ]);
      const renamed = toNew.replace("frontend web", "frontend site").replace("*:80", ":80");
      expect(kinds(judgement(absent + backend("new"), was, ran, renamed))).toEqual(["failing"]);
      const always = toNew.replace("default_backend new", "default_backend app\n    use_backend new");
      expect(kinds(judgement(absent + backend("new"), was, ran, always))).toEqual(["failing"]);
      expect(kinds(judgement(row("new", "x", "UP") + backend("new"), was, ran, toNew))).toEqual(["waiting"]);
    });

    it("takes nothing from a frontend that has moved to another port, or is disabled", () => {
      const moved = toNew.replace("frontend web", "frontend site").replace("*:80", "*:81");
      expect(kinds(judgement(absent + backend("new"), was, ran, moved))).toEqual(["warning"]);
      const disabled = toNew.replace("bind", "disabled\n    bind");
      expect(kinds(judgement(absent + backend("new"), was, ran, disabled))).toEqual(["warning"]);
    });

    it("distinguishes servers that do not exist yet from servers that fail their check", () => {
      expect(kinds(judgement(absent + backend("new"), header, "", toNew))).toEqual(["warning"]);
      expect(judgement(answering + backend("new"), header, "", toNew)).toEqual([
        'failing backends[0] ("new").httpCheck: every server fails its check with this configuration, and it gets all requests of a frontend by default: x L7STS 404',
      ]);
    });

    it("does not require servers to pass that failed before", () => {
      const broken = header + row("new", "x", "DOWN", { check: "L7STS/500", address: "10.0.0.30:80" });
      expect(kinds(judgement(answering + backend("new"), broken, "", toNew))).toEqual(["warning"]);
      const otherwiseNamed = broken.replace("new", "old");
      expect(kinds(judgement(answering + backend("new"), otherwiseNamed, "", toNew))).toEqual(["warning"]);
    });
  });
});

function backend(name: string): string {
  return row(name, "BACKEND", "UP");
}

function kinds(lines: string[]): string[] {
  return lines.map((line) => line.split(" ")[0] ?? "");
}
