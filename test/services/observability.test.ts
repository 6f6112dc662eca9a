import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parse } from "yaml";
import { certificate } from "../golden/certificates";
import { eventually } from "../lab/pair";
import { HaproxyRelease } from "../releases/haproxyRelease";
import { send } from "../traffic/client";
import { serversOf } from "../traffic/frontends";
import { freePorts } from "../traffic/ports";
import { RunningHaproxy } from "../traffic/runningHaproxy";
import { WebServer } from "../traffic/webServer";
import { promql, startPrometheus } from "./prometheus";
import { messagesOf, startRsyslog } from "./rsyslog";
import type { Service } from "./service";
import { servicesTree } from "./servicesTree";

jest.setTimeout(180_000);

beforeAll(servicesTree);

const examples = path.join(__dirname, "../../examples");

interface Dashboard {
  panels: { title: string; targets?: { expr: string }[] }[];
  templating: { list: { name: string; query: { query: string } | string }[] };
}

const dashboard = JSON.parse(
  readFileSync(path.join(examples, "grafana/haproxy-pair.json"), "utf8"),
) as Dashboard;
const queries = dashboard.panels.flatMap(({ title, targets = [] }) =>
  targets.map(({ expr }) => ({ title, expr })),
);

/** A query as Grafana sends it when all nodes, frontends and backends are chosen. */
const asSent = (expression: string) =>
  expression.replaceAll("$__rate_interval", "10s").replace(/\$(?:instance|frontend|backend)/g, ".*");

/** A haproxy with one frontend, with TLS, and one that has its statistics. */
async function start(release?: HaproxyRelease) {
  const app = await WebServer.start("app");
  const [web = 0, stats = 0] = await freePorts(2);
  const haproxy = await RunningHaproxy.start(
    {
      certificates: [certificate("site")],
      frontends: [
        {
          name: "web",
          binds: [{ address: "127.0.0.1", port: web, certificates: ["site"] }],
          defaultBackend: "app",
        },
      ],
      backends: [{ name: "app", servers: serversOf([app], { check: true }) }],
      stats: { port: stats, password: "the pair's password" },
    },
    { release },
  );
  return {
    stats,
    ask: (path: string) => send({ port: web, path, tls: { servername: "site.test" } }),
    stop: async () => {
      await haproxy.stop();
      await app.stop();
    },
  };
}

describe("the examples, with a real Prometheus", () => {
  let pair: Awaited<ReturnType<typeof start>>;
  let prometheus: Service;
  let folder: string;
  let isRunning = true;
  let traffic: Promise<void>;

  beforeAll(async () => {
    pair = await start();
    folder = mkdtempSync(path.join(tmpdir(), "prometheus-"));
    const passwordFile = path.join(folder, "password");
    writeFileSync(passwordFile, "the pair's password");
    const example = readFileSync(path.join(examples, "prometheus.yml"), "utf8")
      .replace("/etc/prometheus/haproxy-password", passwordFile)
      .replace("scrape_interval: 15s", "scrape_interval: 1s")
      .replace(/targets: .*/, `targets: ["127.0.0.1:${pair.stats}"]`);
    prometheus = await startPrometheus(parse(example) as object);
    traffic = (async () => {
      while (isRunning) {
        await pair.ask("/");
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    })();
    // Prometheus looks for its targets 5 s after its start.
    await eventually("Prometheus has scraped for a while", 30, async () => {
      const [sample] = await promql(prometheus.port, "count_over_time(haproxy_process_uptime_seconds[1m])");
      return (sample?.value ?? 0) >= 4;
    });
  });

  afterAll(async () => {
    isRunning = false;
    await traffic;
    await prometheus.stop();
    await pair.stop();
    rmSync(folder, { recursive: true });
  });

  test("Prometheus scrapes haproxy with the password from a file", async () => {
    expect(
      await promql(prometheus.port, 'haproxy_server_status{proxy="app",server="app",state="UP"}'),
    ).toMatchObject([{ value: 1 }]);
    const [requests] = await promql(
      prometheus.port,
      'rate(haproxy_frontend_http_requests_total{proxy="web"}[10s])',
    );
    expect(requests?.value).toBeGreaterThan(1);
  });

  test.each(queries)("the panel $title has data: $expr", async ({ expr }) => {
    const samples = await promql(prometheus.port, asSent(expr));
    expect(samples.length).toBeGreaterThan(0);
    expect(samples.filter(({ value }) => Number.isNaN(value))).toEqual([]);
  });

  test.each(
    dashboard.templating.list.flatMap(({ name, query }) =>
      typeof query === "string" ? [] : [{ name, query: query.query }],
    ),
  )("the variable $name has values", async ({ query }) => {
    const [, series = "", label = ""] = /^label_values\((.*), (\w+)\)$/.exec(query) ?? [];
    const samples = await promql(prometheus.port, asSent(series));
    expect(samples.map(({ metric }) => metric[label]).filter((value) => value !== undefined)).not.toEqual([]);
  });
});

test.each(Object.values(HaproxyRelease))(
  "haproxy of Debian %s exports all that the dashboard asks for",
  async (release) => {
    const pair = await start(release);
    try {
      const { body } = await send({ port: pair.stats, path: "/metrics", auth: "admin:the pair's password" });
      const exported = new Set(body.match(/^haproxy_\w+/gm));
      const wanted = new Set(queries.flatMap(({ expr }) => expr.match(/haproxy_\w+/g) ?? []));
      expect([...wanted].filter((metric) => !exported.has(metric))).toEqual([]);
    } finally {
      await pair.stop();
    }
  },
);

test.each(["its socket", "UDP", "TCP"])("rsyslog takes long lines of JSON whole over %s", async (way) => {
  const rsyslog = await startRsyslog();
  const address = {
    "its socket": rsyslog.file("log"),
    UDP: `127.0.0.1:${rsyslog.port}`,
    TCP: `tcp@127.0.0.1:${rsyslog.port}`,
  }[way] as string;
  const app = await WebServer.start("app");
  const [port = 0] = await freePorts(1);
  const haproxy = await RunningHaproxy.start({
    frontends: [
      { name: "web", binds: [{ address: "127.0.0.1", port }], defaultBackend: "app", logFormatJson: true },
    ],
    backends: [{ name: "app", servers: serversOf([app]) }],
    global: { maxconn: 200, logs: [{ address, facility: "local3" }] },
  });
  try {
    const headers = { "User-Agent": '"\\'.repeat(150), Referer: "http://a/" + "r".repeat(300) };
    await send({ port, path: `/${"p".repeat(1500)}`, headers });
    const lines = () => messagesOf(rsyslog).filter((line) => /^local3\.info haproxy: .*\{/.test(line));
    await eventually("rsyslog has the line", 10, () => Promise.resolve(lines().length === 1));
    const [line = ""] = lines();
    expect(JSON.parse(line.slice(line.indexOf("{")))).toMatchObject({
      status: 200,
      userAgent: '"\\'.repeat(128),
    });
  } finally {
    await haproxy.stop();
    await Promise.all([app.stop(), rsyslog.stop()]);
  }
});
