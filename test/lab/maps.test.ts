import { writeFileSync } from "node:fs";
import * as path from "node:path";
import { Agent, request } from "undici";
import { type Answer, get } from "./client";
import { backendOf, devStack, type DevStack, frontendOf } from "./devStack";
import { Lab, type LabHost } from "./lab";
import { Load } from "./load";
import { activeAndPassive, eventually, hostOf, output } from "./pair";
import { type Outcome, Stack } from "./stack";

jest.setTimeout(300_000);

/** Maps, lists and other files of a release, told in order on one pair: each test goes on where the one before ended. */
describe("a pair with maps and lists", () => {
  let lab: Lab;
  let stack: Stack;
  let config: DevStack & { maps: unknown[]; lists: unknown[] };

  const hosts = (backendOfShop: string): object => ({
    name: "hosts",
    entries: [
      { key: "shop.lab.test", value: backendOfShop },
      { key: "pages.lab.test", value: "web1-only" },
    ],
  });

  beforeAll(async () => {
    lab = await Lab.up({ name: "maps", debian: "bookworm", loadBalancers: 2, webServers: 2 });
    stack = new Stack(path.join(lab.directory, "stack"), "maps");
    const dev = devStack(lab);
    const server = (name: string): object => ({ name, address: hostOf(lab, name).address, port: 8080 });
    const backend = (name: string, ...servers: string[]): DevStack["backends"][number] =>
      ({
        name,
        httpCheck: { uri: "/healthz" },
        servers: servers.map(server),
      }) as DevStack["backends"][number];
    config = {
      ...dev,
      rollout: { settleTimeout: 5, confirmTimeout: 15 },
      frontends: [
        {
          name: "web",
          binds: [{ port: 80 }],
          defaultBackend: "both",
          acls: [{ name: "blocked", criterion: "req.hdr(X-Client)", list: "blocked" }],
          httpRequestRules: [
            { action: "deny", condition: "blocked" },
            { action: "return", contentType: "text/html", file: "sorry", condition: "{ path /sorry }" },
          ],
          useBackends: [{ map: "hosts" }],
        },
      ],
      backends: [backend("web1-only", "web1"), backend("web2-only", "web2"), backend("both", "web1", "web2")],
      maps: [hosts("web1-only")],
      lists: [{ name: "blocked", values: ["mallory"] }],
      files: [{ name: "sorry", content: "<h1>Sorry</h1>", extension: "html" }],
    };
    await stack.init();
    stack.configure(config);
    expect(await stack.up()).toMatchObject({ exitCode: 0 });
  });

  afterAll(async () => {
    await lab.down();
  });

  const ofHost = (host: string, ...options: string[]): Promise<Answer> =>
    get(`http://${lab.virtualIp}/`, "-H", `Host: ${host}`, ...options);
  const serverOfShop = async (): Promise<string> => (await ofHost("shop.lab.test")).body.trim();
  const ask = (host: LabHost, command: string): Promise<string> =>
    output(host, `echo '${command}' | socat -t 10 - /run/haproxy/admin.sock`);
  const workers = (): Promise<string[]> =>
    Promise.all(
      lab.loadBalancers.map(async (host) => /^Pid: \d+$/m.exec(await ask(host, "show info"))?.[0] ?? ""),
    );

  /** The entries of the running worker and of the file, which must be the same. */
  async function entriesOf(host: LabHost, kind: "map" | "acl", file: string): Promise<string[]> {
    const shown = await ask(host, `show ${kind} /etc/haproxy/${file}`);
    const entries = shown.split("\n").map((line) => line.replace(/^0x[0-9a-f]+ /, ""));
    expect((await output(host, `grep -v '^#' /etc/haproxy/${file}`)).split("\n")).toEqual(entries);
    return entries;
  }

  /** Applies a changed config that no reload is needed for. */
  async function changeWithoutReload(changed: typeof config): Promise<Outcome> {
    stack.configure(changed);
    const before = await workers();
    const outcome = await stack.up();
    expect(outcome).toMatchObject({ exitCode: 0 });
    expect(await workers()).toEqual(before);
    config = changed;
    return outcome;
  }

  it("routes by the map, blocks by the list, and answers with the other file", async () => {
    expect(await serverOfShop()).toBe("web1");
    expect((await ofHost("shop.lab.test", "-H", "X-Client: mallory")).status).toBe(403);
    expect(await get(`http://${lab.virtualIp}/sorry`)).toMatchObject({
      status: 200,
      body: "<h1>Sorry</h1>\n",
    });
  });

  it("gives a changed map to the running haproxy, under load, without a reload", async () => {
    const changed = { ...config, maps: [hosts("web2-only")] };
    stack.configure(changed);
    const { output: told } = await stack.preview();
    expect(told).toMatch(/-\s+shop\.lab\.test web1-only\n(.*\n)*?.*\+\s+shop\.lab\.test web2-only/);
    const load = await Load.start({
      url: `http://${lab.virtualIp}/`,
      host: "shop.lab.test",
      requestsPerSecond: 200,
      keepAlive: true,
    });
    await changeWithoutReload(changed);
    const { failed, servers } = await load.stop();
    expect([failed, Object.keys(servers).sort()]).toEqual([0, ["web1", "web2"]]);
    expect(await serverOfShop()).toBe("web2");
    for (const host of lab.loadBalancers) {
      expect(await entriesOf(host, "map", "maps/hosts.map")).toEqual([
        "shop.lab.test web2-only",
        "pages.lab.test web1-only",
      ]);
    }
  });

  it("gives a changed list to the running haproxy without a reload, whatever characters it has", async () => {
    const values = ["eve", "two words", "semi;colon", "back\\slash", "quo\"te's", "<<", "größe"];
    await changeWithoutReload({ ...config, lists: [{ name: "blocked", values }] });
    for (const host of lab.loadBalancers)
      expect(await entriesOf(host, "acl", "lists/blocked.lst")).toEqual(values);
    const statusFor = async (client: string): Promise<number> =>
      (await ofHost("shop.lab.test", "-H", `X-Client: ${client}`)).status;
    expect(await Promise.all(["mallory", ...values].map(statusFor))).toEqual([200, ...values.map(() => 403)]);
  });

  it("gives a map of 100,000 lines, read from a file, to the running haproxy without a reload", async () => {
    const lines = Array.from(
      { length: 100_000 },
      (_, index) => `host${index}.lab.test web${(index % 2) + 1}-only\n`,
    );
    const contentFile = path.join(lab.directory, "hosts.map");
    writeFileSync(contentFile, `# all of them\nshop.lab.test web1-only\n${lines.join("")}`);
    const { duration } = await changeWithoutReload({ ...config, maps: [{ name: "hosts", contentFile }] });
    expect(duration).toBeLessThan(30);
    expect(await serverOfShop()).toBe("web1");
    expect((await ofHost("host99999.lab.test")).body.trim()).toBe("web2");
    for (const host of lab.loadBalancers)
      expect(await entriesOf(host, "map", "maps/hosts.map")).toHaveLength(100_001);
  });

  it("puts map and configuration back when the two together do not prove themselves", async () => {
    await changeWithoutReload({ ...config, maps: [hosts("web1-only")] });
    const changed = structuredClone({ ...config, maps: [hosts("web2-only")] });
    for (const { name } of config.backends)
      backendOf(changed, name)["httpCheck"] = { uri: "/healthz", expect: { status: "204" } };
    stack.configure(changed);
    const { exitCode, output: told } = await stack.up();
    stack.configure(config);
    expect(exitCode).not.toBe(0);
    expect(told).toContain("what was running before is running again");
    for (const host of lab.loadBalancers)
      expect(await entriesOf(host, "map", "maps/hosts.map")).toContain("shop.lab.test web1-only");
  });

  it("takes a map back without a reload when pulumi is killed half-way", async () => {
    const { passive } = await activeAndPassive(lab);
    const before = await workers();
    stack.configure({ ...config, maps: [hosts("web2-only")] });
    await stack.killedUp(new RegExp(`pair-${passive.name}-activate-passive updated`));
    stack.configure(config);
    const shopOf = async (host: LabHost): Promise<string> =>
      (await ask(host, "show map /etc/haproxy/maps/hosts.map")).replace(/^\S+ |\n[^]*$/g, "");
    expect(await shopOf(passive)).toBe("shop.lab.test web2-only");
    await eventually("the passive node is back", 30, async () =>
      (await shopOf(passive)).endsWith("web1-only"),
    );
    for (const host of lab.loadBalancers)
      await eventually("both are", 30, async () => (await shopOf(host)).endsWith("web1-only"));
    for (const host of lab.loadBalancers) await entriesOf(host, "map", "maps/hosts.map");
    expect(await workers()).toEqual(before);
  });

  it("lets a removed server finish with its clients before the reload, and sends it no more", async () => {
    const changed = structuredClone(config);
    changed["rollout"] = { drainTimeout: 60, confirmTimeout: 120 };
    const both = backendOf(changed, "both");
    both.servers = both.servers.filter(({ name }) => name !== "web2");
    // More than the kernels' buffers hold, from each server.
    for (const web of lab.webServers) await output(web, "head -c 40000000 /dev/zero > /srv/www/big");
    const url = `http://${lab.virtualIp}/big`;
    const downloads = await Promise.all([1, 2].map(() => request(url, { dispatcher: new Agent() })));
    const { active } = await activeAndPassive(lab);
    const web2 = async (): Promise<{ status: string; sessions: string; total: string }> => {
      const row = /^both,web2,.*/m.exec(await ask(active, "show stat"))?.[0].split(",") ?? [];
      return { status: row[17] ?? "", sessions: row[4] ?? "", total: row[7] ?? "" };
    };
    const { status, ...before } = await web2();
    expect([status, before.sessions]).toEqual(["UP", "1"]);

    stack.configure(changed);
    const pid = await workers();
    const up = stack.up();
    await eventually("web2 is drained", 60, async () => (await web2()).status.startsWith("DRAIN"));
    for (let count = 0; count < 4; count++) expect((await ofHost("x.lab.test")).body.trim()).toBe("web1");
    expect(await web2()).toMatchObject(before);
    expect((await workers())[lab.loadBalancers.indexOf(active)]).toBe(pid[lab.loadBalancers.indexOf(active)]);
    for (const { body } of downloads) expect((await body.arrayBuffer()).byteLength).toBe(40_000_000);
    expect(await up).toMatchObject({ exitCode: 0 });
    expect(await web2()).toMatchObject({ status: "" });
    config = changed;
  });

  it("deletes the files that a release does not have any more", async () => {
    const without: typeof config = { ...structuredClone(config), maps: [], lists: [] };
    const web = frontendOf(without, "web");
    web["acls"] = web["httpRequestRules"] = web["useBackends"] = [];
    without["files"] = [];
    for (const queue of ["11s", "12s"]) {
      without["defaults"] = { timeouts: { queue } };
      stack.configure(without);
      expect(await stack.up()).toMatchObject({ exitCode: 0 });
    }
    for (const host of lab.loadBalancers)
      expect(await output(host, "find /etc/haproxy/maps /etc/haproxy/lists /etc/haproxy/files -type f")).toBe(
        "",
      );
  });
});
