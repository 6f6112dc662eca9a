import * as path from "node:path";
import { get } from "./client";
import { backendOf, devStack, type DevStack, frontendOf } from "./devStack";
import { Lab, type LabHost } from "./lab";
import { activeAndPassive, eventually, holders, hostOf, output } from "./pair";
import { Stack } from "./stack";

jest.setTimeout(300_000);

/** Clients that a stick table keeps on their servers, told in order on one pair. */
describe("a pair that shares its stick tables", () => {
  const users = Array.from({ length: 20 }, (_, index) => `user${index}`);
  let lab: Lab;
  let stack: Stack;
  let config: DevStack;
  /** Where each user was sent first. */
  let first: string[];

  beforeAll(async () => {
    lab = await Lab.up({ name: "peers", debian: "bookworm", loadBalancers: 2, webServers: 2 });
    stack = new Stack(path.join(lab.directory, "stack"), "peers");
    const app = {
      name: "app",
      httpCheck: { uri: "/healthz" },
      stickTable: { type: "string", size: "10k", expire: "10m", store: ["http_req_cnt"] },
      stickRules: [{ pattern: "req.hdr(X-User)" }],
      servers: lab.webServers.map(({ name, address }) => ({ name, address, port: 8080 })),
    };
    const web = {
      name: "web",
      binds: [{ port: 80 }],
      defaultBackend: "app",
      extraLines: ["http-request track-sc0 req.hdr(X-User) table app"],
    };
    config = { ...devStack(lab), frontends: [web], backends: [app] };
    await stack.init();
    stack.configure(config);
    expect(await stack.up()).toMatchObject({ exitCode: 0 });
    first = await serversOf(users);
  });

  afterAll(async () => {
    await lab.down();
  });

  /** Which server answers each client; one after the other, for the servers are taken in turn. */
  async function serversOf(names: string[]): Promise<string[]> {
    const servers: string[] = [];
    for (const name of names)
      servers.push((await get(`http://${lab.virtualIp}/`, "-H", `X-User: ${name}`)).body.trim());
    return servers;
  }

  const table = (host: LabHost): Promise<string> =>
    output(host, "echo 'show table app' | socat -t 5 - /run/haproxy/admin.sock");
  const entries = async (host: LabHost): Promise<number> =>
    ((await table(host)).match(/ key=user/g) ?? []).length;
  const requestsOf = async (host: LabHost, user: string): Promise<number> =>
    Number(new RegExp(` key=${user} .* http_req_cnt=(\\d+)`).exec(await table(host))?.[1]);
  const complete = (host: LabHost): Promise<void> =>
    eventually(`${host.name} has the whole table`, 15, async () => (await entries(host)) === users.length);

  it("spreads clients over the servers, and keeps each on its own", async () => {
    expect(new Set(first)).toEqual(new Set(["web1", "web2"]));
    expect(await serversOf(users)).toEqual(first);
    // Each comes in at another's turn, so that taking turns alone would not lead it back.
    expect(await serversOf([...users].reverse())).toEqual([...first].reverse());
  });

  it("runs haproxy's worker as the user haproxy, in its chroot", async () => {
    const pid = "$(echo 'show info' | socat - /run/haproxy/admin.sock | sed -n 's/^Pid: //p')";
    const told = await output(hostOf(lab, "lb1"), `readlink /proc/${pid}/root; ps -o user= -p ${pid}`);
    expect(told.trim().split("\n")).toEqual(["/var/lib/haproxy", "haproxy"]);
  });

  it("shares each node's entries with the other, counters included", async () => {
    const { active, passive } = await activeAndPassive(lab);
    await complete(passive);
    await serversOf(["user0", "user0", "user0"]);
    const counted = await requestsOf(active, "user0");
    expect(counted).toBeGreaterThanOrEqual(6);
    await eventually(
      "the passive node counts the same",
      5,
      async () => (await requestsOf(passive, "user0")) === counted,
    );
  });

  it("keeps each client on its server through a reload", async () => {
    const changed = structuredClone(config);
    backendOf(changed, "app")["timeouts"] = { queue: "7s" };
    stack.configure(changed);
    expect(await stack.up()).toMatchObject({ exitCode: 0 });
    config = changed;
    expect(await serversOf([...users].reverse())).toEqual([...first].reverse());
    for (const host of lab.loadBalancers) await complete(host);
  });

  it("keeps each client on its server when haproxy is killed on the active node", async () => {
    const { active, passive } = await activeAndPassive(lab);
    await output(active, "pkill -9 -x haproxy");
    await eventually("the address moves", 5, async () => (await holders(lab)).join() === passive.name);
    expect(await serversOf([...users].reverse())).toEqual([...first].reverse());
    // What was killed learns it all again from the other.
    await complete(active);
  });

  it("keeps each client on its server when the active host crashes", async () => {
    const { active, passive } = await activeAndPassive(lab);
    await active.crash();
    await eventually("the address moves", 5, async () => {
      const { stdout } = await passive.ssh("ip -o address show");
      return stdout.includes(` ${lab.virtualIp}/`);
    });
    expect(await serversOf([...users].reverse())).toEqual([...first].reverse());
    await active.boot();
    await active.ready();
  });

  it("refuses, before any reload, a port for the peers that is taken, and names the input", async () => {
    const lb2 = hostOf(lab, "lb2");
    await output(lb2, "systemd-run --quiet --unit=taken socat TCP-LISTEN:10001,fork,reuseaddr /dev/null");
    stack.configure({ ...config, peers: { port: 10001 } });
    const { exitCode, output: told } = await stack.up();
    expect(exitCode).not.toBe(0);
    expect(told).toMatch(
      /lb2: the configuration cannot run here[^]*peers\.port: port 10001 is held by socat/,
    );
  });

  it("names the release and the build that an unsupported input needs", async () => {
    const changed = structuredClone(config);
    backendOf(changed, "app")["defaultServer"] = { idlePing: "30s" };
    backendOf(changed, "app")["extraLines"] = ["option http-drop-request-trailers"];
    frontendOf(changed, "web")["binds"] = [{ port: 80 }, { port: 443, quic: true, certificates: ["site"] }];
    stack.configure(changed);
    const { exitCode, output: told } = await stack.up();
    expect(exitCode).not.toBe(0);
    expect(told).toMatch(
      /backends\[0\] \("app"\)\.extraLines: .*\(option http-drop-request-trailers needs HAProxy 3\.2 or newer; this node has 2\.6\.\d+/,
    );
    expect(told).toMatch(
      /backends\[0\] \("app"\)\.defaultServer: .*\(idle-ping needs HAProxy 3\.2 or newer; this node has 2\.6\.\d+/,
    );
    expect(told).toMatch(
      /frontends\[0\] \("web"\)\.binds\[\d\]: .*\(needs a haproxy with QUIC; this node's is built without\)/,
    );
  });
});
