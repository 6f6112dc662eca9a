import { once } from "node:events";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { scriptsDirectory } from "../../../src/node/scripts";
import { settingsText } from "../../../src/node/stdin";
import { Load } from "../../lab/load";
import { type KeepalivedNode, KeepalivedPair } from "./keepalivedPair";

const phases = ["passive", "active", "start"] as const;

/** What somebody else's playbook has placed. */
const foreignConf = (pair: KeepalivedPair, node: KeepalivedNode, state: "MASTER" | "BACKUP"): string => `
vrrp_instance VI_1 {
    state ${state}
    interface eth0
    virtual_router_id 77
    priority ${state === "MASTER" ? 150 : 100}
    advert_int 1
    unicast_src_ip ${node.address}
    unicast_peer {
${pair.nodes
  .filter((other) => other !== node)
  .map(({ address }) => `        ${address}\n`)
  .join("")}    }
    virtual_ipaddress {
        ${pair.virtualIps[0]}/24
        ${pair.virtualIps[1]}/24 dev eth1
    }
}
`;

describe("keepalived.sh", () => {
  let pair: KeepalivedPair;
  let lb1: KeepalivedNode;
  let lb2: KeepalivedNode;
  const loads: Load[] = [];

  beforeEach(async () => {
    pair = new KeepalivedPair();
    [lb1, lb2] = pair.nodes as [KeepalivedNode, KeepalivedNode];
    await pair.boot();
  }, 30_000);
  afterEach(async () => {
    await Promise.all(loads.splice(0).map((load) => load.stop()));
    await pair.down();
  });

  const settings = (node: KeepalivedNode): string =>
    settingsText({
      configDigest: "0",
      virtualIps: pair.virtualIps.map((address) => `${address}/24`).join(" "),
      others: pair.nodes
        .filter((other) => other !== node)
        .map(({ address }) => `${address}:80`)
        .join(" "),
      probes: node === pair.nodes.at(-1) ? pair.virtualIps.map((address) => `${address}:80`).join(" ") : "",
    });
  const must = async (outcome: Promise<{ exitCode: number; output: string }>): Promise<string> => {
    const { exitCode, output } = await outcome;
    expect({ exitCode, output: exitCode === 0 ? "" : output }).toEqual({ exitCode: 0, output: "" });
    return output;
  };
  async function rollOut(inputs: object = {}): Promise<string[]> {
    for (const node of pair.nodes) await must(node.stage(pair.conf(node, inputs)));
    return load();
  }
  async function load(): Promise<string[]> {
    const said: string[] = [];
    for (const phase of phases)
      for (const node of pair.nodes) said.push(await must(node.keepalived(phase, settings(node))));
    return said;
  }
  const processOf = (node: KeepalivedNode) => node.mustRun("cat /run/keepalived.service.pid");

  test("takes over a foreign pair: the address stays, no request fails, no connection ends", async () => {
    await lb1.startKeepalived(foreignConf(pair, lb1, "MASTER"));
    await lb2.startKeepalived(foreignConf(pair, lb2, "BACKUP"));
    await pair.awaitHolders(["lb1"], 10_000);
    for (const virtualIp of pair.virtualIps)
      for (const keepAlive of [true, false])
        loads.push(
          await Load.start({ url: `http://${virtualIp}/`, requestsPerSecond: 25, keepAlive, timeout: 3000 }),
        );
    const open = connect(80, pair.virtualIps[0]);
    await once(open, "connect");
    let ended = "";
    for (const event of ["end", "error", "close"]) open.on(event, () => (ended = event));
    await sleep(500);

    await rollOut();

    await sleep(1500);
    expect(pair.holders()).toEqual(["lb1"]);
    expect(ended).toBe("");
    open.write("GET / HTTP/1.1\r\nhost: test\r\n\r\n");
    expect(String((await once(open, "data"))[0])).toContain("x-server: lb1");
    open.destroy();
    const results = await Promise.all(loads.map((load) => load.stop()));
    expect(
      results.map(({ failed, failures, servers }) => ({ failed, failures, servers: Object.keys(servers) })),
    ).toEqual(results.map(() => ({ failed: 0, failures: [], servers: ["lb1"] })));
    for (const node of pair.nodes) {
      expect(await node.mustRun("cat /var/lib/haproxy-pair/original-keepalived.conf")).toContain(
        "virtual_router_id 77",
      );
      expect(await node.mustRun("ip -o address show dev lo")).not.toContain(".100/");
    }
    // The other node is ready to take it.
    await lb1.mustRun("systemctl stop keepalived");
    await pair.awaitHolders(["lb2"]);
  }, 40_000);

  test("puts somebody else's keepalived back where ours does not take the address over", async () => {
    await lb1.startKeepalived(foreignConf(pair, lb1, "MASTER"));
    await pair.awaitHolders(["lb1"], 10_000);
    await must(lb1.stage(pair.conf(lb1)));
    // haproxy is not known to run here.
    await lb1.mustRun("echo 1 >/run/haproxy-pair/fault");
    const { exitCode, output } = await lb1.keepalived("active", settings(lb1));
    expect({ exitCode, output }).toEqual({
      exitCode: 1,
      output: expect.stringContaining("that one is back") as string,
    });
    await pair.awaitHolders(["lb1"], 10_000);
    expect(await lb1.mustRun("cat /etc/keepalived/keepalived.conf")).toContain("virtual_router_id 77");
  }, 60_000);

  test("continues an interrupted take-over, with the address on lo", async () => {
    await must(lb1.stage(pair.conf(lb1)));
    await lb1.mustRun("echo 'vrrp_instance VI_1 { }' >/var/lib/haproxy-pair/original-keepalived.conf");
    for (const virtualIp of pair.virtualIps) await lb1.mustRun(`ip address add ${virtualIp}/32 dev lo`);
    await must(lb1.keepalived("passive", settings(lb1)));
    await must(lb1.keepalived("active", settings(lb1)));
    expect(pair.holders()).toEqual(["lb1"]);
    expect(await lb1.mustRun("ip -o address show dev lo")).not.toContain(".100/");
  }, 40_000);

  test("does nothing when keepalived runs the right configuration, and reloads it otherwise", async () => {
    await rollOut();
    await pair.awaitHolders(["lb1"]);
    const before = await Promise.all(pair.nodes.map(processOf));
    const places =
      "stat -c '%n %Y %i' /etc/keepalived/* /run/haproxy-pair/priority && grep -c 'reload\\|start' /run/systemctl.log";
    const files = await Promise.all(pair.nodes.map((node) => node.mustRun(places)));
    for (const phase of phases)
      for (const node of pair.nodes) await must(node.keepalived(phase, settings(node)));
    expect(await Promise.all(pair.nodes.map((node) => node.mustRun(places)))).toEqual(files);

    await rollOut({ vrrp: { advertInt: 0.2 } });
    expect(await Promise.all(pair.nodes.map(processOf))).toEqual(before);
    expect(pair.holders()).toEqual(["lb1"]);
    expect(
      await lb1.mustRun(
        "kill -USR1 $(cat /run/keepalived.service.pid); sleep 0.3; grep -m 1 'Advert interval' /tmp/keepalived.data",
      ),
    ).toContain("20");
  }, 40_000);

  test("restarts keepalived after its package was exchanged: the passive node, then the active one after one move", async () => {
    await rollOut();
    await pair.awaitHolders(["lb1"]);
    await sleep(1100);
    const before = await Promise.all(pair.nodes.map(processOf));
    for (const node of pair.nodes) {
      await node.mustRun(
        "mkdir /tmp/sbin && cp /usr/sbin/keepalived /tmp/sbin/ && mount --bind /tmp/sbin/keepalived /usr/sbin/keepalived",
      );
    }
    const load = await Load.start({
      url: `http://${pair.virtualIps[0]}/`,
      requestsPerSecond: 50,
      keepAlive: false,
      timeout: 3000,
    });
    loads.push(load);
    await rollOut();
    await sleep(500);
    const { failed, longestSilence } = await load.stop();
    const after = await Promise.all(pair.nodes.map(processOf));
    expect(after[0]).not.toBe(before[0]);
    expect(after[1]).not.toBe(before[1]);
    expect(pair.holders()).toEqual(["lb2"]);
    expect(failed).toBe(0);
    expect(longestSilence).toBeLessThan(1500);
  }, 40_000);

  test.each([
    ["the passive node", 1],
    ["the active node", 0],
  ])(
    "keeps every virtual address when the address of %s changes",
    async (_, position) => {
      await rollOut();
      await pair.awaitHolders(["lb1"]);
      await sleep(1100);
      const node = pair.nodes[position] as KeepalivedNode;
      const address = node.address.replace(/\d+$/, (last) => String(Number(last) + 50));
      await node.mustRun(`ip address add ${address}/24 dev eth0`);
      const inputs = {
        nodes: pair.nodes.map((each) => ({
          name: each.name,
          connection: { host: "203.0.113.1", hostKey: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5" },
          address: each === node ? address : each.address,
        })),
      };
      const url = `http://${pair.virtualIps[0]}/`;
      for (const keepAlive of [true, false])
        loads.push(await Load.start({ url, requestsPerSecond: 25, keepAlive, timeout: 3000 }));
      const seen = new Set<string>();
      const watch = setInterval(() => {
        pair.holders().forEach((name) => seen.add(name));
      }, 20);
      await rollOut(inputs);
      await sleep(1000);
      clearInterval(watch);
      // For a moment, the active node has the address on lo.
      expect([...seen]).toEqual(["lb1"]);
      await pair.awaitHolders(["lb1"]);
      for (const load of loads) expect(await load.stop()).toMatchObject({ failed: 0 });
      await lb1.mustRun("systemctl stop keepalived");
      await pair.awaitHolders(["lb2"]);
    },
    60_000,
  );

  test("loads what keepalived has accepted, not what it was given later and refused", async () => {
    for (const node of pair.nodes) await must(node.stage(pair.conf(node)));
    const refused = pair.conf(lb1).replace("nopreempt", "nopreemptt");
    expect(await lb1.stage(refused)).toMatchObject({ exitCode: 1 });
    await load();
    expect(await lb1.mustRun("cat /etc/keepalived/*")).not.toContain("nopreemptt");
    await pair.awaitHolders(["lb1"]);
  }, 40_000);

  test("refuses, before anything is changed, interfaces and addresses that this host cannot have", async () => {
    const unknown = await lb1.stage(pair.conf(lb1, { virtualIps: [`${pair.virtualIps[0]}/24 dev eth7`] }));
    expect(unknown.exitCode).toBe(1);
    expect(unknown.output).toContain('virtualIps or nodes[].interface: "eth7" is no interface of this host');
    await lb1.mustRun(`ip address add ${pair.virtualIps[0]}/24 dev eth0`);
    const plain = await lb1.stage(pair.conf(lb1));
    expect(plain.exitCode).toBe(1);
    expect(plain.output).toContain(`virtualIps: this host has ${pair.virtualIps[0]}, but not by keepalived`);
    await lb1.mustRun(`ip address del ${pair.virtualIps[0]}/24 dev eth0`);
    await lb1.startKeepalived(foreignConf(pair, lb1, "MASTER"));
    await pair.awaitHolders(["lb1"], 10_000);
    const more = await lb1.stage(pair.conf(lb1, { virtualIps: [`${pair.virtualIps[0]}/24`] }));
    expect(more.exitCode).toBe(1);
    expect(more.output).toContain(`the keepalived that runs here holds ${pair.virtualIps[1]}, too`);
  }, 40_000);

  describe("reboot.sh", () => {
    const reboot = (node: KeepalivedNode, phase: "active" | "passive" | "await") =>
      node.run(`${scriptsDirectory}/reboot.sh ${phase}`, `reboot yes\n${settings(node)}`);
    const reboots = async (node: KeepalivedNode) =>
      (await node.run("cat /run/systemd-run.log")).output.includes("systemctl reboot");

    test("restarts a passive host that waits for it, and an active one when another node has the addresses", async () => {
      await rollOut();
      await pair.awaitHolders(["lb1"]);
      for (const node of pair.nodes) await must(reboot(node, "passive"));
      for (const node of pair.nodes) await must(reboot(node, "active"));
      expect(await Promise.all(pair.nodes.map(reboots))).toEqual([false, false]);

      for (const node of pair.nodes) await node.mustRun("touch /run/reboot-required");
      for (const node of pair.nodes) await must(reboot(node, "passive"));
      expect(await Promise.all(pair.nodes.map(reboots))).toEqual([false, true]);
      await must(reboot(lb1, "active"));
      expect(await Promise.all(pair.nodes.map(reboots))).toEqual([true, true]);
      await pair.awaitHolders(["lb2"]);

      const release = "/etc/haproxy/releases/good";
      await lb1.mustRun(
        `mkdir -p ${release}; echo 'description haproxy-pair-0123456789ab' >${release}/haproxy.cfg`,
      );
      const waiting = must(reboot(lb1, "await"));
      await sleep(500);
      await lb1.mustRun(
        "systemctl stop keepalived; echo new >/tmp/boot_id; mount --bind /tmp/boot_id /proc/sys/kernel/random/boot_id",
      );
      expect(await Promise.race([waiting, sleep(1500, "waits")])).toBe("waits");
      // haproxy has started, and then keepalived.
      await lb1.mustRun("echo 0 >/run/haproxy-pair/fault; systemctl start keepalived");
      expect(await waiting).toBe("restarted");
    }, 60_000);

    test("restarts no active host whose addresses nobody else would take", async () => {
      await rollOut();
      await lb1.mustRun("touch /run/reboot-required");
      await lb2.mustRun("systemctl stop keepalived");
      const { exitCode, output } = await reboot(lb1, "active");
      expect({ exitCode, output }).toEqual({
        exitCode: 1,
        output: expect.stringContaining("no other node took the virtual addresses within 3 s") as string,
      });
      expect(await reboots(lb1)).toBe(false);
      await pair.awaitHolders(["lb1"]);
    }, 60_000);
  });
});
