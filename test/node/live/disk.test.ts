import { digestIn, given, type Given, LiveNode } from "./liveNode";

jest.setTimeout(60_000);

const library = "/usr/local/libexec/haproxy-pair";
const onPort = (port: number): Given =>
  given({ frontends: [{ name: "web", binds: [{ port }], defaultBackend: "app" }] });
const good = given();
const next = onPort(81);

/** How a file system comes to take nothing more, how that ends, and what the step says of it. */
const faults = [
  {
    fault: "full",
    begin: (directory: string) => `cat /dev/zero >${directory}/full 2>/dev/null; true`,
    end: (directory: string) => `rm ${directory}/full`,
    said: "No space left on device",
  },
  {
    fault: "read-only",
    begin: (directory: string) => `mount -o remount,ro ${directory}`,
    end: (directory: string) => `mount -o remount,rw ${directory}`,
    said: "Read-only file system",
  },
];
const steps = {
  "secret-files.sh": (node: LiveNode) => node.run(`${library}/secret-files.sh`, next.secretFiles),
  "stage-haproxy.sh": (node: LiveNode) => node.stage(next),
  "activate.sh": (node: LiveNode) => node.activate(next),
};
const directories = {
  "/etc/haproxy": Object.keys(steps),
  "/var/lib/haproxy-pair": Object.keys(steps),
  "/run/haproxy-pair": ["stage-haproxy.sh", "activate.sh"],
  "/etc/systemd": ["activate.sh"],
};

describe.each(Object.entries(directories))("a node whose %s", (directory, written) => {
  let node: LiveNode;

  beforeAll(async () => {
    node = await LiveNode.start();
    await node.rollOut(good);
    await node.mountOn(directory);
    await node.accept(next);
  });
  afterAll(() => node.stop());

  const files = () =>
    node.mustRun("find /etc/haproxy /var/lib/haproxy-pair /etc/systemd /run/haproxy-pair | sort");

  describe.each(faults)("is $fault", ({ begin, end, said }) => {
    it.each(written)("refuses %s with an error, changes nothing and leaves nothing behind", async (step) => {
      const before = [await files(), await node.worker()];
      await node.mustRun(begin(directory));
      const { exitCode, output } = await steps[step as keyof typeof steps](node);
      await node.mustRun(end(directory));
      expect([exitCode, output]).toEqual([1, expect.stringContaining(said)]);
      expect(output).toMatch(
        new RegExp(
          `^\\S+: cannot write \\d+ KiB to ${directory}.*, file system ${directory}; nothing was changed`,
        ),
      );
      const temporary = /.*\/(check|before|servers|alerts)\.?\w*\n/g;
      expect([(await files()).replace(temporary, ""), await node.worker()]).toEqual([
        before[0]?.replace(temporary, ""),
        before[1],
      ]);
      expect(await node.status()).toBe("200");
    });
  });
});

describe("a node whose disk fills up", () => {
  let node: LiveNode;
  const everywhere = ["/etc/haproxy", "/var/lib/haproxy-pair", "/run/haproxy-pair"];
  const fill = everywhere.map((directory) => `cat /dev/zero >${directory}/full`).join("; ");

  beforeEach(async () => {
    node = await LiveNode.start();
    for (const directory of everywhere) await node.mountOn(directory);
  });
  afterEach(() => node.stop());

  const filesLeft = () => node.mustRun("find /var/lib/haproxy-pair /etc/haproxy /run/haproxy-pair");

  it("while it activates a release keeps running the previous one, even if it cannot report alerts", async () => {
    await node.mustRun(`rm ${library}/origins.tsv`);
    await node.rollOut(good);
    await node.accept(next);
    const worker = await node.worker();
    // The timer is set after the last look at the disk.
    await node.mustRun(`printf '#!/bin/sh\n${fill}\ntrue\n' >/usr/local/sbin/systemd-run`);
    const { exitCode, output } = await node.activate(next);
    expect([exitCode, output]).toEqual([
      1,
      expect.stringContaining("what was running before is running again"),
    ]);
    expect(output).toContain("its files could not be placed");
    expect([await node.worker(), await node.status()]).toEqual([worker, "200"]);
    expect(await filesLeft()).not.toMatch(/unconfirmed|new$|\.replaced/);
  });

  it("after it has activated a release restores the previous one from files on the disk", async () => {
    await node.rollOut(good);
    expect(await node.acceptAndActivate(next)).toMatchObject({ exitCode: 0 });
    await node.run(fill);
    expect(await node.revert()).toMatchObject({ exitCode: 0 });
    expect([await node.digest(), await node.status()]).toEqual([digestIn(good), "200"]);
    expect(await filesLeft()).not.toMatch(/unconfirmed|new$|\.replaced/);
    expect(await node.mustRun("cat /var/lib/haproxy-pair/server-state")).toBe("1");
  });

  it("after two releases that nobody has confirmed puts back the last confirmed one", async () => {
    await node.rollOut(good);
    expect(await node.acceptAndActivate(next)).toMatchObject({ exitCode: 0 });
    expect(await node.acceptAndActivate(onPort(82))).toMatchObject({ exitCode: 0 });
    await node.run(fill);
    expect(await node.revert()).toMatchObject({ exitCode: 0 });
    expect([await node.digest(), await node.status()]).toEqual([digestIn(good), "200"]);
  });

  it("has its last release confirmed all the same", async () => {
    await node.rollOut(good);
    expect(await node.acceptAndActivate(next)).toMatchObject({ exitCode: 0 });
    await node.run(fill);
    await node.confirm(next);
    expect(await node.digest()).toBe(digestIn(next));
    expect(await filesLeft()).not.toMatch(/unconfirmed|\.replaced/);
  });
});

describe("a node on which a step was killed", () => {
  it("has nothing left of it after the next one", async () => {
    const node = await LiveNode.start();
    await node.rollOut(good);
    await node.mustRun(
      `cd /var/lib/haproxy-pair; mkdir incoming.abc; touch incoming.abc/all server-state.haproxy-pair-new
       mkdir /etc/haproxy/releases/candidate.abc; touch /etc/haproxy/haproxy.cfg.haproxy-pair-new`,
    );
    expect(await node.stage(next)).toMatchObject({ exitCode: 0 });
    expect(await node.mustRun("find /var/lib/haproxy-pair /etc/haproxy")).not.toMatch(/abc|new$/m);
    await node.stop();
  });
});
