import { promises } from "node:dns";
import { eventually } from "../lab/pair";
import { ask, until } from "../traffic/client";
import { oneFrontendEach, serversOf } from "../traffic/frontends";
import { freePorts } from "../traffic/ports";
import { RunningHaproxy } from "../traffic/runningHaproxy";
import { WebServer } from "../traffic/webServer";
import { startDns } from "./dns";
import { mariadb, startMariadb } from "./mariadb";
import { promql, startPrometheus } from "./prometheus";
import { psql, startPostgres } from "./postgres";
import { redisCli, startRedis } from "./redis";
import { messagesOf, startRsyslog } from "./rsyslog";
import type { Service } from "./service";
import { servicesTree } from "./servicesTree";
import { namingContexts, startSlapd } from "./slapd";
import { mailsOf, smtp, startSmtp } from "./smtp";

jest.setTimeout(180_000);

beforeAll(servicesTree);

describe("real servers behind haproxy in tcp mode", () => {
  const starters = {
    redis: startRedis,
    postgres: startPostgres,
    mariadb: startMariadb,
    slapd: startSlapd,
    smtp: startSmtp,
  };
  type Name = keyof typeof starters;
  const names = Object.keys(starters) as Name[];
  let services: Record<Name, Service>;
  let haproxy: RunningHaproxy;
  let ports: Record<Name, number>;

  beforeAll(async () => {
    const started = await Promise.all(names.map(async (name) => [name, await starters[name]()] as const));
    services = Object.fromEntries(started) as Record<Name, Service>;
    const backends = started.map(([name, { port }]) => [
      name,
      { mode: "tcp", servers: [{ name, address: "127.0.0.1", port, check: false }] },
    ]);
    const pair = await oneFrontendEach<Name>(
      Object.fromEntries(backends) as Record<Name, { mode: "tcp"; servers: [] }>,
    );
    ports = pair.ports;
    haproxy = await RunningHaproxy.start(pair.inputs);
  });

  afterAll(async () => {
    await haproxy.stop();
    await Promise.all(Object.values(services).map((service) => service.stop()));
  });

  test("Redis returns the value that it stored", async () => {
    expect(await redisCli(ports.redis, "set", "key", "value")).toBe("OK");
    expect(await redisCli(ports.redis, "get", "key")).toBe("value");
  });

  test("PostgreSQL returns the value that it stored", async () => {
    await psql(ports.postgres, "create table kept as select 'value' as kept");
    expect(await psql(ports.postgres, "select kept from kept")).toBe("value");
  });

  test("MariaDB returns the value that it stored", async () => {
    await mariadb(ports.mariadb, "create database kept; create table kept.kept select 'value' as kept");
    expect(await mariadb(ports.mariadb, "select kept from kept.kept")).toBe("value");
  });

  test("slapd reports its naming context", async () => {
    expect(await namingContexts(ports.slapd)).toBe("dc=lab,dc=test");
  });

  test("Exim takes mails", async () => {
    const mail = [
      "MAIL FROM:<a@lab.test>",
      "RCPT TO:<b@lab.test>",
      "DATA",
      "Subject: a mail\r\n\r\ntext\r\n.",
    ];
    expect(await smtp(ports.smtp, "EHLO client", ...mail)).toContain("250 OK id=");
    await until(() => mailsOf(services.smtp).includes("Subject: a mail"));
  });
});

test("a service that has been stopped answers no more, and can be started again on its port", async () => {
  const redis = await startRedis();
  await redis.stop();
  await expect(redisCli(redis.port, "ping")).rejects.toThrow("Connection refused");
  const again = await startRedis({ port: redis.port, args: ["--requirepass", "secret"] });
  expect(await redisCli(redis.port, "ping")).toContain("NOAUTH");
  await again.stop();
});

test("a service that cannot start is reported with its own message", async () => {
  await expect(startRedis({ args: ["--no-such-option", "1"] })).rejects.toThrow(
    /redis-server does not answer/,
  );
});

test("BIND answers records that change", async () => {
  const dns = await startDns(["app A 127.0.0.2", "_http._tcp.app SRV 1 2 8080 app"]);
  try {
    const resolver = new promises.Resolver();
    resolver.setServers([`127.0.0.1:${dns.port}`]);
    expect(await resolver.resolve4("app.lab.test")).toEqual(["127.0.0.2"]);
    expect(await resolver.resolveSrv("_http._tcp.app.lab.test")).toEqual([
      { name: "app.lab.test", port: 8080, priority: 1, weight: 2 },
    ]);
    await dns.change(["app A 127.0.0.3", "app A 127.0.0.4"]);
    expect((await resolver.resolve4("app.lab.test")).sort()).toEqual(["127.0.0.3", "127.0.0.4"]);
    await expect(resolver.resolveSrv("_http._tcp.app.lab.test")).rejects.toThrow("ENOTFOUND");
  } finally {
    await dns.stop();
  }
});

test("Prometheus scrapes haproxy", async () => {
  const [web = 0, stats = 0] = await freePorts(2);
  const prometheus = await startPrometheus({
    scrape_configs: [
      {
        job_name: "haproxy",
        scrape_interval: "1s",
        basic_auth: { username: "operator", password: "password" },
        static_configs: [{ targets: [`127.0.0.1:${stats}`] }],
      },
    ],
  });
  const haproxy = await RunningHaproxy.start(
    {
      frontends: [{ name: "web", binds: [{ address: "127.0.0.1", port: web }], defaultBackend: "app" }],
      stats: { port: stats, user: "operator" },
    },
    { statsPassword: "password" },
  );
  try {
    const status = 'haproxy_frontend_status{proxy="web",state="UP"}';
    // Prometheus looks for its targets 5 s after its start.
    await eventually("Prometheus knows the frontend", 20, async () => {
      const [sample] = await promql(prometheus.port, status);
      return sample?.value === 1;
    });
  } finally {
    await haproxy.stop();
    await prometheus.stop();
  }
});

test.each(["its port", "its socket"])("rsyslog takes haproxy's messages at %s", async (place) => {
  const rsyslog = await startRsyslog();
  const address = place === "its port" ? `127.0.0.1:${rsyslog.port}` : rsyslog.file("log");
  const app = await WebServer.start("app");
  const { inputs, ports } = await oneFrontendEach({ app: { servers: serversOf([app]) } });
  const haproxy = await RunningHaproxy.start({
    ...inputs,
    global: { maxconn: 200, logs: [{ address, facility: "local3" }] },
  });
  try {
    await ask({ port: ports.app, path: "/logged" });
    await until(() => messagesOf(rsyslog).some((line) => /^local3\.info haproxy: .*GET \/logged/.test(line)));
  } finally {
    await haproxy.stop();
    await Promise.all([app.stop(), rsyslog.stop()]);
  }
});
