import { haproxyRelease, HaproxyRelease } from "../../releases/haproxyRelease";
import { type Given, given, LiveNode } from "./liveNode";
import { type Certificate, newCertificate, serialOf } from "./rotations";

jest.setTimeout(60_000);

describe.each(["bullseye", ...Object.values(HaproxyRelease)] as const)(
  "the haproxy of Debian %s",
  (release) => {
    let node: LiveNode;

    beforeEach(async () => {
      node = await LiveNode.start();
      await node.runHaproxyOf((await haproxyRelease(release)).tree);
    });
    afterEach(() => node.stop());

    const withCertificates = (certificates: Certificate[]): Given =>
      given({
        haproxyVersion: "2.2",
        certificates,
        frontends: [
          {
            name: "web",
            binds: [{ port: 443, certificates: certificates.map(({ name }) => name) }],
            defaultBackend: "app",
          },
        ],
      });

    const served = (): Promise<string> =>
      node.mustRun(
        "openssl s_client -connect 10.0.0.11:443 -servername www.test </dev/null 2>/dev/null | openssl x509 -noout -serial",
      );

    test("takes a rotated certificate, and the previous one, without a reload", async () => {
      const [first, next] = [newCertificate("site"), newCertificate("site")];
      await node.rollOut(withCertificates([first]));
      const worker = await node.worker();
      expect(await node.acceptAndActivate(withCertificates([next]))).toMatchObject({ exitCode: 0 });
      expect(await served()).toBe(`serial=${serialOf(next)}`);
      expect(await node.revert()).toMatchObject({ exitCode: 0 });
      expect(await served()).toBe(`serial=${serialOf(first)}`);
      expect(await node.worker()).toBe(worker);
    });

    test("reloads when another certificate has the same name", async () => {
      const [first, next, second] = [
        newCertificate("site"),
        newCertificate("site"),
        newCertificate("second"),
      ];
      await node.rollOut(withCertificates([first, second]));
      const worker = await node.worker();
      expect(await node.acceptAndActivate(withCertificates([next, second]))).toMatchObject({ exitCode: 0 });
      expect(await served()).toBe(`serial=${serialOf(next)}`);
      expect(await node.worker()).not.toBe(worker);
    });
  },
);
