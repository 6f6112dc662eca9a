import { digestIn, given, type Given, LiveNode } from "./liveNode";

jest.setTimeout(60_000);

describe("a release that has not been confirmed on a node", () => {
  let node: LiveNode;
  const onPort = (port: number): Given =>
    given({ frontends: [{ name: "web", binds: [{ port }], defaultBackend: "app" }] });
  const release = onPort(81);
  const name = /^release (.*)/m.exec(release.settings)?.[1] ?? "";
  /** What another node shares, as it arrives here. */
  const share = (outcome: number): Promise<string> =>
    node.ask(`set table haproxy-pair-rollout key ${name} data.gpt0 ${outcome}`);

  beforeEach(async () => {
    node = await LiveNode.start();
    await node.rollOut(onPort(80));
    expect(await node.acceptAndActivate(release)).toMatchObject({ exitCode: 0 });
  });
  afterEach(() => node.stop());

  it("stays when another node has confirmed it, whose confirmation here did not arrive", async () => {
    await share(1);
    const { exitCode, output } = await node.revert();
    expect([exitCode, output]).toEqual([0, `another node has confirmed ${name}: it stays`]);
    expect(await node.digest()).toBe(digestIn(release));
    expect(await node.mustRun("readlink /etc/haproxy/releases/good")).toBe(name);
  });

  it("goes back when no node has confirmed it, and informs the others", async () => {
    expect(await node.revert()).toMatchObject({ exitCode: 0 });
    expect(await node.digest()).toBe(digestIn(onPort(80)));
    expect(await node.ask(`show table haproxy-pair-rollout key ${name}`)).toContain("gpt0=2");
  });

  it("goes back at once, with an error, when another node has taken it back and does not return to it", async () => {
    await share(2);
    const confirmed = await node.run("/usr/local/libexec/haproxy-pair/confirm.sh", release.settings);
    expect(confirmed).toMatchObject({
      exitCode: 1,
      output: expect.stringContaining(`another node has taken ${name} back, and so has this one`) as string,
    });
    expect(await node.digest()).toBe(digestIn(onPort(80)));
  });

  it("is confirmed when the node that has taken it back returns to it meanwhile", async () => {
    await share(2);
    const confirmed = node.confirm(release);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    await share(0);
    await confirmed;
    expect(await node.digest()).toBe(digestIn(release));
    expect(await node.ask(`show table haproxy-pair-rollout key ${name}`)).toContain("gpt0=1");
  });
});
