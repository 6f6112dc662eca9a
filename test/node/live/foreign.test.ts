import { certificate } from "../../golden/certificates";
import { given, type Given, LiveNode, server } from "./liveNode";

jest.setTimeout(120_000);

const library = "/usr/local/libexec/haproxy-pair";

/** Sends requests for some seconds, each on a connection of its own or over some that are kept. */
const client = `
const http = require("node:http");
const [keepAlive, perSecond, seconds] = process.argv.slice(2).map(Number);
const agent = new http.Agent({ keepAlive: keepAlive === 1, maxSockets: keepAlive === 1 ? 16 : Infinity });
const result = { sent: 0, failed: 0, said: "" };
function send(done) {
  const request = http.get({ host: "10.0.0.11", agent, timeout: 3000 }, (response) => {
    response.resume().on("end", () => done(response.statusCode === 200 ? "" : String(response.statusCode)));
    response.on("error", (error) => done(error.message));
  });
  request.on("timeout", () => request.destroy(new Error("timeout")));
  // A kept connection may end while a request is on its way: clients send it again.
  request.on("error", (error) => (request.reusedSocket && error.code === "ECONNRESET" ? send(done) : done(error.message)));
}
const began = performance.now();
const timer = setInterval(() => {
  const elapsed = (performance.now() - began) / 1000;
  if (elapsed > seconds) { clearInterval(timer); setTimeout(() => { console.log(JSON.stringify(result)); process.exit(); }, 3500); }
  else while (result.sent < elapsed * perSecond) { result.sent++; send((fault) => { if (fault) { result.failed++; result.said = fault; } }); }
}, 5);`;

describe("a host that serves with a foreign haproxy", () => {
  let node: LiveNode;

  beforeEach(async () => {
    node = await LiveNode.start();
    await node.mustRun("rm -rf /var/lib/haproxy-pair/* /etc/haproxy/*; touch /run/no-keepalived");
  });
  afterEach(() => node.stop());

  const foreign = (global = "", backend = "server a 10.0.0.21:8080 check inter 200ms"): string => `global
    user haproxy
    group haproxy
    ${global}
defaults
    mode http
    timeout connect 1s
    timeout client 10s
    timeout server 10s
frontend theirs
    bind :80
    bind :8443
    default_backend theirs
backend theirs
    ${backend}
`;
  /** The host as it is before it becomes a node, and when its packages are there. */
  const isServing = async (configuration: string): Promise<void> => {
    await node.mustRun("cat >/etc/haproxy/haproxy.cfg; systemctl start haproxy; sleep 0.5", configuration);
    await node.mustRun(`${library}/packages.sh`, "package haproxy - unhold\n");
  };
  const passive = ({ settings }: Given) => node.run(`${library}/activate.sh passive`, settings);
  const said = (text: string): string => expect.stringContaining(text) as string;
  const wrongCheck = given({
    backends: [{ name: "app", httpCheck: { uri: "/", expect: { status: "299" } }, servers: [server("a")] }],
  });

  it.each([
    ["without a stats socket", ""],
    [
      "with one that hands its listeners over",
      "stats socket /run/haproxy/admin.sock level admin expose-fd listeners",
    ],
    ["with that of Debian", "stats socket /run/haproxy/admin.sock mode 660 level admin"],
    ["of another user, in a directory of its own", "chroot /run/haproxy"],
  ])("goes last and without a failed request, %s", async (_, global) => {
    await isServing(foreign(global));
    const good = given();
    await node.accept(good);
    expect(await passive(good)).toEqual({ exitCode: 0, output: said("active: waits") });
    const load = [0, 1].map((kept) =>
      node.mustRun(`${process.execPath} - ${kept} ${kept === 1 ? 100 : 300} 6`, client),
    );
    await node.mustRun("sleep 1.5");
    expect(await node.activate(good)).toMatchObject({ exitCode: 0 });
    await node.confirm(good);
    for (const result of await Promise.all(load)) {
      const { sent, failed, said } = JSON.parse(result) as Record<string, number>;
      expect([sent, failed, said]).toEqual([expect.any(Number), 0, ""]);
    }
  });

  it("does not wait when it has no listeners, as Debian's configuration", async () => {
    await isServing(
      foreign("stats socket /run/haproxy/admin.sock level admin").replace(/^frontend[^]*/m, ""),
    );
    await node.accept(given());
    expect(await passive(given())).toMatchObject({ exitCode: 0, output: said("runs ") });
  });

  it("is passive when keepalived runs, and this node does not hold the address", async () => {
    await node.mustRun("rm /run/no-keepalived");
    await isServing(foreign());
    await node.accept(given());
    expect(await passive(given())).toMatchObject({ exitCode: 0, output: said("runs ") });
  });

  it.each([
    ["its own stats socket", "stats socket /run/theirs.sock level user", undefined],
    ["connections to its servers", "", undefined],
    ["connections to its servers, by their names", "", "server a app.internal:8080"],
  ])("is the standard for which servers must pass, by %s", async (_, global, backend) => {
    await node.mustRun("echo 10.0.0.21 app.internal >>/etc/hosts");
    await isServing(foreign(global, backend));
    const { exitCode, output } = await node.acceptAndActivate(wrongCheck);
    expect([exitCode, output]).toEqual([1, said("some passed before")]);
    expect(output).toContain("what was running before is running again");
    expect(await node.status()).toBe("200");
  });

  it("does not require servers to pass that refused connections before", async () => {
    await isServing(foreign("", "server a 10.0.0.21:8099"));
    const absent = given({
      backends: [{ name: "app", httpCheck: { uri: "/" }, servers: [server("a", 8099)] }],
    });
    expect(await node.acceptAndActivate(absent)).toMatchObject({
      exitCode: 0,
      output: said("none passed before"),
    });
  });

  it.each([
    ["was changed after haproxy read it", "sleep 2.1; echo >>/etc/haproxy/haproxy.cfg"],
    [
      "is not accepted",
      "echo nonsense >>/etc/haproxy/haproxy.cfg; touch -d '1 hour ago' /etc/haproxy/haproxy.cfg",
    ],
  ])(
    "stays unchanged when its configuration %s, because the node could not go back to it",
    async (_, change) => {
      await isServing(foreign());
      await node.mustRun(change);
      const worker = await node.mustRun("echo show proc | socat - /run/haproxy-master.sock | grep worker");
      expect(await node.acceptAndActivate(given())).toEqual({
        exitCode: 1,
        output: said("could not go back to it; nothing was changed"),
      });
      expect(await node.mustRun("echo show proc | socat - /run/haproxy-master.sock | grep worker")).toContain(
        worker.split(" ")[0],
      );
    },
  );

  it("keeps all its files, and has them back at the end", async () => {
    const files = () =>
      node.mustRun(
        "cd /etc/haproxy; find . -type f -o -type d | sort | xargs stat -c '%n %a %U:%G'; cat $(find . -type f | sort)",
      );
    await node.mustRun(
      `cd /etc/haproxy; mkdir certs maps errors lists; chmod 755 certs; chmod 750 lists
       echo theirs >certs/theirs.pem; echo 'old theirs' >maps/hosts.map; chmod 640 maps/hosts.map
       echo more >maps/more.map; echo more >lists/more.lst; echo HTTP >errors/503.http`,
    );
    await node.mustRun("cat >/etc/haproxy/haproxy.cfg", foreign());
    const before = await files();
    await isServing(foreign());
    const withFiles = (name: string, more: object): Given =>
      given({
        certificates: [certificate(name)],
        files: [{ name: "page", content: name, extension: "html" }],
        frontends: [
          { name: "web", binds: [{ port: 443, certificates: [name] }], defaultBackend: "app", ...more },
        ],
        maps: [
          { name: "hosts", entries: [{ key: name, value: "app" }] },
          { name: "ours", entries: [] },
        ],
      });
    await node.rollOut(withFiles("site", { useBackends: [{ map: "hosts" }] }));
    expect(await node.mustRun("cat /etc/haproxy/maps/hosts.map")).toContain("site app");
    await node.rollOut(withFiles("shop", {}));
    for (const port of [80, 81, 82])
      await node.rollOut(given({ frontends: [{ name: "web", binds: [{ port }], defaultBackend: "app" }] }));
    expect(
      await node.mustRun(
        "cd /etc/haproxy; cat certs/theirs.pem maps/hosts.map maps/more.map lists/more.lst errors/503.http",
      ),
    ).toBe("theirs\nold theirs\nmore\nmore\nHTTP");
    await node.remove();
    expect(await files()).toBe(before);
  });
});
