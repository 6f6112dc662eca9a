import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import * as path from "node:path";
import { isDeepStrictEqual } from "node:util";
import { address, hostAddresses } from "./addresses";
import { greeting } from "./greeting";
import { Lab, type LabHost } from "./lab";
import { machineState } from "./leftovers";
import { eventually, output } from "./pair";
import { checkRequirements } from "./requirements";

jest.setTimeout(300_000);

function first(hosts: LabHost[]): LabHost {
  const [host] = hosts;
  if (!host) throw new Error("the lab has no such host");
  return host;
}

function subnetOf(lab: Lab): number {
  return Number(lab.virtualIp.split(".")[2]);
}

describe("a lab", () => {
  let lab: Lab;
  let other: Lab;
  let loadBalancer: LabHost;
  let web: LabHost;

  beforeAll(async () => {
    [lab, other] = await Promise.all([
      Lab.up({ name: "labtest-a", loadBalancers: 2, webServers: 1 }),
      Lab.up({ name: "labtest-b", loadBalancers: 1, webServers: 1 }),
    ]);
    loadBalancer = first(lab.loadBalancers);
    web = first(lab.webServers);
  });

  afterAll(async () => {
    await Promise.all([Lab.down("labtest-a"), Lab.down("labtest-b")]);
  });

  it("is next to another lab, each on a subnet of its own", async () => {
    expect(subnetOf(lab)).not.toBe(subnetOf(other));
    expect(await output(first(other.loadBalancers), "hostname -I")).toContain(address(subnetOf(other), 11));
    expect(await greeting(first(other.webServers).address, 9000)).toBe("web1\n");
  });

  describe("bringing it up again", () => {
    it("returns a running lab unchanged", async () => {
      const bootId = await output(loadBalancer, "cat /proc/sys/kernel/random/boot_id");
      const again = await Lab.up({ name: "labtest-a" });
      expect(again.hosts.map(({ name }) => name)).toEqual(["lb1", "lb2", "web1"]);
      expect(await output(first(again.loadBalancers), "cat /proc/sys/kernel/random/boot_id")).toBe(bootId);
    });

    it("boots, thaws and heals hosts that are not well", async () => {
      const second = lab.loadBalancers[1];
      await Promise.all([loadBalancer.crash(), second?.freeze(), web.partition()]);
      await Lab.up({ name: "labtest-a" });
      expect(await Promise.all(lab.hosts.map((host) => host.state()))).toEqual([
        "running",
        "running",
        "running",
      ]);
    });

    it("refuses to make another lab of it", async () => {
      await expect(Lab.up({ name: "labtest-a", webServers: 3 })).rejects.toThrow(
        "lab labtest-a exists with other hosts: bookworm, 2 load balancers, 1 web servers; take it down first",
      );
    });
  });
});

describe("taking a lab down", () => {
  const name = "labtest-c";
  afterEach(() => Lab.down(name));

  it("leaves no process, mount, interface, nft table, cgroup or file, and may be done twice", async () => {
    const before = await machineState(name);
    const lab = await Lab.up({ name, loadBalancers: 1, webServers: 1 });
    const state = (): Promise<string[]> => machineState(name, subnetOf(lab));
    expect((await state()).length).toBeGreaterThan(before.length + 20);
    await first(lab.webServers).freeze();
    await lab.down();
    await lab.down();
    // Killed processes are there until they are reaped.
    await eventually("all is as before", 5, async () => isDeepStrictEqual(await state(), before)).catch(
      async () => {
        expect(await state()).toEqual(before);
      },
    );
    expect(existsSync(lab.directory)).toBe(false);
  });

  it("works when the process that brought it up was killed half-way, and so does bringing it up", async () => {
    const cli = path.join(__dirname, "cli.ts");
    const killed = spawn(
      "npx",
      ["tsx", cli, "up", "--name", name, "--load-balancers", "1", "--web-servers", "1"],
      {
        detached: true,
        stdio: "ignore",
      },
    );
    await eventually("its hosts begin to boot", 30, () =>
      Promise.resolve(existsSync(path.join(__dirname, `../../.lab/${name}/hosts/lb1/console.log`))),
    );
    process.kill(-(killed.pid ?? 0), "SIGKILL");
    const lab = await Lab.up({ name });
    expect(await Promise.all(lab.hosts.map((host) => host.state()))).toEqual(["running", "running"]);
  });
});

describe("where the lab runs", () => {
  it("says which programs and packages are missing", () => {
    const { PATH } = process.env;
    process.env.PATH = "/nonexistent";
    try {
      expect(checkRequirements).toThrow(
        /programs are missing: systemd-nspawn, .*apt-get install systemd-container /,
      );
    } finally {
      process.env.PATH = PATH;
    }
  });

  it("gives lab dev the addresses that Pulumi.dev.yaml names", () => {
    const text = readFileSync(path.join(__dirname, "../../Pulumi.dev.yaml"), "utf8");
    for (const { name, address } of [
      ...hostAddresses(0, "loadBalancer", 2),
      ...hostAddresses(0, "webServer", 4),
    ]) {
      expect(text).toMatch(new RegExp(`name: ${name},? *\\n? *address: ${address.replaceAll(".", "\\.")}`));
    }
  });
});
