import { digestIn, given, type Given, LiveNode, server } from "./liveNode";

jest.setTimeout(60_000);

const library = "/usr/local/libexec/haproxy-pair";
const isBack = "what was running before is running again";

describe("a node that goes back", () => {
  let node: LiveNode;

  beforeEach(async () => {
    node = await LiveNode.start();
  });
  afterEach(() => node.stop());

  const telling = (text: string): string => expect.stringContaining(text) as string;
  const failed = (text: string): object => ({ exitCode: 1, output: telling(text) });
  const good = given();
  const onPort = (port: number): Given =>
    given({ frontends: [{ name: "web", binds: [{ port }], defaultBackend: "app" }] });
  const readied = async (release: Given): Promise<void> => {
    await node.accept(release);
    await node.mustRun("cat >/run/settings", release.settings);
  };
  /** What takes a port only after the preflight: haproxy's worker cannot start. */
  const takePort = (port: number) => node.inBackground(`socat TCP-LISTEN:${port},fork /dev/null`);
  const filesLeft = () => node.mustRun("ls /var/lib/haproxy-pair /run/haproxy-pair");

  describe("from a release under which servers are drained", () => {
    const withServers = (...names: string[]): Given =>
      given({
        rollout: { settleTimeout: 5, drainTimeout: 20 },
        backends: [{ name: "app", servers: names.map((name) => server(name)) }],
      });
    const both = withServers("a", "b");
    const states = async (): Promise<string[]> =>
      [...(await node.ask("show stat")).matchAll(/^app,[ab],(?:[^,]*,){15}([^,]*)/gm)].map(
        ([, state = ""]) => state,
      );

    beforeEach(async () => {
      await node.rollOut(both);
      const post = String.raw`(printf 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\n'; sleep 60) | socat - TCP:10.0.0.11:80`;
      await node.inBackground(post);
      await node.inBackground(post);
      await readied(withServers("a"));
      await node.mustRun(
        `setsid ${library}/activate.sh remaining </run/settings >/dev/null 2>&1 &
         until echo show stat | socat - /run/haproxy/admin.sock | grep -q '^app,b,.*,DRAIN,'; do sleep 0.1; done; kill -9 -$!`,
      );
      expect(await states()).toEqual(["UP", "DRAIN"]);
    });

    it("has the servers take connections again, by the timer", async () => {
      expect(await node.revert()).toMatchObject({ exitCode: 0 });
      expect(await states()).toEqual(["UP", "UP"]);
    });

    it("has the servers take connections again, by the next roll-out", async () => {
      expect(await node.activate(both)).toMatchObject({ exitCode: 0 });
      expect(await states()).toEqual(["UP", "UP"]);
    });
  });

  it("from a worker that cannot start leaves haproxy's master without failed workers, at once and by the timer", async () => {
    await node.rollOut(good);
    const masterOfOne = /\[failed: 0\][^]*# workers\n\d+ /;
    await node.accept(onPort(81));
    await takePort(81);
    const { exitCode, output } = await node.activate(onPort(81));
    expect([exitCode, output]).toEqual([1, telling(isBack)]);
    // Not what the one that is put back says: it is not about the release.
    expect(output).toContain('frontends[0] ("web").binds[0]: ');
    expect(await node.mustRun("echo show proc | socat - /run/haproxy-master.sock")).toMatch(masterOfOne);

    const release = /^release (.*)/m.exec(onPort(81).settings)?.[1] ?? "";
    await node.mustRun(
      `cd /etc/haproxy/releases; echo yes "$PWD/good" >/var/lib/haproxy-pair/unconfirmed
       cp ${release}/haproxy.cfg ..; echo reload | socat - /run/haproxy-master.sock; sleep 0.3`,
    );
    expect(await node.revert()).toMatchObject({ exitCode: 0 });
    expect(await node.mustRun("echo show proc | socat - /run/haproxy-master.sock")).toMatch(masterOfOne);
    expect(await node.digest()).toBe(digestIn(good));
  });

  it("has the configuration of somebody else run again, with its mode and owner", async () => {
    const foreign = `global
    stats socket /run/other.sock level admin
defaults
    mode http
    timeout connect 1s
    timeout client 1s
    timeout server 1s
listen stats
    bind :80
    stats enable
    stats uri /
    stats auth admin:secret
`;
    const modeAndOwner = () => node.mustRun("stat -c '%a %U:%G' /etc/haproxy/haproxy.cfg");
    await node.mustRun("cat >/etc/haproxy/haproxy.cfg", foreign);
    await node.mustRun(
      "cd /etc/haproxy; chmod 640 haproxy.cfg; chgrp haproxy haproxy.cfg; cp -p haproxy.cfg /var/lib/haproxy-pair/original/haproxy.cfg; systemctl start haproxy",
    );
    await node.accept(onPort(81));
    await takePort(81);
    expect(await node.activate(onPort(81))).toMatchObject(failed(isBack));
    expect(await node.status()).toBe("401");
    expect(await modeAndOwner()).toBe("640 root:haproxy");

    expect(await node.acceptAndActivate(good)).toMatchObject({ exitCode: 0 });
    expect([await node.status(), await modeAndOwner()]).toEqual(["200", "644 root:root"]);
    expect(await node.revert()).toMatchObject({ exitCode: 0 });
    expect([await node.status(), await modeAndOwner()]).toEqual(["401", "640 root:haproxy"]);
    expect(await filesLeft()).not.toContain("unconfirmed");

    await node.rollOut(good);
    await node.remove();
    expect(await modeAndOwner()).toBe("640 root:haproxy");
  });

  it.each(["/etc/haproxy/releases/old/haproxy.cfg", "/var/lib/haproxy-pair/previous.cfg"])(
    "goes to %s, as a version before this one named it",
    async (file) => {
      await node.rollOut(good);
      await node.mustRun(`mkdir -p /etc/haproxy/releases/old; cp /etc/haproxy/haproxy.cfg ${file}`);
      expect(await node.acceptAndActivate(onPort(81))).toMatchObject({ exitCode: 0 });
      await node.mustRun(`echo yes ${file} >/var/lib/haproxy-pair/unconfirmed`);
      expect(await node.revert()).toMatchObject({ exitCode: 0 });
      expect(await node.digest()).toBe(digestIn(good));
    },
  );

  it("goes back after a reboot, too, by a unit that exists until the removal", async () => {
    const unit = "/etc/systemd/system/haproxy-pair-revert.service";
    await node.rollOut(good);
    expect(await node.acceptAndActivate(onPort(81))).toMatchObject({ exitCode: 0 });
    expect(await node.mustRun(`cat ${unit}; ls /run/enabled`)).toMatch(
      /^ConditionPathExists=\/var\/lib\/haproxy-pair\/unconfirmed\n[^]*^ExecStart=\/usr\/local\/libexec\/haproxy-pair\/revert.sh\n[^]*^haproxy-pair-revert\.service$/m,
    );
    expect(await node.mustRun("cat /run/timer")).not.toContain("revert.sh");
    await node.remove();
    expect(await node.mustRun(`ls ${unit} /run/enabled /var/lib/haproxy-pair 2>&1; true`)).not.toMatch(
      /revert.service$|unconfirmed/m,
    );
  });
});
