import { answers, countAnswers, send, times, until } from "./client";
import { oneFrontendEach, serversOf } from "./frontends";
import { RunningHaproxy } from "./runningHaproxy";
import { WebServer } from "./webServer";

describe("balancing without keys", () => {
  let servers: WebServer[];
  let haproxy: RunningHaproxy;
  let ports: Record<
    "equal" | "weighted" | "static" | "least" | "first" | "random" | "weightedRandom",
    number
  >;

  beforeAll(async () => {
    servers = await WebServer.startAll("s1", "s2", "s3");
    const equal = serversOf(servers);
    const weighted = serversOf(servers, { weight: 10 }, { weight: 20 }, { weight: 30 });
    const pair = await oneFrontendEach({
      equal: { balance: { algorithm: "roundrobin" }, servers: equal },
      weighted: { balance: { algorithm: "roundrobin" }, servers: weighted },
      static: { balance: { algorithm: "static-rr" }, servers: weighted },
      least: { balance: { algorithm: "leastconn" }, servers: equal },
      first: { balance: { algorithm: "first" }, defaultServer: { maxconn: 2 }, servers: equal },
      random: { balance: { algorithm: "random" }, servers: equal },
      weightedRandom: { balance: { algorithm: "random", randomDraws: 1 }, servers: weighted },
    });
    ports = pair.ports;
    haproxy = await RunningHaproxy.start(pair.inputs);
  });

  afterAll(async () => {
    await haproxy.stop();
    await Promise.all(servers.map((server) => server.stop()));
  });

  afterEach(() => {
    servers.forEach((server) => {
      server.release();
    });
  });

  const holding = () => servers.map((server) => server.holding);
  const total = () => holding().reduce((sum, held) => sum + held, 0);

  /** Opens requests one after the other that wait for their answer. */
  async function hold(count: number, port: number): Promise<void> {
    const before = total();
    for (let sent = 1; sent <= count; sent++) {
      void send({ port, path: "/hold" }).catch(() => undefined);
      await until(() => total() === before + sent);
    }
  }

  test("roundrobin gives every server the same share", async () => {
    expect(await countAnswers(times(60, { port: ports.equal }))).toEqual({ s1: 20, s2: 20, s3: 20 });
  });

  test.each(["weighted", "static"] as const)("roundrobin (%s) gives shares by weight", async (name) => {
    expect(await countAnswers(times(60, { port: ports[name] }))).toEqual({ s1: 10, s2: 20, s3: 30 });
  });

  test("leastconn gives requests to the servers that have the fewest, under unequal load", async () => {
    await hold(6, ports.least);
    expect(holding()).toEqual([2, 2, 2]);
    servers[0]?.release();
    servers[1]?.release();
    await until(async () => !/^least,s[12],0,\d+,[1-9]/m.test(await haproxy.command("show stat")));
    await hold(4, ports.least);
    expect(holding()).toEqual([2, 2, 2]);
  });

  test("first fills one server before it uses the next", async () => {
    await hold(3, ports.first);
    expect(holding()).toEqual([2, 1, 0]);
    await hold(2, ports.first);
    expect(holding()).toEqual([2, 2, 1]);
  });

  test("random gives every server about the same share, in no order", async () => {
    const order = (await answers(times(300, { port: ports.random }))).map(({ server }) => server);
    for (const name of ["s1", "s2", "s3"]) {
      const share = order.filter((server) => server === name).length;
      expect(share).toBeGreaterThan(60);
      expect(share).toBeLessThan(140);
    }
    expect(order.some((server, index) => server === order[index + 1])).toBe(true);
  });

  test("random gives shares by weight", async () => {
    const { s1 = 0, s3 = 0 } = await countAnswers(times(300, { port: ports.weightedRandom }));
    expect(s1).toBeGreaterThan(15);
    expect(s1).toBeLessThan(90);
    expect(s3).toBeGreaterThan(110);
  });
});
