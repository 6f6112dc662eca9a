import { X509Certificate } from "node:crypto";
import type { BindArgs } from "../../src/args";
import { certificate, revocationList, revokingAuthority } from "../golden/certificates";
import { ask, send } from "./client";
import { serversOf } from "./frontends";
import { freePorts } from "./ports";
import { RunningHaproxy } from "./runningHaproxy";
import { WebServer } from "./webServer";

const trusting = { certificates: ["site"], certificateAuthority: "clients" };
const binds = {
  required: { ...trusting, certificateRevocationList: "revoked" },
  unrevoked: trusting,
  optional: { ...trusting, verify: "optional" },
  lenient: { ...trusting, verify: "optional", crtIgnoreErr: ["all"], caIgnoreErr: ["all"] },
} satisfies Record<string, Omit<BindArgs, "port">>;
type Name = keyof typeof binds;

const clientOf = (name: string) => {
  const { certificate: cert, privateKey: key } = certificate(name);
  return { cert, key };
};
const good = clientOf("good-client");
const revoked = clientOf("revoked-client");
const stranger = clientOf("shop");

describe("a bind with a certificate authority", () => {
  let app: WebServer;
  let haproxy: RunningHaproxy;
  let ports: Record<Name, number>;

  beforeAll(async () => {
    app = await WebServer.start("app");
    const names = Object.keys(binds) as Name[];
    const free = await freePorts(names.length);
    ports = Object.fromEntries(names.map((name, index) => [name, free[index]])) as Record<Name, number>;
    haproxy = await RunningHaproxy.start({
      certificates: [certificate("site")],
      certificateAuthorities: [revokingAuthority("clients")],
      certificateRevocationLists: [revocationList("revoked")],
      frontends: [
        {
          name: "web",
          binds: names.map((name) => ({ address: "127.0.0.1", port: ports[name], ...binds[name] })),
          clientCertificateHeaders: {},
          defaultBackend: "app",
        },
      ],
      backends: [{ name: "app", servers: serversOf([app]) }],
    });
  });

  afterAll(async () => {
    await haproxy.stop();
    await app.stop();
  });

  const statusOf = async (name: Name, client: object = {}) =>
    (await send({ port: ports[name], tls: { servername: "example.com", ...client } })).status;

  test("serves clients with its certificates, but none that it revoked", async () => {
    expect(await statusOf("required", good)).toBe(200);
    await expect(statusOf("required", revoked)).rejects.toThrow(/revoked/);
    expect(await statusOf("unrevoked", revoked)).toBe(200);
  });

  test("serves clients without a certificate where it is optional, but none with another's", async () => {
    expect(await statusOf("optional")).toBe(200);
    expect(await statusOf("optional", good)).toBe(200);
    await expect(statusOf("optional", stranger)).rejects.toThrow();
  });

  test("serves clients whose certificate has faults that are ignored", async () => {
    expect(await statusOf("lenient", stranger)).toBe(200);
  });

  const told = async (name: Name, client: object, headers: Record<string, string> = {}) => {
    const answer = await ask({ port: ports[name], tls: { servername: "example.com", ...client }, headers });
    return Object.fromEntries(
      Object.entries(answer.headers).filter(([header]) => header.startsWith("x-ssl-client")),
    );
  };

  test("passes the client's identity from its certificate to servers", async () => {
    expect(await told("optional", good)).toEqual({
      "x-ssl-client-verify": "0",
      "x-ssl-client-dn": "/CN=good client",
      "x-ssl-client-cn": "good client",
      "x-ssl-client-serial": "03",
      "x-ssl-client-fingerprint": new X509Certificate(good.cert).fingerprint256.replaceAll(":", ""),
    });
  });

  test("passes servers neither a client's own claims nor those of an unverified certificate", async () => {
    const forged = { "X-SSL-Client-CN": "admin", "X-SSL-Client-Verify": "0", "X-SSL-Client-DN": "/CN=admin" };
    expect(await told("optional", {}, forged)).toEqual({});
    expect(await told("optional", good, forged)).toMatchObject({ "x-ssl-client-cn": "good client" });
    const ofStranger = await told("lenient", stranger, forged);
    expect(Object.keys(ofStranger)).toEqual(["x-ssl-client-verify"]);
    expect(ofStranger["x-ssl-client-verify"]).not.toBe("0");
  });
});
