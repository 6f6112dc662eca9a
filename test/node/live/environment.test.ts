import { digestIn, given, type Given, LiveNode } from "./liveNode";

jest.setTimeout(60_000);

/** Answers 200 to everything, at once. */
const proxy = `frontend proxy
    mode http
    timeout client 5s
    bind 127.0.0.1:3128
    http-request return status 200
`;
const good = given();
const onPort = (port: number): Given =>
  given({ frontends: [{ name: "web", binds: [{ port }], defaultBackend: "app" }] });

describe("the node scripts, after a login that", () => {
  let node: LiveNode;

  beforeEach(async () => {
    node = await LiveNode.start();
    await node.mustRun("cat >/run/proxy.cfg; /usr/sbin/haproxy -D -f /run/proxy.cfg", proxy);
  });
  afterEach(() => node.stop());

  it.each<[string, NodeJS.ProcessEnv]>([
    ["sets a PATH without sbin", { PATH: "/usr/local/bin:/usr/bin:/bin" }],
    [
      "sets another language, and CDPATH",
      { LC_ALL: "", LANG: "de_DE.UTF-8", LANGUAGE: "de", CDPATH: "/usr:/etc" },
    ],
    ["names a TMPDIR that nobody can write to", { TMPDIR: "/proc/nowhere", POSIXLY_CORRECT: "1" }],
  ])("%s, roll out", async (_, environment) => {
    Object.assign(node.environment, environment);
    await node.rollOut(good);
    expect(await node.status()).toBe("200");
  });

  it.each(["0000", "0777"])(
    "sets the umask %s, give every file the mode that it must have",
    async (umask) => {
      const modes = (): Promise<string> =>
        node.mustRun(
          "cd /etc/haproxy; find . /var/lib/haproxy-pair -printf '%y %m %P\n' | sort | grep -v original",
        );
      await node.rollOut(good);
      const wanted = await modes();
      await node.stop();
      node = await LiveNode.start();
      const { release, settings, secretFiles } = good;
      const run = (script: string, stdin: string) =>
        node.mustRun(`umask ${umask}; exec /usr/local/libexec/haproxy-pair/${script}`, stdin);
      await run("secret-files.sh", secretFiles);
      await run("stage-haproxy.sh lb1", release);
      await run("activate.sh remaining", settings);
      await run("confirm.sh", settings);
      expect(await modes()).toBe(wanted);
    },
  );

  it.each(["the environment", ".curlrc"])(
    "has a proxy in %s, report a dead bind although the proxy answers",
    async (place) => {
      node.environment["HOME"] = "/run";
      const address = "http://127.0.0.1:3128";
      if (place === ".curlrc") await node.mustRun("cat >/run/.curlrc", `proxy = ${address}\nfail\n`);
      else
        for (const name of ["http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"])
          node.environment[name] = address;
      await node.rollOut(good);
      await node.accept(onPort(81));
      await node.mustRun(
        `nft add table ip dead; nft add chain ip dead input '{ type filter hook input priority 0; }'
         nft add rule ip dead input tcp dport 81 drop`,
      );
      expect(await node.activate(onPort(81))).toEqual({
        exitCode: 1,
        output: expect.stringContaining("binds[0]: no http connection to 10.0.0.11:81") as string,
      });
      expect(await node.digest()).toBe(digestIn(good));
    },
  );
});

describe("a haproxy.service that reads", () => {
  let node: LiveNode;

  beforeAll(async () => {
    node = await LiveNode.start();
  });
  afterAll(() => node.stop());

  const show = (environment: string, command = "-Ws -f $CONFIG -p $PIDFILE $EXTRAOPTS", pid = 0): string =>
    `ExecStart={ path=/usr/sbin/haproxy ; argv[]=/usr/sbin/haproxy ${command} ; ignore_errors=no ; pid=0 }
Environment=CONFIG=/etc/haproxy/haproxy.cfg PIDFILE=/run/haproxy.pid ${environment}
EnvironmentFiles=/etc/default/haproxy (ignore_errors=yes)
MainPID=${pid}
`;
  const extra = '"EXTRAOPTS=-S /run/haproxy-master.sock"';

  it.each([
    ["another file by CONFIG", "CONFIG='/etc/haproxy/other.cfg'\n", show(extra), "/etc/haproxy/other.cfg"],
    [
      "more files by EXTRAOPTS",
      'EXTRAOPTS="-f /etc/haproxy/conf.d -de"\n',
      show(extra),
      "/etc/haproxy/haproxy.cfg /etc/haproxy/conf.d",
    ],
    [
      "another file by a drop-in",
      "",
      show(extra, "-Ws -f /srv/haproxy.cfg -S /run/haproxy-master.sock"),
      "/srv/haproxy.cfg",
    ],
  ])("%s is refused before anything changes", async (_, environmentFile, shown, files) => {
    await node.mustRun("cat >/etc/default/haproxy", environmentFile);
    await node.mustRun("cat >/run/show", shown);
    const { exitCode, output } = await node.stage(good);
    expect([exitCode, output]).toEqual([
      1,
      expect.stringContaining(
        `haproxy reads ${files}, but must read /etc/haproxy/haproxy.cfg alone; nothing`,
      ),
    ]);
    expect(output).toContain(environmentFile === "" ? "systemctl cat haproxy" : "in /etc/default/haproxy.");
    expect(await node.mustRun("ls /etc/haproxy/releases")).toBe("");
  });

  it("our file is accepted, however the unit names it", async () => {
    await node.placeSecretFiles(good);
    await node.mustRun(
      "cat >/etc/default/haproxy",
      '# CONFIG="/etc/other.cfg"\nEXTRAOPTS="-de -S /run/haproxy-master.sock"\n',
    );
    for (const shown of [show(extra), show("", "-Ws -f /etc/haproxy/haproxy.cfg")]) {
      await node.mustRun("cat >/run/show", shown);
      expect(await node.stage(good)).toMatchObject({ exitCode: 0 });
    }
  });
});
