import { readFileSync } from "node:fs";
import * as path from "node:path";
import { X509Certificate } from "node:crypto";
import { signedBy } from "./certificates";
import { get } from "./client";
import { backendOf, devStack, type DevStack, frontendOf, serverOf } from "./devStack";
import { Lab, type LabHost } from "./lab";
import { Load, type LoadResult } from "./load";
import { activeAndPassive, eventually, filesOf, holders, hostOf, output, processesOf } from "./pair";
import { type Outcome, Stack } from "./stack";

jest.setTimeout(300_000);

/** One pair on Debian 12, from bare hosts to none, told in order: each test goes on where the one before ended. */
describe("a pair on Debian 12", () => {
  let lab: Lab;
  let stack: Stack;
  let config: DevStack;

  const site = "app.lab.test";
  const certificates = (): string => path.join(lab.directory, "certificates");
  const https = (host: string, uri: string, ...options: string[]): ReturnType<typeof get> =>
    get(
      `https://${host}${uri}`,
      "--resolve",
      `${host}:443:${lab.virtualIp}`,
      "--cacert",
      `${certificates()}/ca.pem`,
      ...options,
    );

  beforeAll(async () => {
    lab = await Lab.up({ name: "story", debian: "bookworm", loadBalancers: 2, webServers: 4 });
    stack = new Stack(path.join(lab.directory, "stack"), "story");
    config = devStack(lab);
    stack.configure(config);
    await stack.init();
  });

  afterAll(async () => {
    await lab.down();
  });

  /** Applies a changed config and expects it to be the live one. */
  async function change(changed: DevStack): Promise<Outcome> {
    stack.configure(changed);
    const outcome = await stack.up();
    if (outcome.exitCode !== 0) throw new Error(outcome.output);
    config = changed;
    return outcome;
  }

  /** Applies a config that must fail, and puts the good config back in place for what follows. */
  async function refused(changed: DevStack): Promise<Outcome> {
    stack.configure(changed);
    const outcome = await stack.up();
    stack.configure(config);
    expect(outcome.exitCode).not.toBe(0);
    return outcome;
  }

  /** Runs something while clients with new and with kept-alive connections send requests, 400 a second in all. */
  async function underLoad(task: () => Promise<unknown>): Promise<LoadResult[]> {
    const ca = readFileSync(`${certificates()}/ca.pem`, "utf8");
    const loads = await Promise.all([
      Load.start({ url: `http://${lab.virtualIp}/`, host: site, requestsPerSecond: 200, keepAlive: false }),
      Load.start({ url: `http://${lab.virtualIp}/`, host: site, requestsPerSecond: 150, keepAlive: true }),
      Load.start({
        url: `https://${lab.virtualIp}/`,
        host: site,
        requestsPerSecond: 50,
        keepAlive: true,
        ca,
      }),
    ]);
    const [failure] = await Promise.allSettled([task()]);
    const results = await Promise.all(loads.map((load) => load.stop()));
    if (failure.status === "rejected") throw failure.reason;
    return results;
  }

  const noneFailed = [0, 1, 2].map(() => expect.objectContaining({ failed: 0, failures: [] }) as LoadResult);

  function digestOf(host: LabHost): Promise<string> {
    return output(host, "echo 'show info' | socat - /run/haproxy/admin.sock | sed -n 's/^description: //p'");
  }

  function workerOf(host: LabHost): Promise<string> {
    return output(host, "echo 'show info' | socat - /run/haproxy/admin.sock | grep '^Pid:'");
  }

  function masterOf(host: LabHost): Promise<string> {
    return output(host, "systemctl show -P MainPID haproxy");
  }

  /** What is live: what is staged beside it may be there or not. */
  const withoutReleases = (files: string): string[] =>
    files.split("\n").filter((line) => !line.includes("/releases/"));

  async function snapshot(): Promise<string[]> {
    return Promise.all(lab.loadBalancers.flatMap((host: LabHost) => [filesOf(host), processesOf(host)]));
  }

  it("reports every fault of the inputs in the preview, before any host is contacted", async () => {
    const faulty = structuredClone(config);
    faulty.nodes.forEach((node) => (node.connection["host"] = "192.0.2.1"));
    backendOf(faulty, "app")["balance"] = { algorithm: "roundrobbin" };
    frontendOf(faulty, "web")["defaultBackend"] = "nowhere";
    stack.configure(faulty);
    const { exitCode, output: told, duration } = await stack.preview();
    stack.configure(config);
    expect(exitCode).not.toBe(0);
    expect(told).toContain('backends[0].balance.algorithm: "roundrobbin" is not one of roundrobin,');
    expect(told).toContain('frontends[0].defaultBackend: there is no backend "nowhere"; there are app, api,');
    expect(told).not.toMatch(/\n\s+at .*\.(ts|js):\d+/);
    expect(duration).toBeLessThan(30);
  });

  it("is installed on bare hosts by one pulumi up, the first node active, though apt is locked on one for a while", async () => {
    const lock =
      "open F, '>/var/lib/dpkg/lock-frontend'; fcntl F, F_SETLK, pack('s s l! l! i', F_WRLCK, 0, 0, 0, time) or die; sleep 10";
    await output(hostOf(lab, "lb2"), `systemd-run --quiet perl -MFcntl -e "${lock}"`);
    await change(config);
    expect(await holders(lab)).toEqual(["lb1"]);
  });

  it("serves on the virtual addresses, IPv4 and IPv6, http and https, by host and path", async () => {
    expect(await get(`http://${lab.virtualIp}/`, "-H", `Host: ${site}`)).toMatchObject({ status: 200 });
    expect(await get(`http://[${lab.virtualIp6}]/`, "-H", `Host: ${site}`)).toMatchObject({ status: 200 });
    expect((await https(site, "/")).headers["x-server"]).toMatch(/^web[12]$/);
    expect((await https("api.lab.test", "/")).headers["x-server"]).toMatch(/^web[34]$/);
    expect((await https(site, "/static/x.css")).headers["x-server"]).toMatch(/^web[12]$/);
    expect(await output(hostOf(lab, "lb2"), `curl -s telnet://${lab.virtualIp}:9000 </dev/null`)).toMatch(
      /web[12]/,
    );
  });

  it("keeps a client on its server by its cookie, and an API client by its address", async () => {
    const first = await https(site, "/");
    const cookie = first.headers["set-cookie"]?.split(";")[0] ?? "";
    expect(cookie).toMatch(/^SERVERID=/);
    for (let i = 0; i < 6; i++) {
      expect((await https(site, "/", "-H", `Cookie: ${cookie}`)).headers["x-server"]).toBe(
        first.headers["x-server"],
      );
    }
    const servers = new Set<string | undefined>();
    for (let i = 0; i < 6; i++) servers.add((await https("api.lab.test", "/")).headers["x-server"]);
    expect(servers.size).toBe(1);
  });

  it("returns its outputs, and keeps secrets out of them and out of the plain-text state", async () => {
    const outputs = await stack.outputs();
    expect(outputs).toMatchObject({
      virtualIps: config.virtualIps,
      haproxyVersions: { lb1: expect.stringMatching(/^2\.6\./) as string },
    });
    expect(outputs["haproxyConfig"]).toContain(String(outputs["configDigest"]));
    const key = readFileSync(`${certificates()}/site.key`, "utf8").split("\n")[1] ?? "";
    expect(key.length).toBeGreaterThan(20);
    const state = stack.state();
    expect(state).toContain("haproxy-pair:index:HaproxyPair");
    expect(state).not.toContain(key);
    expect(state).not.toContain(String(outputs["statsPassword"]));
    expect(state).not.toContain(readFileSync(path.join(lab.directory, "id_ed25519"), "utf8").split("\n")[2]);
  });

  it("changes nothing, writes nothing and reloads nothing at a second pulumi up", async () => {
    const before = await snapshot();
    const { output: told } = await change(config);
    expect(told).toMatch(/Resources:\s+\d+ unchanged/);
    expect(await snapshot()).toEqual(before);
  });

  it("shows the change of haproxy.cfg in the preview, with no secret in it", async () => {
    const changed = structuredClone(config);
    serverOf(changed, "app", "web1")["weight"] = 3;
    stack.configure(changed);
    const { output: told } = await stack.preview();
    stack.configure(config);
    expect(told).toMatch(/-\s+server web1 .*\n(.*\n)*?.*\+\s+server web1 .* weight 3/);
    // Once for all nodes, and once as the stack's output, which a preview without --diff shows too.
    expect(told.match(/\+\s+server web1 .* weight 3/g)).toHaveLength(2);
    expect(told).not.toMatch(/PRIVATE KEY|ssh-ed25519/);
  });

  it("changes the configuration under load without a failed request, and without moving the virtual address", async () => {
    const changed = structuredClone(config);
    backendOf(changed, "app")["balance"] = { algorithm: "roundrobin" };
    const results = await underLoad(() => change(changed));
    expect(results).toEqual(noneFailed);
    expect(results.reduce((sum, { sent }) => sum + sent, 0)).toBeGreaterThan(1000);
    expect(await holders(lab)).toEqual(["lb1"]);
  });

  it("changes the configuration under load without a failed request while one of two servers is down", async () => {
    const web2 = hostOf(lab, "web2");
    await output(web2, "systemctl stop nginx");
    try {
      await eventually("web2 is taken out", 15, async () => {
        const stat = await output(hostOf(lab, "lb1"), "echo 'show stat' | socat - /run/haproxy/admin.sock");
        return /^app,web2,.*,DOWN,/m.test(stat);
      });
      const changed = structuredClone(config);
      changed["defaults"] = { timeouts: { queue: "20s" } };
      const results = await underLoad(() => change(changed));
      expect(results).toEqual(noneFailed);
    } finally {
      await output(web2, "systemctl start nginx");
    }
    await eventually("web2 is back", 15, async () => {
      const stat = await output(hostOf(lab, "lb1"), "echo 'show stat' | socat - /run/haproxy/admin.sock");
      return /^app,web2,.*,UP,/m.test(stat);
    });
  });

  it("applies the changed port of a server, although the reload hands over the servers' state", async () => {
    await Promise.all(
      lab.webServers
        .slice(0, 2)
        .map((web) =>
          output(
            web,
            "sed -i 's/ listen 8080 default_server.*/& listen 8081 default_server;/' /etc/nginx/nginx.conf; systemctl reload nginx",
          ),
        ),
    );
    const changed = structuredClone(config);
    for (const server of backendOf(changed, "app").servers) server["port"] = 8081;
    await change(changed);
    const { active } = await activeAndPassive(lab);
    const state = await output(active, "echo 'show servers state app' | socat - /run/haproxy/admin.sock");
    expect(state.match(/ 8081 /g)).toHaveLength(2);
  });

  it("rotates a certificate under load without a reload or a failed request, as a one-line diff without the key", async () => {
    const presented = async (): Promise<string> => {
      const pem = await output(
        hostOf(lab, "lb1"),
        `openssl s_client -connect ${lab.virtualIp}:443 -servername ${site} </dev/null 2>/dev/null | openssl x509`,
      );
      return new X509Certificate(pem).serialNumber;
    };
    const workers = () => Promise.all(lab.loadBalancers.map(workerOf));
    const [before, workersBefore] = [await presented(), await workers()];
    await signedBy(lab.certificates.ca, lab.certificates.site, ["DNS:app.lab.test", "DNS:www.lab.test"]);
    const preview = await stack.preview();
    expect(preview.output).toMatch(/site-[0-9a-f]{8}\.pem/);
    expect(preview.output).not.toContain("PRIVATE KEY");
    const results = await underLoad(() => change(config));
    expect(results).toEqual(noneFailed);
    expect(await presented()).not.toBe(before);
    expect(await workers()).toEqual(workersBefore);
  });

  it("exchanges haproxy's package under load without a failed request, by reloads of the same masters", async () => {
    const madison = await output(hostOf(lab, "lb1"), "apt-cache madison haproxy | awk '{ print $3 }'");
    const [newest, older] = madison.split("\n");
    if (older === undefined) throw new Error(`the archive offers no second version of haproxy: ${madison}`);
    const masters = await Promise.all(lab.loadBalancers.map(masterOf));
    for (const version of [older, newest]) {
      const changed = structuredClone(config);
      changed["packages"] = { haproxy: { version, hold: true } };
      expect(await underLoad(() => change(changed))).toEqual(noneFailed);
      expect(await stack.outputs()).toMatchObject({ haproxyVersions: { lb1: version, lb2: version } });
      for (const host of lab.loadBalancers) {
        expect(await output(host, "echo 'show info' | socat - /run/haproxy/admin.sock")).toContain(
          `Version: ${version ?? ""}\n`,
        );
        expect(await output(host, "apt-mark showhold")).toBe("haproxy");
      }
    }
    expect(await Promise.all(lab.loadBalancers.map(masterOf))).toEqual(masters);
  });

  it("changes nothing on either node when haproxy does not accept the configuration, and names the input", async () => {
    const before = await snapshot();
    const changed = structuredClone(config);
    backendOf(changed, "api")["extraLines"] = ["option nonsense"];
    const { output: told } = await refused(changed);
    expect(told).toContain('backends[1] ("api").extraLines: ');
    expect(told).toContain("option nonsense");
    expect(await snapshot()).toEqual(before);
  });

  it("refuses, before any reload, a configuration that is valid but cannot be bound, and names the input", async () => {
    const before = await snapshot();
    const changed = structuredClone(config);
    frontendOf(changed, "greeting")["binds"] = [{ port: 22 }];
    const { output: told } = await refused(changed);
    expect(told).toMatch(/frontends\[1\] \("greeting"\)\.binds\[0\]: port 22 is held by sshd/);
    expect(await snapshot()).toEqual(before);
  });

  it("refuses, before any reload, more connections, threads and processors than a host has", async () => {
    const before = await snapshot();
    const changed = structuredClone(config);
    changed["global"] = {
      maxconn: 10_000_000,
      nbthread: 64,
      cpuMap: [{ threads: "1", cpus: ["900"] }],
      chroot: "/nowhere",
    };
    const { output: told } = await refused(changed);
    expect(told).toContain("global.maxconn: ");
    expect(told).toContain("global.nbthread: 64 threads are more than");
    expect(told).toContain("global.cpuMap[0]: there is no processor 900 on this host");
    expect(told).toContain("global.chroot: there is no directory /nowhere");
    expect(await snapshot()).toEqual(before);
  });

  it("catches a wrong health URL on the passive node, puts that back and leaves the active node alone", async () => {
    const { active, passive } = await activeAndPassive(lab);
    const [files, processes] = [await filesOf(active), await processesOf(active)];
    const live = await output(passive, "cat /etc/haproxy/haproxy.cfg");
    const changed = structuredClone(config);
    backendOf(changed, "app")["httpCheck"] = { uri: "/sick", expect: { status: "204" } };
    let told = "";
    const results = await underLoad(async () => ({ output: told } = await refused(changed)));
    expect(told).toMatch(/backends\[0\] \("app"\)\.httpCheck: every server fails its check/);
    expect(told).toContain("what was running before is running again");
    expect(results).toEqual(noneFailed);
    expect(await output(passive, "cat /etc/haproxy/haproxy.cfg")).toBe(live);
    expect(withoutReleases(await filesOf(active))).toEqual(withoutReleases(files));
    expect(await processesOf(active)).toBe(processes);
  });

  /** What the backend `local` of these tests has its server at. */
  async function listenLocally(host: LabHost): Promise<void> {
    await output(host, "systemd-run --quiet --unit=only-here socat TCP-LISTEN:9999,fork,reuseaddr /dev/null");
  }

  it("goes back on the passive node by itself when the active node cannot follow", async () => {
    const { active, passive } = await activeAndPassive(lab);
    const without = structuredClone(config);
    const local = (port: number): DevStack => {
      const changed = structuredClone(without);
      changed["rollout"] = { settleTimeout: 5, confirmTimeout: 10 };
      changed.backends.push({
        name: "local",
        mode: "tcp",
        servers: [{ name: "here", address: "127.0.0.1", port }],
      });
      return changed;
    };
    await change(local(22));
    const before = await digestOf(active);
    await listenLocally(passive);
    const { output: told } = await refused(local(9999));
    expect(told).toContain("what was running before is running again");
    expect(await digestOf(active)).toBe(before);
    await eventually("the passive node is back", 15, async () => (await digestOf(passive)) === before);

    await listenLocally(active);
    await change(local(9999));
    expect(await digestOf(passive)).toBe(await digestOf(active));
    expect(await digestOf(passive)).not.toBe(before);
  });

  it("goes back on the passive node by itself when pulumi is killed half-way, and the next pulumi up heals it", async () => {
    const { active, passive } = await activeAndPassive(lab);
    const before = await digestOf(passive);
    const changed = structuredClone(config);
    changed["defaults"] = { timeouts: { queue: "21s" } };
    stack.configure(changed);
    await stack.killedUp(new RegExp(`pair-${passive.name}-activate-passive updated`));
    expect(await digestOf(passive)).not.toBe(before);
    await eventually("the passive node is back", 15, async () => (await digestOf(passive)) === before);
    await eventually(
      "so is the active one, if it was reached",
      15,
      async () => (await digestOf(active)) === before,
    );
    await change(changed);
    expect(await digestOf(passive)).not.toBe(before);
    expect(await digestOf(active)).toBe(await digestOf(passive));
  });

  it("goes back on a passive host that is restarted before the confirmation, long before the timer", async () => {
    const { active, passive } = await activeAndPassive(lab);
    const before = await digestOf(passive);
    const changed = structuredClone(config);
    changed["defaults"] = { timeouts: { queue: "22s" } };
    stack.configure({ ...changed, rollout: { settleTimeout: 5, confirmTimeout: 600 } });
    await stack.killedUp(new RegExp(`pair-${passive.name}-activate-passive updated`));
    expect(await digestOf(passive)).not.toBe(before);
    await passive.crash();
    await passive.boot();
    await listenLocally(passive);
    await eventually("the passive node is back", 30, async () => (await digestOf(passive)) === before);
    await change(changed);
    expect(await digestOf(active)).toBe(await digestOf(passive));
  });

  it("loses the virtual address for no more than 150 ms when haproxy is killed, and does not move it back", async () => {
    const silences: number[] = [];
    for (let round = 0; round < 5; round++) {
      const { active, passive } = await activeAndPassive(lab);
      const load = await Load.start({
        url: `http://${lab.virtualIp}/`,
        host: site,
        requestsPerSecond: 200,
        keepAlive: false,
      });
      await eventually("load", 10, () => Promise.resolve(load.sent > 200));
      await output(active, "pkill -9 -x haproxy");
      await new Promise((resolve) => setTimeout(resolve, 4000));
      silences.push((await load.stop()).longestSilence);
      expect(await holders(lab)).toEqual([passive.name]);
    }
    silences.sort((a, b) => a - b);
    expect(silences[2]).toBeLessThanOrEqual(150);
  });

  it("moves the virtual address by hand as the README says, and leaves it there", async () => {
    const { active, passive } = await activeAndPassive(lab);
    await output(active, "echo 1 > /run/haproxy-pair/fault");
    await eventually(
      "the other node holds the address",
      5,
      async () => (await holders(lab)).join() === passive.name,
    );
    await output(active, "echo 0 > /run/haproxy-pair/fault");
    await new Promise((resolve) => setTimeout(resolve, 2000));
    expect(await holders(lab)).toEqual([passive.name]);
  });

  it("moves to another list of virtual addresses while clients use the one that stays", async () => {
    const changed = structuredClone(config);
    const another = lab.virtualIp.replace(/\d+$/, "101");
    changed.virtualIps = [...config.virtualIps, `${another}/24`];
    expect(await underLoad(() => change(changed))).toEqual(noneFailed);
    expect(await get(`http://${another}/`, "-H", `Host: ${site}`)).toMatchObject({ status: 200 });
    expect(await holders(lab)).toHaveLength(1);
  });

  it("moves the virtual address when haproxy hangs", async () => {
    const { active, passive } = await activeAndPassive(lab);
    await output(active, "pkill -STOP -x haproxy");
    await eventually(
      "the other node holds the address",
      8,
      async () => (await holders(lab)).join() === passive.name,
    );
    expect(await get(`http://${lab.virtualIp}/`, "-H", `Host: ${site}`)).toMatchObject({ status: 200 });
    await output(active, "pkill -CONT -x haproxy");
  });

  it("runs every step again on a host that was lost and built anew, when its connection changes", async () => {
    const { active, passive } = await activeAndPassive(lab);
    await output(
      passive,
      "systemctl disable --now keepalived haproxy; apt-get purge -qq -y --allow-change-held-packages haproxy keepalived socat; rm -rf /etc/haproxy /etc/keepalived /var/lib/haproxy-pair /usr/local/libexec/haproxy-pair /run/haproxy-pair /etc/systemd/system/haproxy.service.d /etc/tmpfiles.d/haproxy-pair.conf; systemctl daemon-reload",
    );
    const changed = structuredClone(config);
    const node = changed.nodes.find(({ name }) => name === passive.name);
    if (!node) throw new Error(`no node ${passive.name}`);
    node.connection["dialErrorLimit"] = 11;
    expect(await underLoad(() => change(changed))).toEqual(noneFailed);
    expect(await digestOf(passive)).toBe(await digestOf(active));
    expect(await holders(lab)).toEqual([active.name]);
    expect((await passive.ssh("systemctl is-active haproxy keepalived")).exitCode).toBe(0);
  });

  it("goes on serving when the active host crashes, within a second, and when it comes back", async () => {
    const { active, passive } = await activeAndPassive(lab);
    const load = await Load.start({
      url: `http://${lab.virtualIp}/`,
      host: site,
      requestsPerSecond: 100,
      keepAlive: false,
    });
    await eventually("load", 10, () => Promise.resolve(load.sent > 100));
    await active.crash();
    await eventually("the other node holds the address", 5, async () => {
      const { stdout } = await passive.ssh("ip -o address show");
      return stdout.includes(` ${lab.virtualIp}/`);
    });
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect((await load.stop()).longestSilence).toBeLessThan(1000);
    await active.boot();
    await eventually(
      "haproxy runs on the host that came back",
      30,
      async () => (await active.ssh("systemctl is-active haproxy keepalived")).exitCode === 0,
    );
    expect(await holders(lab)).toEqual([passive.name]);
  });

  it("leaves the hosts without services, configuration and virtual addresses at pulumi destroy", async () => {
    const { exitCode, output: told } = await stack.destroy();
    expect([exitCode, told]).toEqual([0, expect.anything()]);
    expect(await holders(lab)).toEqual([]);
    for (const host of lab.loadBalancers) {
      expect((await host.ssh("pgrep -x 'haproxy|keepalived'")).stdout).toBe("");
      expect(await output(host, "systemctl is-enabled haproxy keepalived; true")).not.toContain("enabled\n");
      expect(
        await output(
          host,
          "ls /etc/haproxy/certs /etc/haproxy/releases /etc/keepalived/keepalived.conf /usr/local/libexec/haproxy-pair /var/lib/haproxy-pair 2>/dev/null; true",
        ),
      ).toBe("");
      expect(await output(host, "grep -l haproxy-pair /etc/haproxy/haproxy.cfg; true")).toBe("");
    }
  });
});
