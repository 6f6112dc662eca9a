import { certificate } from "../golden/certificates";
import { oneFrontendEach } from "./frontends";
import { freePorts } from "./ports";
import { RunningHaproxy } from "./runningHaproxy";
import { exchange, exchangeTls } from "./tcpClient";
import { TcpServer } from "./tcpServer";

describe("tcp mode", () => {
  let servers: TcpServer[];
  let haproxy: RunningHaproxy;
  let ports: Record<"inTurn" | "bySource" | "sticky", number>;
  let tls: number;

  beforeAll(async () => {
    servers = await TcpServer.startAll("t1", "t2");
    const own = servers.map(({ name, port }) => ({ name, address: "127.0.0.1", port, check: false }));
    const pair = await oneFrontendEach({
      inTurn: { mode: "tcp", servers: own },
      bySource: { mode: "tcp", balance: { algorithm: "source" }, servers: own },
      sticky: {
        mode: "tcp",
        stickTable: { type: "ip", size: "1k" },
        stickRules: [{ pattern: "src" }],
        servers: own,
      },
    });
    ports = pair.ports;
    [tls = 0] = await freePorts(1);
    haproxy = await RunningHaproxy.start({
      ...pair.inputs,
      certificates: [certificate("site")],
      frontends: [
        ...pair.inputs.frontends,
        {
          name: "tls",
          mode: "tcp",
          binds: [{ address: "127.0.0.1", port: tls, certificates: ["site"] }],
          defaultBackend: "inTurn",
        },
      ],
    });
  });

  afterAll(async () => {
    await haproxy.stop();
    await Promise.all(servers.map((server) => server.stop()));
  });

  async function answersTo(count: number, port: number, localAddress?: string): Promise<string[]> {
    const answers: string[] = [];
    for (let sent = 0; sent < count; sent++) {
      answers.push(await exchange(port, "\u0000 not http\n", localAddress));
    }
    return answers;
  }

  test("connections are given to the servers in turn, whatever they speak", async () => {
    expect((await answersTo(4, ports.inTurn)).sort()).toEqual(["t1", "t1", "t2", "t2"]);
  });

  test.each(["bySource", "sticky"] as const)("%s keeps a client on its server", async (backend) => {
    const seen = new Set<string>();
    for (let client = 1; client <= 8; client++) {
      const answers = new Set(await answersTo(3, ports[backend], `127.0.3.${client}`));
      expect(answers.size).toBe(1);
      answers.forEach((server) => seen.add(server));
    }
    expect(seen).toEqual(new Set(["t1", "t2"]));
  });

  test("TLS is terminated", async () => {
    expect(await exchangeTls(tls, "\u0000 not http\n")).toMatch(/^t[12]$/);
  });
});
