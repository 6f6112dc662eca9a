import * as pulumi from "@pulumi/pulumi";
import type { HaproxyPairArgs } from "../src/args";

interface Registered {
  name: string;
  type: string;
  inputs: Record<string, unknown>;
}

jest.setTimeout(30_000);

const registered: Registered[] = [];
let tokens = "";

void pulumi.runtime.setMocks({
  newResource: ({ name, type, inputs }: { name: string; type: string; inputs: Record<string, unknown> }) => {
    registered.push({ name, type, inputs });
    const generated = type.startsWith("random:")
      ? { result: type.endsWith("RandomInteger") ? 77 : "correct horse", hex: `id of ${name}` }
      : {};
    const stdout = `haproxy-pair: version 2.6.12\nhaproxy-pair: token ${name}${tokens}`;
    return { id: `${name}-id`, state: { ...inputs, ...generated, stdout } };
  },
  call: () => ({}),
});

import { HaproxyPair } from "../src/haproxyPair";

const hostKey = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFzEbzcBSCTU1Tz8sq4vwSF+mV5qnkE2TgEYK5sNGm0K";

const args = (): HaproxyPairArgs => ({
  nodes: ["10.0.0.11", "10.0.0.12"].map((address, index) => ({
    name: `lb${index + 1}`,
    address,
    connection: { host: address, hostKey, privateKey: "the ssh key" },
  })),
  virtualIps: ["10.0.0.100/24"],
  frontends: [{ name: "web", binds: [{ port: 80 }], defaultBackend: "app" }],
  backends: [{ name: "app", servers: [{ name: "app-1", address: "10.0.0.21", port: 8080 }] }],
});

function valueOf<T>(output: pulumi.Output<T>): Promise<T> {
  return new Promise((resolve) => output.apply(resolve));
}

async function create(given: HaproxyPairArgs): Promise<HaproxyPair> {
  registered.length = 0;
  const pair = new HaproxyPair("edge", given);
  await valueOf(pulumi.all([pair.haproxyConfig, pair.haproxyVersions]));
  while (registered.filter(({ name }) => name.endsWith("-keepalived")).length < given.nodes.length) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return pair;
}

const commands = (step: string): Registered[] => registered.filter(({ name }) => name.endsWith(`-${step}`));
const position = (name: string): number => registered.findIndex((resource) => resource.name === name);

describe("HaproxyPair", () => {
  it("gives every node the same haproxy.cfg, which is also an output", async () => {
    const pair = await create(args());
    const text = await valueOf(pair.haproxyConfig);
    expect(text).toContain("server app-1 10.0.0.21:8080");
    expect(commands("haproxy.cfg").map(({ inputs }) => inputs["stdin"])).toEqual([text, text]);
  });

  it("has every node accept both files before any node activates one", async () => {
    await create(args());
    const accepted = ["lb1", "lb2"].flatMap((node) => [
      `edge-${node}-haproxy.cfg`,
      `edge-${node}-keepalived.conf`,
    ]);
    const activated = ["lb1", "lb2"].map((node) => position(`edge-${node}-activate-passive`));
    expect(Math.max(...accepted.map(position))).toBeLessThan(Math.min(...activated));
  });

  it("activates what remains one node after the other, confirms on all, and starts keepalived in order of preference", async () => {
    await create(args());
    const order = registered
      .map(({ name }) => name)
      .filter((name) => /remaining|confirm|keepalived$/.test(name));
    expect(order.slice(0, 2)).toEqual(["edge-lb1-activate-remaining", "edge-lb2-activate-remaining"]);
    expect(order.slice(2, 4).sort()).toEqual(["edge-lb1-confirm", "edge-lb2-confirm"]);
    expect(order.slice(4)).toEqual(["edge-lb1-keepalived", "edge-lb2-keepalived"]);
  });

  it("claims every host before packages are installed on any", async () => {
    await create(args());
    const claimed = ["lb1", "lb2"].map((node) => position(`edge-${node}-claim`));
    const installed = ["lb1", "lb2"].map((node) => position(`edge-${node}-packages`));
    expect(Math.max(...claimed)).toBeLessThan(Math.min(...installed));
  });

  it("removes nothing from a node but by the deletes of its claim and its packages", async () => {
    await create(args());
    const withDelete = registered.filter(({ inputs }) => inputs["delete"] !== undefined);
    expect(withDelete.map(({ name }) => name).sort()).toEqual(
      ["lb1", "lb2"].flatMap((node) => [`edge-${node}-claim`, `edge-${node}-packages`]),
    );
  });

  it("has a step run again when a step before it has run, though its own inputs are the same", async () => {
    await create(args());
    const before = commands("confirm").map(({ inputs }) => inputs["stdin"]);
    tokens = "of another run";
    await create(args());
    const after = commands("confirm").map(({ inputs }) => inputs["stdin"]);
    expect(after).not.toEqual(before);
    expect(commands("haproxy.cfg").every(({ inputs }) => !String(inputs["stdin"]).includes("ran "))).toBe(
      true,
    );
  });

  it("keeps the virtual addresses readable when a connection is secret", async () => {
    const given = args();
    given.nodes.forEach(({ connection }) => (connection.privateKey = pulumi.secret("the ssh key")));
    expect(await pulumi.isSecret((await create(given)).virtualIps)).toBe(false);
  });

  it("makes the steps that a lost node never ran do nothing on another node", async () => {
    const given = args();
    Object.assign(given.nodes[1] ?? {}, { lost: true });
    await create(given);
    const ofLost = (): Registered[] =>
      registered.filter(({ name, type }) => /^edge-lb2/.test(name) && type.startsWith("command:"));
    while (ofLost().length < 11) await new Promise((resolve) => setTimeout(resolve, 10));
    for (const { inputs } of ofLost()) {
      expect(inputs["create"]).toBe("sh -c 'cat >/dev/null'");
      expect(JSON.stringify(inputs["connection"])).toContain('"10.0.0.11"');
    }
  });

  it("restarts hosts only when that is asked for", async () => {
    await create(args());
    expect(commands("reboot-passive")).toEqual([]);
    await create({ ...args(), rollout: { reboot: true } });
    const order = ["reboot-passive", "rebooted-passive", "reboot-active", "rebooted-active"];
    expect(order.map((step) => commands(step).length)).toEqual([2, 2, 2, 2]);
  });

  it("runs scripts by their name only: no input is part of a command line", async () => {
    await create(args());
    const lines = registered
      .flatMap(({ inputs }) => [inputs["create"], inputs["delete"]])
      .filter((line) => line !== undefined);
    expect(JSON.stringify(lines)).not.toMatch(/10\.0\.0|app-1|the ssh key|correct horse/);
  });

  it("keeps the same node scripts and commands when a server changes, so that only texts differ", async () => {
    await create(args());
    const first = commands("activate-passive").map(({ inputs }) => inputs["create"]);
    const changed = args();
    changed.backends = [{ name: "app", servers: [{ name: "app-1", address: "10.0.0.22", port: 8080 }] }];
    await create(changed);
    expect(commands("activate-passive").map(({ inputs }) => inputs["create"])).toEqual(first);
  });

  it("does not make the rendered texts secret because a connection or a private key is", async () => {
    const given = args();
    given.nodes.forEach(
      (node) =>
        (node.connection = {
          host: `10.0.0.${node.name.replace("lb", "1")}`,
          hostKey,
          privateKey: pulumi.secret("the ssh key"),
        }),
    );
    const pair = await create(given);
    expect(await pulumi.isSecret(pair.haproxyConfig)).toBe(false);
  });

  it("accepts a password for the statistics, which stays secret and appears in no text", async () => {
    const password = pulumi.secret("my own password");
    const pair = await create({ ...args(), stats: { password } });
    expect(await valueOf(pair.statsPassword)).toBe("my own password");
    expect(await pulumi.isSecret(pair.statsPassword)).toBe(true);
    expect(await pulumi.isSecret(pair.haproxyConfig)).toBe(false);
    expect(await valueOf(pair.haproxyConfig)).not.toContain("my own password");
  });

  it("makes the rendered texts secret when an input that shows in them is", async () => {
    const given = args();
    given.backends = [
      { name: "app", servers: [{ name: "app-1", address: pulumi.secret("10.0.0.21"), port: 8080 }] },
    ];
    const pair = await create(given);
    expect(await pulumi.isSecret(pair.haproxyConfig)).toBe(true);
  });

  it("tries a virtual address on a port of the first frontend that is not disabled", async () => {
    const given = args();
    const [web] = given.frontends as { name: string }[];
    given.frontends = [
      { name: "old", disabled: true, binds: [{ port: 81 }], defaultBackend: "app" },
      { ...web, name: "web", binds: [{ port: 82 }] },
    ];
    await create(given);
    const probes = commands("keepalived").map(
      ({ inputs }) => /^probes.*/m.exec(String(inputs["stdin"]))?.[0],
    );
    expect(probes).toEqual(["probes ", "probes 10.0.0.100:82"]);
  });

  it("uses the given virtual router id, and the generated one otherwise", async () => {
    await create(args());
    expect(commands("keepalived.conf")[0]?.inputs["stdin"]).toContain("virtual_router_id 77");
    await create({ ...args(), vrrp: { virtualRouterId: 5 } });
    expect(commands("keepalived.conf")[0]?.inputs["stdin"]).toContain("virtual_router_id 5");
  });
});
