import { stapledCertificate, certificate as goldenCertificate } from "../../golden/certificates";
import { type Given, given, LiveNode, server } from "./liveNode";
import { type Certificate, newCertificate, serialOf } from "./rotations";

jest.setTimeout(60_000);

describe("a rotated certificate on a node", () => {
  let node: LiveNode;

  beforeEach(async () => {
    node = await LiveNode.start();
  });
  afterEach(() => node.stop());

  const withCertificates = (certificates: Certificate[], more: object = {}): Given =>
    given({
      certificates,
      frontends: [
        {
          name: "web",
          binds: [{ port: 443, certificates: certificates.map(({ name }) => name) }],
          defaultBackend: "app",
        },
      ],
      ...more,
    });

  /** The serial number of the certificate that a client gets. */
  const served = async (...options: string[]): Promise<string> => {
    const client = `openssl s_client -connect 10.0.0.11:443 -servername www.test ${options.join(" ")} </dev/null 2>/dev/null`;
    return (await node.mustRun(`${client} | openssl x509 -noout -serial`)).replace("serial=", "");
  };

  /** Does something that has to succeed; returns whether another worker serves since then. */
  const reloadsAt = async (step: () => Promise<unknown>): Promise<boolean> => {
    const before = await node.worker();
    const outcome = await step();
    if (typeof outcome === "object") expect(outcome).toMatchObject({ exitCode: 0 });
    return (await node.worker()) !== before;
  };

  const linked = (): Promise<string> => node.mustRun("readlink -f /etc/haproxy/live-certs/site.pem");

  it("goes into the running worker without a reload, and is read at a restart", async () => {
    const [first, next] = [newCertificate("site"), newCertificate("site")];
    await node.rollOut(withCertificates([first]));
    const linkedBefore = await linked();
    const worker = await node.worker();

    expect(await node.rollOut(withCertificates([next]))).toMatch(/^runs \S+, without a reload$/);
    expect(await node.worker()).toBe(worker);
    expect(await served()).toBe(serialOf(next));
    expect(await linked()).not.toBe(linkedBefore);
    expect(await node.mustRun("stat -L -c '%a %U' /etc/haproxy/live-certs/site.pem")).toBe("600 root");

    await node.mustRun("systemctl stop haproxy; systemctl start haproxy");
    expect(await served()).toBe(serialOf(next));
  });

  it("leaves open connections alone", async () => {
    const [first, next] = [newCertificate("site"), newCertificate("site")];
    await node.rollOut(withCertificates([first]));
    await node.mustRun(
      `mkfifo /run/requests
       (exec 8>/run/requests; sleep 20) >/dev/null 2>&1 &
       openssl s_client -quiet -connect 10.0.0.11:443 </run/requests >/run/answers 2>/dev/null 9>&- &`,
    );
    const ask = async (answers: number): Promise<void> => {
      await node.mustRun(
        `printf 'GET / HTTP/1.1\\r\\nHost: www.test\\r\\n\\r\\n' >/run/requests
         for _ in $(seq 50); do [ "$(grep -o 'HTTP/1.1 200' /run/answers | wc -l)" = ${answers} ] && exit 0; sleep 0.1; done; exit 1`,
      );
    };
    await ask(1);
    expect(await reloadsAt(() => node.acceptAndActivate(withCertificates([next])))).toBe(false);
    await ask(2);
    expect(await served()).toBe(serialOf(next));
  });

  it("is taken back without a reload when it is not confirmed", async () => {
    const [first, next] = [newCertificate("site"), newCertificate("site")];
    await node.rollOut(withCertificates([first]));
    const linkedBefore = await linked();
    expect(await reloadsAt(() => node.acceptAndActivate(withCertificates([next])))).toBe(false);
    expect(await reloadsAt(() => node.revert())).toBe(false);
    expect(await served()).toBe(serialOf(first));
    expect(await linked()).toBe(linkedBefore);
  });

  it("is taken back from the worker when the files of its release cannot be placed", async () => {
    const [first, next] = [newCertificate("site"), newCertificate("site")];
    const withMap = (certificate: Certificate, key: string) =>
      withCertificates([certificate], {
        maps: [{ name: "hosts", entries: [{ key, value: "app" }] }],
        frontends: [
          {
            name: "web",
            binds: [{ port: 443, certificates: ["site"] }],
            useBackends: [{ map: "hosts" }],
            defaultBackend: "app",
          },
        ],
      });
    await node.rollOut(withMap(first, "a"));
    await node.mustRun(
      "cd /etc/haproxy; cp maps/hosts.map /run; mount -t tmpfs -o size=4k full maps; cp /run/hosts.map maps",
    );
    const { exitCode, output } = await node.acceptAndActivate(withMap(next, "b"));
    expect(exitCode).toBe(1);
    expect(output).toContain("what was running before is running again");
    expect(await served()).toBe(serialOf(first));
  });

  it("takes effect with the reload of a changed configuration, and goes back with it", async () => {
    const [first, next] = [newCertificate("site"), newCertificate("site")];
    await node.rollOut(withCertificates([first]));
    const changed = withCertificates([next], { backends: [{ name: "app", servers: [server("other")] }] });
    expect(await node.acceptAndActivate(changed)).toMatchObject({ exitCode: 0 });
    expect(await served()).toBe(serialOf(next));
    const processes = "echo 'show proc' | socat - UNIX-CONNECT:/run/haproxy-master.sock";
    expect(await node.mustRun(`${processes} | awk '$2 == "master" { print $3 }'`)).toBe("1");
    expect(await node.revert()).toMatchObject({ exitCode: 0 });
    expect(await served()).toBe(serialOf(first));
  });

  it("requires a reload when it is too long for a command to haproxy", async () => {
    const [first, next] = [newCertificate("site"), newCertificate("site", { otherNames: 300 })];
    expect(next.certificate.length).toBeGreaterThan(16_384);
    await node.rollOut(withCertificates([first]));
    expect(await reloadsAt(() => node.acceptAndActivate(withCertificates([next])))).toBe(true);
    expect(await served()).toBe(serialOf(next));
    expect(await reloadsAt(() => node.revert())).toBe(false);
    expect(await served()).toBe(serialOf(first));
  });

  it("requires a reload when it has an OCSP response, or had one", async () => {
    const stapled = stapledCertificate();
    const { ocspResponse: _, ...alone } = stapled;
    const isStapled = async (): Promise<boolean> =>
      (await node.mustRun("openssl s_client -connect 10.0.0.11:443 -status </dev/null 2>&1")).includes(
        "OCSP Response Status: successful",
      );
    await node.rollOut(withCertificates([stapled]));
    expect(await isStapled()).toBe(true);
    expect(await reloadsAt(() => node.acceptAndActivate(withCertificates([alone])))).toBe(true);
    expect(await isStapled()).toBe(false);
    expect(await reloadsAt(() => node.revert())).toBe(true);
    expect(await isStapled()).toBe(true);
  });

  it("requires no reload when another has the same names and a key of another kind", async () => {
    const [rsa, ecdsa] = [newCertificate("rsa", { key: "rsa" }), newCertificate("ecdsa")];
    const [nextRsa, nextEcdsa] = [newCertificate("rsa", { key: "rsa" }), newCertificate("ecdsa")];
    await node.rollOut(withCertificates([ecdsa, rsa]));
    expect(await reloadsAt(() => node.rollOut(withCertificates([nextEcdsa, nextRsa])))).toBe(false);
    const ofRsa = ["-tls1_2", "-cipher", "ECDHE-RSA-AES128-GCM-SHA256"];
    expect([await served(), await served(...ofRsa)]).toEqual([serialOf(nextEcdsa), serialOf(nextRsa)]);
  });

  it("requires a reload when another has the same name, so that clients still see the first one", async () => {
    const [first, next, second] = [newCertificate("site"), newCertificate("site"), newCertificate("second")];
    await node.rollOut(withCertificates([first, second]));
    const outcome = await node.acceptAndActivate(withCertificates([next, second]));
    expect(outcome.output).toContain("site.pem requires a reload: another certificate is for www.test, too");
    expect(await served()).toBe(serialOf(next));
    expect(await reloadsAt(() => node.revert())).toBe(true);
    expect(await served()).toBe(serialOf(first));
  });

  it("is shown to servers that ask for it", async () => {
    await node.mustRun("cat >/run/server.pem", Object.values(goldenCertificate("server")).slice(1).join(""));
    await node.mustRun(
      `cat >/run/server.cfg <<'CFG'
defaults
    mode http
    timeout client 30s
    timeout server 30s
    timeout connect 1s
frontend server
    bind 10.0.0.21:8443 ssl crt /run/server.pem ca-file /run/server.pem verify optional crt-ignore-err all ca-ignore-err all
    http-request return status 200 content-type text/plain lf-string "%[ssl_c_serial,hex]"
CFG
       haproxy -D -f /run/server.cfg`,
    );
    const [first, next] = [newCertificate("client"), newCertificate("client")];
    const withClient = (client: Certificate) =>
      given({
        certificates: [client],
        backends: [
          {
            name: "app",
            defaultServer: { ssl: true, verify: "none", certificate: "client" },
            servers: [server("app-1", 8443)],
          },
        ],
      });
    const shown = () => node.mustRun("curl -s http://10.0.0.11/");
    await node.rollOut(withClient(first));
    expect(await shown()).toBe(serialOf(first));
    expect(await reloadsAt(() => node.rollOut(withClient(next)))).toBe(false);
    // The connection to the server that the first certificate opened may be used once more.
    await node.mustRun("curl -s http://10.0.0.11/ -H 'Connection: close' >/dev/null");
    expect(await shown()).toBe(serialOf(next));
  });

  it("is loaded again after another program has replaced it in haproxy", async () => {
    const [first, other] = [newCertificate("site"), newCertificate("site")];
    const release = withCertificates([first]);
    await node.rollOut(release);
    await node.mustRun(
      `{ echo "set ssl cert /etc/haproxy/live-certs/site.pem <<"; cat; echo; } | socat - UNIX-CONNECT:/run/haproxy/admin.sock
       echo "commit ssl cert /etc/haproxy/live-certs/site.pem" | socat - UNIX-CONNECT:/run/haproxy/admin.sock`,
      other.certificate + other.privateKey,
    );
    expect(await served()).toBe(serialOf(other));
    expect(await reloadsAt(() => node.activate(release))).toBe(false);
    expect(await served()).toBe(serialOf(first));
  });

  it("is refused by the staging when its key belongs to another certificate", async () => {
    const [first, next, other] = [newCertificate("site"), newCertificate("site"), newCertificate("site")];
    await node.rollOut(withCertificates([first]));
    const release = withCertificates([next]);
    const secretFiles = release.secretFiles.replace(next.privateKey.trim(), other.privateKey.trim());
    await node.placeSecretFiles({ ...release, secretFiles });
    const { exitCode, output } = await node.stage(release);
    expect(exitCode).toBe(1);
    expect(output).toContain("/etc/haproxy/live-certs/site.pem");
    expect(await served()).toBe(serialOf(first));
  });

  it("leaves only the files of this release and of the previous one", async () => {
    const certificates = Array.from({ length: 3 }, () => newCertificate("site"));
    for (const certificate of certificates) await node.rollOut(withCertificates([certificate]));
    const files = certificates.map(
      (certificate) => /certs\/(site-\w+\.pem)/.exec(withCertificates([certificate]).secretFiles)?.[1],
    );
    expect((await node.mustRun("cd /etc/haproxy/certs; ls")).split("\n").sort()).toEqual(
      files.slice(1).sort(),
    );
    const shop = newCertificate("shop");
    await node.rollOut(withCertificates([shop]));
    expect(await node.mustRun("ls /etc/haproxy/live-certs")).toBe("shop.pem");
  });

  it("leaves files alone that are not the pair's, in a roll-out and in the removal", async () => {
    await node.mustRun("echo mine | tee /etc/haproxy/certs/site.pem >/etc/haproxy/certs/site-20240101.pem");
    const certificates = Array.from({ length: 3 }, () => newCertificate("site"));
    for (const certificate of certificates) await node.rollOut(withCertificates([certificate]));
    await node.remove();
    expect(await node.mustRun("cd /etc/haproxy/certs; grep mine *")).toBe(
      "site-20240101.pem:mine\nsite.pem:mine",
    );
    expect(await node.mustRun("ls -d /etc/haproxy/live-certs /etc/haproxy/secrets 2>&1; true")).not.toMatch(
      /^\//m,
    );
  });

  it("needs one reload on a node of the version that named its file, and can go back to that", async () => {
    const site = newCertificate("site");
    const release = withCertificates([site]);
    const file = /\/etc\/haproxy\/certs\/site-\w+\.pem/.exec(release.secretFiles)?.[0] ?? "";
    const digest = /haproxy-pair-(\w{12})/.exec(release.release)?.[1] ?? "";
    const older = "0123456789ab";
    const before: Given = {
      ...release,
      release: release.release
        .replace(/^=== [^]*/m, "")
        .replaceAll("/etc/haproxy/live-certs/site.pem", file)
        .replace(digest, older),
      settings: release.settings.replace(/^release .*$/m, `release ${older}-e3b0c44298fc`),
    };
    await node.rollOut(before);
    expect(await node.mustRun("cat /etc/haproxy/haproxy.cfg")).toContain(` crt ${file} `);
    await node.mustRun("rm /var/lib/haproxy-pair/placed-secrets");

    expect(await reloadsAt(() => node.acceptAndActivate(release))).toBe(true);
    expect(await reloadsAt(() => node.revert())).toBe(true);
    expect(await node.digest()).toBe(older);
    expect(await served()).toBe(serialOf(site));
    await node.rollOut(release);
    expect(await node.digest()).toBe(digest);
    for (const certificate of [newCertificate("site"), newCertificate("site")]) {
      await node.rollOut(withCertificates([certificate]));
    }
    expect(await node.run(`ls ${file}`)).not.toMatchObject({ exitCode: 0 });
  });
});
