import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { answers, times } from "../traffic/client";
import { oneFrontendEach } from "../traffic/frontends";
import { RunningHaproxy } from "../traffic/runningHaproxy";
import { type Dns, startDns } from "./dns";
import { servicesTree } from "./servicesTree";

jest.setTimeout(180_000);

beforeAll(servicesTree);

/** A web server at an address of its own that answers its name. */
async function at(host: string, port = 0): Promise<Server & { port: number }> {
  const server = createServer((_, response) => response.end(JSON.stringify({ server: host })));
  await new Promise<void>((resolve) => server.listen(port, host, resolve));
  return Object.assign(server, { port: (server.address() as AddressInfo).port });
}

describe("servers from DNS", () => {
  let dns: Dns;
  let haproxy: RunningHaproxy;
  let ports: Record<"byAddress" | "byService" | "byName", number>;
  let servers: (Server & { port: number })[];

  beforeAll(async () => {
    const first = await at("127.0.0.11");
    servers = [first, await at("127.0.0.12", first.port), await at("127.0.0.13", first.port)];
    dns = await startDns(["app A 127.0.0.11", "one A 127.0.0.11", "_http._tcp.app SRV 1 1 1 one"]);
    const options = { check: false, resolvers: "lab", initAddr: ["none"] };
    const pair = await oneFrontendEach({
      byAddress: {
        defaultServer: options,
        serverTemplates: [{ prefix: "app", num: 3, fqdn: "app.lab.test", port: first.port }],
      },
      byService: {
        defaultServer: options,
        serverTemplates: [{ prefix: "app", range: "1-3", fqdn: "_http._tcp.app.lab.test" }],
      },
      byName: {
        defaultServer: options,
        servers: [{ name: "one", address: "one.lab.test", port: first.port }],
      },
    });
    ports = pair.ports;
    haproxy = await RunningHaproxy.start({
      ...pair.inputs,
      resolvers: [
        {
          name: "lab",
          nameservers: [{ name: "bind", address: "127.0.0.1", port: dns.port }],
          timeouts: { resolve: "100ms", retry: "200ms" },
          hold: { valid: "100ms", obsolete: "100ms", nx: "100ms" },
        },
      ],
    });
  });

  afterAll(async () => {
    await haproxy.stop();
    await dns.stop();
    servers.forEach((server) => {
      server.closeAllConnections();
      server.close();
    });
  });

  /** Waits until all of these servers answer, and no other one. */
  async function answeredBy(port: number, ...wanted: string[]): Promise<void> {
    let found: string[] = [];
    const deadline = Date.now() + 15_000;
    while (found.join() !== wanted.join()) {
      if (Date.now() > deadline) throw new Error(`answered by ${found.join()}, not by ${wanted.join()}`);
      found = await answers(times(6, { port })).then(
        (all) => [...new Set(all.map(({ server }) => server))].sort(),
        () => [],
      );
    }
  }

  test("come and go with the addresses of a name", async () => {
    await answeredBy(ports.byAddress, "127.0.0.11");
    await dns.change(["app A 127.0.0.11", "app A 127.0.0.12", "app A 127.0.0.13"]);
    await answeredBy(ports.byAddress, "127.0.0.11", "127.0.0.12", "127.0.0.13");
    await dns.change(["app A 127.0.0.13"]);
    await answeredBy(ports.byAddress, "127.0.0.13");
  });

  test("come and go with SRV records, which give their ports", async () => {
    const port = servers[0]?.port ?? 0;
    const hosts = ["one A 127.0.0.11", "two A 127.0.0.12"];
    await dns.change([...hosts, `_http._tcp.app SRV 1 1 ${port} one`]);
    await answeredBy(ports.byService, "127.0.0.11");
    await dns.change([...hosts, ...["one", "two"].map((host) => `_http._tcp.app SRV 1 1 ${port} ${host}`)]);
    await answeredBy(ports.byService, "127.0.0.11", "127.0.0.12");
    await dns.change([...hosts, `_http._tcp.app SRV 1 1 ${port} two`]);
    await answeredBy(ports.byService, "127.0.0.12");
  });

  test("that are named one by one follow their addresses", async () => {
    await dns.change(["one A 127.0.0.12"]);
    await answeredBy(ports.byName, "127.0.0.12");
    await dns.change(["one A 127.0.0.13"]);
    await answeredBy(ports.byName, "127.0.0.13");
  });
});
