import { given, type Given, LiveNode, server } from "./liveNode";

jest.setTimeout(120_000);

/** A server that answers 404 to /gone and 503 to /broken. */
const servers = `defaults
    mode http
    timeout client 30s
    timeout server 30s
    timeout connect 1s
frontend servers
    bind 10.0.0.21:8090
    bind 10.0.0.21:8091
    http-request return status 404 if { path /gone }
    http-request return status 503 if { path /broken }
    http-request return status 200
`;

describe("the traffic of a new release on a node", () => {
  let node: LiveNode;

  beforeEach(async () => {
    node = await LiveNode.start();
    await node.mustRun("cat >/run/servers.cfg; haproxy -D -f /run/servers.cfg", servers);
  });
  afterEach(() => node.stop());

  const at = (port: number, more: object = {}): object => ({ ...server(`s${port}`, port), ...more });
  const both = [at(8090), at(8091)];
  const checked = (uri: string, backend: object = {}, more: object = {}): Given => {
    const app = { name: "app", httpCheck: { uri }, servers: both, ...backend };
    return given({
      frontends: [{ name: "web", binds: [{ port: 80 }], defaultBackend: app.name }],
      backends: [app],
      ...more,
    });
  };
  const said = (text: string): string => expect.stringContaining(text) as string;
  const isBack = "what was running before is running again";
  const failing = (name: string): string => `("${name}").httpCheck: every server fails its check`;

  describe("is well though no server takes new clients", () => {
    beforeEach(() => node.rollOut(checked("/")));

    it.each<[string, object, string]>([
      ["is disabled", { servers: both.map((server) => ({ ...server, disabled: true })) }, "503"],
      ["has weight 0", { servers: both.map((server) => ({ ...server, weight: 0 })) }, "503"],
      ["answers 404 with disableOn404", { httpCheck: { uri: "/gone", disableOn404: true } }, "503"],
    ])("when each %s by the inputs", async (_, backend, status) => {
      expect(await node.acceptAndActivate(checked("/", backend))).toEqual({
        exitCode: 0,
        output: said('backends[0] ("app"): takes no new clients'),
      });
      expect(await node.status()).toBe(status);
    });

    it.each(["maint", "drain"])("when an operator has put all of them into %s", async (state) => {
      for (const port of [8090, 8091]) await node.ask(`set server app/s${port} state ${state}`);
      expect(await node.acceptAndActivate(checked("/", { balance: { algorithm: "leastconn" } }))).toEqual({
        exitCode: 0,
        output: expect.stringMatching(/^runs \S+$/) as string,
      });
      expect(await node.ask("show stat")).toMatch(new RegExp(`^app,s8090,.*,${state.toUpperCase()},`, "m"));
    });
  });

  it("is that of the servers that others track", async () => {
    const inputs = (uri: string): Given =>
      checked(
        uri,
        {},
        {
          frontends: [{ name: "web", binds: [{ port: 80 }], defaultBackend: "tracking" }],
          backends: [
            { name: "app", httpCheck: { uri }, servers: both },
            {
              name: "tracking",
              servers: both.map((server, i) => ({ ...server, track: `app/s${8090 + i}` })),
            },
          ],
        },
      );
    await node.rollOut(inputs("/"));
    expect(await node.acceptAndActivate(inputs("/broken"))).toEqual({ exitCode: 1, output: said(isBack) });
  });

  describe("is not well with a health URL that is wrong", () => {
    it("on a backend of a new name", async () => {
      await node.rollOut(checked("/"));
      const { exitCode, output } = await node.acceptAndActivate(checked("/broken", { name: "application" }));
      expect([exitCode, output]).toEqual([1, said(failing("application"))]);
      expect(await node.status()).toBe("200");
    });

    it("on a backend that a frontend is moved to", async () => {
      await node.rollOut(checked("/"));
      const moved = checked(
        "/",
        {},
        {
          frontends: [{ name: "web", binds: [{ port: 80 }], defaultBackend: "other" }],
          backends: [
            { name: "app", httpCheck: { uri: "/" }, servers: both },
            { name: "other", httpCheck: { uri: "/" }, servers: [at(8099)] },
          ],
        },
      );
      const { exitCode, output } = await node.acceptAndActivate(moved);
      expect([exitCode, output]).toEqual([1, said("it gets the requests of a backend that served before")]);
      expect(await node.status()).toBe("200");
    });

    it("on a new node, where the servers answer", async () => {
      const { exitCode, output } = await node.acceptAndActivate(checked("/broken"));
      expect([exitCode, output]).toEqual([1, said(failing("app"))]);
    });
  });

  it("may wait for servers that do not exist yet, and says so", async () => {
    expect(await node.acceptAndActivate(checked("/", { servers: [at(8099)] }))).toEqual({
      exitCode: 0,
      output: said('backends[0] ("app"): every server fails its check, and none passed before: s8099 L4CON'),
    });
  });
});
