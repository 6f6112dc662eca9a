import type { HealthChecksArgs } from "../../src/args";
import { until } from "../traffic/client";
import { oneFrontendEach } from "../traffic/frontends";
import { freePorts } from "../traffic/ports";
import { RunningHaproxy } from "../traffic/runningHaproxy";
import { becomes } from "../traffic/serverStatus";
import { TcpServer } from "../traffic/tcpServer";
import { mariadb, startMariadb } from "./mariadb";
import { startPostgres } from "./postgres";
import { startRedis } from "./redis";
import type { Service, ServiceOptions } from "./service";
import { servicesTree } from "./servicesTree";
import { startSlapd } from "./slapd";
import { startSmtp } from "./smtp";

jest.setTimeout(180_000);

beforeAll(servicesTree);

interface Kind {
  check: HealthChecksArgs;
  start: (options?: ServiceOptions) => Promise<Service>;
  prepare?: (service: Service) => Promise<unknown>;
}

const kinds: Record<string, Kind> = {
  mysqlCheck: {
    check: { mysqlCheck: { user: "haproxy" } },
    start: startMariadb,
    prepare: ({ port }) => mariadb(port, "create user if not exists haproxy@'%'; flush privileges"),
  },
  pgsqlCheck: { check: { pgsqlCheck: { user: "haproxy" } }, start: startPostgres },
  redisCheck: { check: { redisCheck: true }, start: startRedis },
  ldapCheck: { check: { ldapCheck: true }, start: startSlapd },
  smtpchk: { check: { smtpchk: { domain: "lb.lab.test" } }, start: startSmtp },
};

describe.each(Object.entries(kinds))("%s", (_, { check, start, prepare }) => {
  test("finds its service up, and down once it is stopped; another service never passes for it", async () => {
    const impostor = await TcpServer.start("impostor");
    const [port = 0] = await freePorts(1);
    let service = await start({ port });
    await prepare?.(service);
    const { inputs } = await oneFrontendEach({
      app: {
        ...check,
        mode: "tcp",
        timeouts: { check: "1s" },
        defaultServer: { inter: "100ms", rise: 1, fall: 1 },
        servers: [
          { name: "real", address: "127.0.0.1", port },
          { name: "impostor", address: "127.0.0.1", port: impostor.port },
        ],
      },
    });
    const haproxy = await RunningHaproxy.start(inputs);
    try {
      await becomes(haproxy, "app", "impostor", "DOWN");
      await until(async () => /^app,real,.*,UP,.*,L7OK,/m.test(await haproxy.command("show stat")));
      await service.stop();
      await becomes(haproxy, "app", "real", "DOWN");
      service = await start({ port });
      await prepare?.(service);
      await becomes(haproxy, "app", "real", "UP");
    } finally {
      await haproxy.stop();
      await service.stop();
      await impostor.stop();
    }
  });
});
