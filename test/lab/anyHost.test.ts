import * as path from "node:path";
import { nodeScriptsInstaller, scriptsDirectory } from "../../src/node/scripts";
import { Lab, type LabHost } from "./lab";
import { eventually, hostOf, output } from "./pair";
import type { Result } from "./program";
import { Stack } from "./stack";

jest.setTimeout(200_000);

/** Hosts that are not as the image of a lab has them. */
describe("any host", () => {
  let lab: Lab;
  let lb1: LabHost;
  let lb2: LabHost;

  beforeAll(async () => {
    lab = await Lab.up({ name: "anyhost", debian: "bookworm", loadBalancers: 2, webServers: 0 });
    lb1 = hostOf(lab, "lb1");
    lb2 = hostOf(lab, "lb2");
    for (const host of [lb1, lb2]) await host.ssh("sh -s", { stdin: nodeScriptsInstaller() });
  });

  afterAll(async () => {
    await lab.down();
  });

  const wanted = "package haproxy - unhold\npackage keepalived - unhold\n";
  const packages = (host: LabHost, environment = ""): Promise<Result> =>
    host.ssh(`${environment} ${scriptsDirectory}/packages.sh`, { stdin: wanted, timeoutSeconds: 150 });
  const installed = {
    exitCode: 0,
    stdout: expect.stringMatching(/^haproxy-pair: version 2\.6\.\S+\n$/) as string,
  };
  const mainPid = (host: LabHost): Promise<string> => output(host, "systemctl show -P MainPID haproxy");
  const policies = (host: LabHost): Promise<string> =>
    output(host, "ls /usr/sbin | grep policy-rc.d || true");

  /** Holds a lock as apt and dpkg do. fcntl writes to what pack returns, which must not be a constant. */
  const lock = (host: LabHost, file: string, seconds: number): Promise<string> =>
    output(
      host,
      `rm -f /run/locked; systemd-run --quiet perl -MFcntl -e "open F, '>${file}'; fcntl F, F_SETLK, pack('s s l! l! i', F_WRLCK, 0, 0, 0, time) or die; open G, '>/run/locked'; sleep ${seconds}"
       until [ -e /run/locked ]; do sleep 0.05; done`,
    );

  /** A source of no packages whose mirror's clock is ahead of the host's. */
  const sourceFromTheFuture = (host: LabHost, name: string, ahead: string): Promise<string> =>
    output(
      host,
      `mkdir -p /srv/${name} && cd /srv/${name} && : >Packages && {
         echo "Date: $(date -uR -d '${ahead}')"
         echo SHA256:; echo " $(sha256sum <Packages | cut -d ' ' -f 1) 0 Packages"
       } >Release && echo "deb [trusted=yes check-date=yes] file:/srv/${name} ./" >/etc/apt/sources.list.d/${name}.list`,
    );

  it("is installed though its apt is locked for a while, one source is dead, a clock is an hour behind and /tmp noexec", async () => {
    await output(lb1, "mount -o remount,noexec /tmp || mount -t tmpfs -o noexec tmp /tmp");
    await output(
      lb1,
      "echo 'deb http://127.0.0.1:9/debian bookworm main' >/etc/apt/sources.list.d/extra.list",
    );
    await sourceFromTheFuture(lb1, "hour", "+1 hour");
    await sourceFromTheFuture(lb1, "days", "+2 days");
    await lock(lb1, "/var/lib/dpkg/lock-frontend", 3);
    await lock(lb1, "/var/lib/apt/lists/lock", 5);
    await lock(lb1, "/var/cache/apt/archives/lock", 7);
    const began = performance.now();
    expect(await packages(lb1)).toMatchObject(installed);
    expect(performance.now() - began).toBeGreaterThan(5000);
    expect(await output(lb1, "systemctl is-active haproxy keepalived || true")).toBe("inactive\ninactive");
    expect(await policies(lb1)).toBe("");
    expect(await output(lb1, "ls /var/lib/apt/lists")).toMatch(/^_srv_hour/m);
    await output(lb1, "rm /etc/apt/sources.list.d/days.list");
  });

  it("with everything installed needs no source and no lock, and removes the leftovers of a killed run", async () => {
    await lock(lb1, "/var/lib/apt/lists/lock", 20);
    await lock(lb1, "/var/lib/dpkg/lock-frontend", 20);
    await output(lb1, "echo '# haproxy-pair' >/usr/sbin/policy-rc.d");
    await output(lb1, "printf 'exit 0\n' >/usr/sbin/policy-rc.d.before-haproxy-pair");
    const began = performance.now();
    expect(await packages(lb1, "unshare --net")).toMatchObject(installed);
    expect(performance.now() - began).toBeLessThan(5000);
    expect(await policies(lb1)).toBe("policy-rc.d");
    expect(await output(lb1, "cat /usr/sbin/policy-rc.d; rm /usr/sbin/policy-rc.d")).toBe("exit 0");
  });

  it("reports dead sources, a wrong clock, and the program that locks apt", async () => {
    await output(lb2, "mv /etc/apt/sources.list.d /root/sources; mkdir /etc/apt/sources.list.d");
    await output(
      lb2,
      "echo 'deb http://127.0.0.1:9/debian bookworm main' >/etc/apt/sources.list.d/dead.list",
    );
    const said = async (): Promise<string> => {
      const { exitCode, stderr } = await packages(lb2);
      expect([exitCode, stderr]).toEqual([
        1,
        expect.stringContaining("lb2: apt-get install haproxy keepalived"),
      ]);
      expect(stderr).toContain("E: Unable to locate package haproxy");
      return stderr;
    };
    const began = performance.now();
    expect(await said()).toMatch(/W: Failed to fetch http:\/\/127\.0\.0\.1:9\/debian\/.*Connection refused/);
    expect(performance.now() - began).toBeLessThan(30_000);
    await output(lb2, "rm /etc/apt/sources.list.d/*");
    await sourceFromTheFuture(lb2, "days", "+2 days");
    const clock = await said();
    expect(clock).toMatch(/E: Release file for file:\/srv\/days\/\S+ is not valid yet/);
    expect(clock).toMatch(/The clock of this host says \d{4}-.* UTC\. If that is wrong, set it: timedatectl/);
    expect(await policies(lb2)).toBe("");
    await output(lb2, "rm -r /etc/apt/sources.list.d; mv /root/sources /etc/apt/sources.list.d");

    await lock(lb2, "/var/lib/apt/lists/lock", 60);
    expect(await packages(lb2, "aptLockTimeout=2")).toMatchObject({
      exitCode: 1,
      stderr: expect.stringMatching(
        /^lb2: another program has apt or dpkg locked for 2 s:\nE: Could not get lock \/var\/lib\/apt\/lists\/lock\. It is held by process \d+ \(perl\)/,
      ) as string,
    });
    await output(lb2, "pkill -x perl");
  });

  it("blocks starts of haproxy only while the leftovers of a killed run still work", async () => {
    const policy = "/usr/sbin/policy-rc.d haproxy.service start";
    await lock(lb2, "/var/lib/dpkg/lock-frontend", 300);
    await output(
      lb2,
      `printf 'package haproxy - unhold\n' >/run/wanted; systemd-run --quiet -p KillMode=process --unit=packages sh -c '${scriptsDirectory}/packages.sh </run/wanted'`,
    );
    await eventually("packages.sh installs", 20, async () => (await policies(lb2)) !== "");
    await eventually("it forbids a start", 5, async () => (await lb2.ssh(policy)).exitCode === 101);
    await output(lb2, "systemctl kill --signal=KILL packages; pkill -x perl; sleep 0.5");
    expect(await policies(lb2)).toBe("policy-rc.d");
    await eventually("it forbids nothing", 30, async () => (await lb2.ssh(policy)).exitCode === 0);
  });

  it("is repaired where dpkg was interrupted, half-way through haproxy and with dependencies missing, without a restart", async () => {
    await output(
      lb2,
      `apt-get -qq update && apt-get -qq install -y haproxy >&2 && systemctl start haproxy && cd /tmp &&
       mkdir -p other/DEBIAN && printf 'Package: other\nVersion: 1\nArchitecture: all\nMaintainer: a <a@b>\nDepends: bc\nDescription: x\n' >other/DEBIAN/control &&
       dpkg-deb -b other >&2 && { dpkg --force-depends -i other.deb >&2; true; } &&
       sed -i '/^Package: haproxy$/,/^$/s/^Status: .*/Status: install reinstreq half-installed/' /var/lib/dpkg/status`,
    );
    const pid = await mainPid(lb2);
    expect(await packages(lb2)).toMatchObject(installed);
    expect(
      await output(lb2, "dpkg-query -W -f='${Package} ${db:Status-Abbrev}\n' bc haproxy keepalived other"),
    ).toBe("bc ii \nhaproxy ii \nkeepalived ii \nother ii");
    expect(await mainPid(lb2)).toBe(pid);
  });

  it("works as a node with any login shell, output, PATH and proxies", async () => {
    await output(lb1, "apt-get -qq install -y --no-install-recommends fish >&2");
    await output(lb2, "apt-get -qq install -y --no-install-recommends csh >&2");
    const proxies = "PATH=/usr/bin:/bin\nhttp_proxy=http://127.0.0.1:9\nHTTPS_PROXY=http://127.0.0.1:9\n";
    for (const host of [lb1, lb2]) {
      await output(
        host,
        `printf '${proxies}' >/etc/environment; mkdir -p /root/.config/fish
         for file in .bashrc .cshrc .config/fish/config.fish; do echo 'echo Welcome to this host' >/root/$file; done
         sed -i '1i echo Welcome to this host' /root/.bashrc`,
      );
    }
    const stack = new Stack(path.join(lab.directory, "stack"), "anyhost");
    await stack.init();
    const up = async (shells: [string, string], port: number): Promise<void> => {
      for (const [index, host] of [lb1, lb2].entries())
        await output(host, `/usr/sbin/usermod -s ${shells[index] ?? ""} root`);
      stack.configure({
        nodes: [lb1, lb2].map(({ name, address, hostKey }) => ({
          name,
          address,
          connection: { host: address, hostKey },
        })),
        ssh: { privateKeyFile: lab.privateKeyFile },
        virtualIps: [`${lab.virtualIp}/24`],
        backends: [
          { name: "app", servers: [{ name: "web1", address: "192.0.2.1", port: 80, check: false }] },
        ],
        frontends: [
          { name: "web", binds: [{ port }], httpRequestRules: [{ action: "return", status: 200 }] },
        ],
      });
      const { exitCode, output: told } = await stack.up();
      if (exitCode !== 0) throw new Error(told);
      expect(await stack.outputs()).toMatchObject({
        haproxyVersions: { lb1: expect.stringMatching(/^2\.6\.\S+$/) as string },
      });
    };
    await up(["/usr/bin/fish", "/bin/csh"], 80);
    await up(["/bin/bash", "/bin/bash"], 81);
  });
});
