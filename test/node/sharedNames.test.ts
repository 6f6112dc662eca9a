import { awk } from "./awk";

/** What haproxy says of a certificate. */
const shown = (path: string, names: string[], algorithm = "EC256", subject = "/CN=www.test"): string =>
  [
    `> Filename: ${path}`,
    "Status: Used",
    "Serial: 01",
    ...(names.length === 0
      ? []
      : [`Subject Alternative Name: ${names.map((name) => `DNS:${name}`).join(", ")}`]),
    `Algorithm: ${algorithm}`,
    "SHA1 FingerPrint: 00",
    `Subject: ${subject}`,
    "Issuer: /CN=www.issuer.test",
    "",
    "",
  ].join("\n");

const shared = (...certificates: string[]): string[] => awk("shared-names.awk", [certificates.join("")]);

describe("shared-names.awk", () => {
  it("finds a name that another certificate has too", () => {
    expect(
      shared(shown("*/a.pem", ["A.test", "b.test"]), shown("/b.pem", ["b.test"], "EC384", "/CN=b")),
    ).toEqual(["b.test"]);
  });

  it("finds it in the subject of either", () => {
    expect(
      shared(shown("/b.pem", [], "RSA2048"), shown("*/a.pem", [], "RSA4096", "/C=CH/CN=WWW.test")),
    ).toEqual(["www.test"]);
  });

  it("finds none where the keys are of different kinds, or only other certificates share one", () => {
    expect(shared(shown("*/a.pem", ["a.test"], "RSA2048"), shown("/b.pem", ["a.test"]))).toEqual([]);
    expect(
      shared(shown("*/a.pem", ["a.test"], "EC256", "/CN=a.test"), shown("/b.pem", []), shown("/c.pem", [])),
    ).toEqual([]);
  });
});
