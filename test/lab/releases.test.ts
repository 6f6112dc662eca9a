import * as path from "node:path";
import { get } from "./client";
import { backendOf, devStack, frontendOf } from "./devStack";
import { DebianRelease, Lab } from "./lab";
import { Load } from "./load";
import { activeAndPassive, holders, hostOf, output, processesOf } from "./pair";
import { Stack } from "./stack";

jest.setTimeout(300_000);

const releases = [
  { debian: DebianRelease.bullseye, haproxy: "2.2" },
  { debian: DebianRelease.trixie, haproxy: "3.0" },
];

/** The other releases, reached as a user with passwordless sudo instead of root. */
describe.each(releases)("a pair on Debian $debian, whose haproxy is $haproxy", ({ debian, haproxy }) => {
  let lab: Lab;
  let stack: Stack;

  beforeAll(async () => {
    lab = await Lab.up({ name: debian, debian, loadBalancers: 2, webServers: 4 });
    stack = new Stack(path.join(lab.directory, "stack"), debian);
    await stack.init();
  });

  afterAll(async () => {
    await lab.down();
  });

  it("takes over a haproxy that runs already, is changed under load without a failed request, gets a changed map, is made to fail, and removed with its packages", async () => {
    const install = "apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y haproxy";
    await output(hostOf(lab, "lb1"), `${install} >&2 && systemctl is-active haproxy`);
    const config = devStack(lab);
    config.ssh["user"] = "deploy";
    config["haproxyVersion"] = haproxy;
    config["packages"] = { purgeOnDestroy: true };
    stack.configure(config);
    expect(await stack.up()).toMatchObject({ exitCode: 0 });
    expect(await holders(lab)).toEqual(["lb1"]);
    expect(await stack.outputs()).toMatchObject({
      haproxyVersions: { lb1: expect.stringContaining(`${haproxy}.`) as string },
    });

    backendOf(config, "app")["balance"] = { algorithm: "roundrobin" };
    stack.configure(config);
    // haproxy 2.2 has no idle-close-on-response: there, only new connections survive a reload.
    const load = await Load.start({
      url: `http://${lab.virtualIp}/`,
      host: "app.lab.test",
      requestsPerSecond: 300,
      keepAlive: haproxy !== "2.2",
    });
    expect(await stack.up()).toMatchObject({ exitCode: 0 });
    expect(await load.stop()).toMatchObject({ failed: 0 });

    const hosts = (backend: string): object[] => [
      { name: "hosts", entries: [{ key: "m.lab.test", value: backend }] },
    ];
    const mapped = async (): Promise<string | undefined> =>
      (await get(`http://${lab.virtualIp}/`, "-H", "Host: m.lab.test")).headers["x-server"];
    frontendOf(config, "web")["useBackends"] = [{ map: "hosts" }];
    config["maps"] = hosts("api");
    stack.configure(config);
    expect(await stack.up()).toMatchObject({ exitCode: 0 });
    expect(["web3", "web4"]).toContain(await mapped());
    const workers = await Promise.all(lab.loadBalancers.map(processesOf));
    config["maps"] = hosts("app");
    stack.configure(config);
    expect(await stack.up()).toMatchObject({ exitCode: 0 });
    expect(["web1", "web2"]).toContain(await mapped());
    // Below haproxy 2.4, it comes with a reload.
    const workersAfter = await Promise.all(lab.loadBalancers.map(processesOf));
    if (haproxy === "2.2") expect(workersAfter).not.toEqual(workers);
    else expect(workersAfter).toEqual(workers);

    const { active, passive } = await activeAndPassive(lab);
    const processes = await processesOf(active);
    const live = await output(passive, "cat /etc/haproxy/haproxy.cfg");
    const sick = structuredClone(config);
    backendOf(sick, "app")["httpCheck"] = { uri: "/healthz", expect: { status: "204" } };
    stack.configure(sick);
    const failed = await stack.up();
    expect(failed.exitCode).not.toBe(0);
    expect(failed.output).toContain("what was running before is running again");
    expect(await output(passive, "cat /etc/haproxy/haproxy.cfg")).toBe(live);
    expect(await processesOf(active)).toBe(processes);
    expect(await get(`http://${lab.virtualIp}/`, "-H", "Host: app.lab.test")).toMatchObject({ status: 200 });

    stack.configure(config);
    expect(await stack.destroy()).toMatchObject({ exitCode: 0 });
    for (const host of lab.loadBalancers) {
      expect(
        await output(host, "dpkg-query -W -f '${db:Status-Status} ' haproxy keepalived 2>/dev/null; true"),
      ).not.toContain("installed");
      expect(
        await output(
          host,
          "ls -d /etc/haproxy /etc/keepalived /var/lib/haproxy-pair /usr/local/libexec/haproxy-pair 2>/dev/null; true",
        ),
      ).toBe("");
    }
  });
});
