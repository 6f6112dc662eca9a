import { type Claim, claimText, scriptsDirectory } from "../../../src/node/scripts";
import { said } from "../../../src/node/said";
import { given, LiveNode } from "./liveNode";

jest.setTimeout(60_000);

/** What Pulumi creates, updates and deletes on a host, in any order. */
describe("a host", () => {
  let node: LiveNode;
  const lb2: Claim = { identity: "id2", stack: "shop/prod", component: "edge", node: "lb2", adopt: false };
  const renamed: Claim = { ...lb2, identity: "idB", node: "lbB" };
  const others: Claim = { ...lb2, identity: "id9", stack: "blog/prod", node: "a" };

  beforeEach(async () => {
    node = await LiveNode.start();
    await node.mustRun(`rm -rf ${scriptsDirectory} /var/lib/haproxy-pair`);
  });
  afterEach(() => node.stop());

  const claim = (of: Claim, event: "create" | "update" = "create") =>
    node.run(`sh -s ${event}`, claimText(of));
  const settings = (generation: string): string =>
    `package haproxy - unhold\ngeneration ${generation}\nonDestroy keep\n`;
  /** The claim and the packages; returns the settings of the latter. */
  const setUp = async (of: Claim, event?: "update"): Promise<string> => {
    const { exitCode, output } = await claim(of, event);
    if (exitCode !== 0) throw new Error(output);
    const generation = said(output, "generation") ?? "";
    const step = `${scriptsDirectory}/step.sh ${of.identity} ${generation} packages.sh`;
    await node.mustRun(step, settings(generation));
    return settings(generation);
  };
  const deleteIfInstalled = (script: string, stdin: string) =>
    node.mustRun(
      `if [ -x ${scriptsDirectory}/${script} ]; then exec ${scriptsDirectory}/${script}; else cat >/dev/null; fi`,
      stdin,
    );
  const deletePackages = (settings: string) => deleteIfInstalled("retire.sh", settings);
  const deleteClaim = (of: Claim) => deleteIfInstalled("remove.sh", claimText(of));
  const serves = async (): Promise<boolean> => (await node.status()) !== "000";

  /** A node that serves. */
  const serving = async (of: Claim): Promise<string> => {
    const settings = await setUp(of);
    await node.rollOut(given());
    expect(await serves()).toBe(true);
    return settings;
  };

  it("is removed when packages and claim are deleted, and a delete after that succeeds", async () => {
    const settings = await serving(lb2);
    await deletePackages(settings);
    expect(await serves()).toBe(true);
    await deleteClaim(lb2);
    expect(await serves()).toBe(false);
    expect(await node.mustRun(`ls -d /var/lib/haproxy-pair ${scriptsDirectory} 2>/dev/null || true`)).toBe(
      "",
    );
    await deletePackages(settings);
    await deleteClaim(lb2);
  });

  it("goes on serving when its node is renamed: what is deleted then is not its owner's", async () => {
    const before = await serving(lb2);
    await setUp(renamed);
    await deletePackages(before);
    expect(await deleteClaim(lb2)).toContain('left alone: it is now node "lbB" of edge in stack shop/prod');
    expect(await serves()).toBe(true);
  });

  it("goes on serving when its claim is replaced, and when its packages are", async () => {
    const first = await serving(lb2);
    const second = await setUp(lb2);
    expect(second).not.toBe(first);
    expect(await deleteClaim(lb2)).toContain("left alone: the node has been claimed anew");
    await setUp(lb2, "update");
    await deletePackages(second);
    expect(await serves()).toBe(true);
    // A later replacement of the claim alone must not find the node retired.
    const third = await setUp(lb2);
    await deleteClaim(lb2);
    expect(await serves()).toBe(true);
    await deletePackages(third);
    await deleteClaim(lb2);
    expect(await serves()).toBe(false);
  });

  it("is removed when a first run failed before the packages", async () => {
    expect(await claim(lb2)).toMatchObject({ exitCode: 0 });
    await deleteClaim(lb2);
    expect(await node.mustRun(`ls -d ${scriptsDirectory} 2>/dev/null || true`)).toBe("");
  });

  it("keeps serving with a foreign configuration when only the claim was made", async () => {
    await node.mustRun(
      "printf 'defaults\n mode http\n timeout client 1s\nfrontend f\n bind :80\n http-request return status 200\n' >/etc/haproxy/haproxy.cfg; echo 'global_defs { }' >/etc/keepalived/keepalived.conf; systemctl start haproxy",
    );
    const files = () => node.mustRun("find /etc/haproxy /etc/keepalived -type f -exec cksum {} +");
    const before = await files();
    expect(await claim(lb2)).toMatchObject({ exitCode: 0 });
    await deleteClaim(lb2);
    expect(await node.status()).toBe("200");
    expect(await files()).toBe(before);
    const settings = await setUp(lb2);
    await deletePackages(settings);
    await deleteClaim(lb2);
    expect(await node.status()).toBe("200");
    expect(await files()).toBe(before);
  });

  it("is refused to another stack, with its owner's name, and nothing is changed", async () => {
    await serving(lb2);
    const files = () =>
      node.mustRun("find /var/lib/haproxy-pair /usr/local/libexec -type f -exec cksum {} +");
    const before = await files();
    const refused = await claim(others);
    expect(refused.exitCode).toBe(1);
    expect(refused.output).toContain('is node "lb2" of edge in stack shop/prod. Nothing was changed.');
    expect(refused.output).toContain("Set `adopt: true` on this node to take it over");
    expect(await files()).toBe(before);
  });

  it("is taken over by another stack that adopts it; the previous stack's steps and deletes then do nothing", async () => {
    const before = await serving(lb2);
    await setUp({ ...others, adopt: true });
    const step = await node.run(
      `${scriptsDirectory}/step.sh id2 first activate.sh remaining`,
      given().settings,
    );
    expect(step).toMatchObject({
      exitCode: 1,
      output: expect.stringContaining(
        'this host is now node "a" of edge in stack blog/prod; nothing was changed',
      ) as string,
    });
    await deletePackages(before);
    await deleteClaim(lb2);
    expect(await serves()).toBe(true);
  });

  it("keeps what version 0.1 set up from the deletes of that version's steps", async () => {
    const old = "/usr/local/lib/haproxy-pair";
    await node.mustRun(
      `mkdir -p ${old}; for s in packages remove; do printf 'touch /run/ended' >${old}/$s.sh; chmod 755 ${old}/$s.sh; done`,
    );
    await serving(lb2);
    await node.mustRun(`timeout 60 ${old}/packages.sh keep; ${old}/remove.sh passive; test ! -e /run/ended`);
  });
});
