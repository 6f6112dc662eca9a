import { certificate, stapledCertificate } from "../../golden/certificates";
import { type Given, given, LiveNode, server } from "./liveNode";

jest.setTimeout(60_000);

/** Whatever Pulumi has placed is there until Pulumi places something else: an unchanged step is not run again. */
describe("the files with secrets on a node", () => {
  let node: LiveNode;

  beforeEach(async () => {
    node = await LiveNode.start();
  });
  afterEach(() => node.stop());

  const secrets = (): Promise<string> => node.mustRun("cd /etc/haproxy; ls -d certs/* secrets/*");
  const web = (certificates: string[]): object => ({
    frontends: [{ name: "web", binds: [{ port: 443, certificates }], defaultBackend: "app" }],
  });

  /** A roll-out in which nothing has changed for secret-files.sh. */
  async function rollOutAfter(before: Given, next: Given): Promise<void> {
    expect(next.secretFiles).toBe(before.secretFiles);
    expect(await node.stage(next)).toMatchObject({ exitCode: 0 });
    expect(await node.activate(next)).toMatchObject({ exitCode: 0 });
    await node.confirm(next);
  }

  it("keep the OCSP response stapled after the confirmation", async () => {
    const certificates = [stapledCertificate()];
    const first = given({ certificates, ...web(["stapled"]) });
    await node.rollOut(first);
    await rollOutAfter(
      first,
      given({ certificates, ...web(["stapled"]), backends: [{ name: "app", servers: [server("b")] }] }),
    );
    const handshake = await node.mustRun("openssl s_client -connect 10.0.0.11:443 -status </dev/null");
    expect(handshake).toContain("OCSP Response Status: successful");
  });

  it("all exist when a certificate is bound later, or the statistics are enabled later", async () => {
    const certificates = [certificate("site"), certificate("shop")];
    const first = given({ certificates, ...web(["site"]), stats: { enabled: false } });
    await node.rollOut(first);
    await rollOutAfter(first, given({ certificates, ...web(["site", "shop"]) }));
  });

  it("are deleted when neither the placed nor the previous release has them", async () => {
    const releases = ["site", "shop", "client"].map((name) =>
      given({ certificates: [certificate(name)], ...web([name]) }),
    );
    const certificatesAfter: string[][] = [];
    for (const release of releases) {
      await node.rollOut(release);
      certificatesAfter.push((await secrets()).match(/(?<=certs\/)[a-z]+/g) ?? []);
    }
    expect(certificatesAfter).toEqual([["site"], ["shop", "site"], ["client", "shop"]]);
  });

  it("stay on a node where a version without a record of its files has placed them", async () => {
    const certificates = [certificate("site"), certificate("shop")];
    const first = given({ certificates, ...web(["site"]) });
    await node.accept(first);
    await node.mustRun("rm -f /var/lib/haproxy-pair/secret-paths");
    expect(await node.activate(first)).toMatchObject({ exitCode: 0 });
    await node.confirm(first);
    expect(await secrets()).toContain("certs/shop-");
  });
});
