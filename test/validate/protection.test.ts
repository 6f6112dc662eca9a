import { renderHaproxyCfg } from "../../src/render";
import { InvalidInputs, validate } from "../../src/validate";
import { certificate } from "../golden/certificates";
import { minimal } from "../golden/inputs";

const web = { name: "web", binds: [{ port: 80 }], defaultBackend: "app" };
const site = certificate("site");

function faultsOf(changes: object): string {
  try {
    validate({ ...minimal, certificates: [site], ...changes });
    return "";
  } catch (error) {
    if (!(error instanceof InvalidInputs)) throw error;
    return error.message;
  }
}

describe("protection", () => {
  test.each<[string, object, string]>([
    [
      "sources to allow of which there are none",
      { allowSources: { networks: [] } },
      "frontends[0].allowSources: lets nobody in",
    ],
    [
      "a limit of connections without a number",
      { connectionLimit: { period: "10s" } },
      "frontends[0].connectionLimit: needs `connections`, `newConnections` or both",
    ],
    [
      "a limit of requests in tcp mode",
      { mode: "tcp", rateLimit: { requests: 5 } },
      "frontends[0].rateLimit: is for http mode only",
    ],
    [
      "a limit beside a table of one's own",
      { rateLimit: { requests: 5 }, stickTable: { type: "ip", size: "1k" } },
      "frontends[0].rateLimit: counts in the frontend's table; leave it or `stickTable` out",
    ],
    [
      "a list that is not there",
      { denySources: { list: "x" } },
      'frontends[0].denySources.list: there is no list "x"',
    ],
  ])("%s is a fault", (_, changes, expected) => {
    expect(faultsOf({ frontends: [{ ...web, ...changes }] })).toContain(expected);
  });

  test.each(["\\x67lobal", "f\\x72ontend evil", '"back"end evil', '"${SECTION}"'])(
    "an extra line cannot open a section as %s",
    (line) => {
      expect(faultsOf({ frontends: [{ ...web, extraLines: [line] }] })).toContain(
        "frontends[0].extraLines[0]: ",
      );
    },
  );

  test("sni is refused where default certificates end the TLS", () => {
    const mail = {
      name: "mail",
      mode: "tcp",
      binds: [{ port: 993, defaultCertificates: ["site"] }],
      useBackends: [{ sni: "a.test", backend: "imap" }],
    };
    const backends = [
      { name: "app", servers: [{ name: "s1", address: "10.0.0.1", port: 80 }] },
      { name: "imap", mode: "tcp", servers: [{ name: "s1", address: "10.0.0.1", port: 143 }] },
    ];
    expect(faultsOf({ frontends: [web, mail], backends })).toContain("frontends[1].useBackends[0].sni: ");
  });

  test("redirectToHttps goes to the port of a frontend in http mode", () => {
    const tls = (name: string, port: number, mode: string) => ({
      name,
      mode,
      binds: [{ port, certificates: ["site"] }],
    });
    const { model } = validate({
      ...minimal,
      certificates: [site],
      frontends: [tls("imaps", 993, "tcp"), { ...web, redirectToHttps: true }, tls("secure", 8443, "http")],
    });
    const { text } = renderHaproxyCfg(model);
    expect(text).toContain("redirect prefix https://%[req.hdr(host),field(1,:)]:8443 code 308");
  });
});
