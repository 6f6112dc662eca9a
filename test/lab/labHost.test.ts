import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { get } from "./client";
import { greeting } from "./greeting";
import { Lab, type LabHost } from "./lab";
import { eventually, output } from "./pair";
import { result } from "./program";

jest.setTimeout(300_000);

function first(hosts: LabHost[]): LabHost {
  const [host] = hosts;
  if (!host) throw new Error("the lab has no such host");
  return host;
}

describe("a lab's host", () => {
  let lab: Lab;
  let loadBalancer: LabHost;
  let web: LabHost;

  beforeAll(async () => {
    lab = await Lab.up({ name: "labhost", loadBalancers: 1, webServers: 1 });
    loadBalancer = first(lab.loadBalancers);
    web = first(lab.webServers);
  });

  afterAll(() => Lab.down("labhost"));

  describe("logging in", () => {
    it.each(["root", "deploy"] as const)("accepts %s by key, with all rights of root", async (user) => {
      const { stdout, exitCode } = await loadBalancer.ssh("id -un; sudo -n id -un; hostname", { user });
      expect({ stdout, exitCode }).toEqual({ stdout: `${user}\nroot\nlb1\n`, exitCode: 0 });
    });

    it("hands over stdin, stderr and the exit code", async () => {
      const answer = await loadBalancer.ssh("cat; echo fault >&2; exit 7", { stdin: "some\ntext" });
      expect(answer).toEqual({ stdout: "some\ntext", stderr: "fault\n", exitCode: 7 });
    });

    it("gives every host a key of its own", () => {
      const keys = lab.hosts.map(({ hostKey }) => hostKey);
      expect(new Set(keys).size).toBe(2);
      expect(loadBalancer.hostKey).toMatch(/^ssh-ed25519 [A-Za-z0-9+/=]+$/);
    });

    it("refuses a host that shows another key than the one recorded", async () => {
      const directory = mkdtempSync(path.join(tmpdir(), "labtest-"));
      const knownHosts = path.join(directory, "known_hosts");
      writeFileSync(knownHosts, `${loadBalancer.address} ${web.hostKey}\n`);
      const args = ["-o", `UserKnownHostsFile=${knownHosts}`, ...loadBalancer.sshArguments("root"), "true"];
      const { stderr, exitCode } = await result("ssh", args);
      rmSync(directory, { recursive: true });
      expect(exitCode).toBe(255);
      expect(stderr).toContain("Host key verification failed");
    });
  });

  describe("a load balancer's host", () => {
    it("is bare Debian with nothing failed", async () => {
      const facts =
        "systemctl is-system-running; find /var/lib/apt/lists -name '*Packages*' | wc -l; command -v haproxy keepalived nginx";
      expect((await loadBalancer.ssh(facts)).stdout).toBe("running\n0\n");
      expect(await output(loadBalancer, "cat /etc/debian_version")).toMatch(/^12\./);
    });

    it("installs packages with apt", async () => {
      await output(loadBalancer, "apt-get -q update && apt-get -qy install --no-install-recommends socat");
      expect(await output(loadBalancer, "command -v socat")).toBe("/usr/bin/socat");
    });

    it("may set what an active node's network needs", async () => {
      const settings = "net.ipv4.ip_nonlocal_bind=1 net.ipv6.ip_nonlocal_bind=1";
      await output(loadBalancer, `sysctl -w ${settings} && ip address add ${lab.virtualIp}/24 dev host0`);
      await eventually("the address answers", 5, async () =>
        (await greeting(lab.virtualIp, 22)).startsWith("SSH-"),
      );
      await output(loadBalancer, `ip address del ${lab.virtualIp}/24 dev host0`);
      expect(readFileSync("/proc/sys/net/ipv4/ip_nonlocal_bind", "utf8")).toBe("0\n");
    });

    it("runs transient units and timers", async () => {
      const timer = "systemd-run --quiet --on-active=1 --timer-property=AccuracySec=10ms touch /run/fired";
      await output(loadBalancer, `systemd-run --quiet --wait true && ${timer}`);
      await eventually(
        "the timer fires",
        5,
        async () => (await loadBalancer.ssh("test -e /run/fired")).exitCode === 0,
      );
    });

    it("keeps its services' journal", async () => {
      await output(loadBalancer, "logger --tag labtest one line; sleep 0.2");
      expect(await output(loadBalancer, "journalctl -q -o cat -t labtest")).toBe("one line");
    });

    it("reaches the others by IPv4 and IPv6", async () => {
      const urls = `http://${web.address}:8080/ 'http://[${web.address6}]:8080/'`;
      expect(await output(loadBalancer, `curl -sS -m 5 ${urls}`)).toBe("web1\nweb1");
    });
  });

  describe("a web server", () => {
    const url = (uri: string): string => `http://${web.address}:8080${uri}`;

    it("answers any path with its name, in the body and in a header", async () => {
      for (const uri of ["/", "/any/path"]) {
        const answer = await get(url(uri));
        expect(answer).toMatchObject({ status: 200, body: "web1\n" });
        expect(answer.headers["x-server"]).toBe("web1");
      }
    });

    it("reports the headers that it received", async () => {
      const { body } = await get(
        url("/headers?a=1"),
        "-H",
        "Host: app.lab.test",
        "-H",
        "X-Forwarded-For: 192.0.2.7",
      );
      expect(body).toContain(
        "Method: GET\nURI: /headers?a=1\nProtocol: HTTP/1.1\nScheme: http\nClient: 10.77.",
      );
      expect(body).toContain("\nHost: app.lab.test\nX-Forwarded-For: 192.0.2.7\n");
    });

    it("serves a megabyte", async () => {
      expect((await get(url("/big"))).body).toHaveLength(1_000_000);
    });

    it("is healthy until somebody makes it sick", async () => {
      expect(await get(url("/healthz"))).toMatchObject({ status: 200, body: "ok\n" });
      await output(web, "touch /srv/sick");
      expect(await get(url("/healthz"))).toMatchObject({ status: 503 });
      expect(await get(url("/"))).toMatchObject({ status: 200 });
      await output(web, "rm /srv/sick");
      expect(await get(url("/healthz"))).toMatchObject({ status: 200 });
    });

    it("serves TLS with a certificate by the lab's CA", async () => {
      const url = "https://web1.lab.test:8443/";
      const resolve = ["--resolve", `web1.lab.test:8443:${web.address}`];
      expect(await get(url, ...resolve, "--cacert", lab.certificates.ca.certificateFile)).toMatchObject({
        status: 200,
      });
      expect(await get(url, ...resolve, "--cacert", lab.certificates.site.certificateFile)).toMatchObject({
        status: 0,
      });
    });

    it("greets TCP clients with its name", async () => {
      expect(await greeting(web.address, 9000)).toBe("web1\n");
    });
  });

  describe("disturbing a host", () => {
    it("keeps its disk through a crash and a boot", async () => {
      await output(loadBalancer, "echo kept >/root/state && sync");
      await loadBalancer.crash();
      expect(await loadBalancer.state()).toBe("stopped");
      expect(
        (await loadBalancer.ssh("true", { timeoutSeconds: 2 }).catch(() => ({ exitCode: -1 }))).exitCode,
      ).not.toBe(0);
      await loadBalancer.boot();
      await loadBalancer.ready();
      expect(await output(loadBalancer, "cat /root/state")).toBe("kept");
      expect(await loadBalancer.state()).toBe("running");
    });

    it("stops all its processes at a freeze; they go on at the thaw", async () => {
      const unit = "systemd-run --quiet --unit=ticks sh -c 'while sleep 0.05; do echo; done >/run/ticks'";
      await output(web, unit);
      const ticks = async (): Promise<number> => Number(await output(web, "wc -l </run/ticks"));
      const before = await ticks();
      await web.freeze();
      expect(await web.state()).toBe("frozen");
      // The kernel still takes the connection; nobody answers.
      expect(await get(`http://${web.address}:8080/`, "-m", "1")).toMatchObject({ status: 0 });
      await sleep(1500);
      await web.thaw();
      const during = (await ticks()) - before;
      expect(await get(`http://${web.address}:8080/`)).toMatchObject({ status: 200 });
      expect(during).toBeGreaterThan(0);
      expect(during).toBeLessThan(30);
      await eventually("the ticks go on", 5, async () => (await ticks()) > before + during);
      await output(web, "systemctl stop ticks");
    });

    it("drops all to and from a partitioned host, whose link stays up, until it heals", async () => {
      const watch = `curl -s -m 1 -o /dev/null http://${web.address}:8080/; echo $?; cat /sys/class/net/host0/carrier`;
      await output(
        loadBalancer,
        `systemd-run --quiet --on-active=1.5 --timer-property=AccuracySec=10ms sh -c '(${watch}) >/run/seen'`,
      );
      await loadBalancer.partition();
      expect(await loadBalancer.state()).toBe("partitioned");
      expect(await greeting(loadBalancer.address, 22)).toBe("");
      expect(await get(`http://${web.address}:8080/`)).toMatchObject({ status: 200 });
      await sleep(3000);
      await loadBalancer.heal();
      await loadBalancer.ready();
      // 28: curl's time-out; 7: no route.
      expect(await output(loadBalancer, "cat /run/seen")).toMatch(/^(28|7)\n1$/);
    });
  });
});
