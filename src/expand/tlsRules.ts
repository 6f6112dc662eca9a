import type { FrontendModel, HttpAfterResponseRuleModel, HttpRequestRuleModel } from "../model/model";
import type { Inputs } from "../schema/inputs";
import { generatedAcls } from "./acls";

type Frontend = Inputs["frontends"][number];

/** Expects the PROXY protocol of some clients. */
export function expectProxyRules(expectProxyFrom: readonly string[]): FrontendModel["tcpRequestRules"] {
  return expectProxyFrom.length === 0
    ? []
    : [{ phase: "connection", action: "expect-proxy", condition: generatedAcls.expectProxyFrom }];
}

// An unverified certificate could contain anything, line ends included.
const verified = "{ ssl_c_used } { ssl_c_verify 0 } { ssl_c_ca_err 0 }";

/** Sends servers headers about the client's certificate, and removes such headers of the client. */
export function clientCertificateRules(
  headers: NonNullable<Frontend["clientCertificateHeaders"]>,
): HttpRequestRuleModel[] {
  const { verify, dn, cn, serial, fingerprint } = headers;
  const set = (name: string, expression: string, condition = verified): HttpRequestRuleModel => ({
    action: "set-header",
    name,
    format: `%[${expression}]`,
    condition,
  });
  return [
    ...[verify, dn, cn, serial, fingerprint].map((name) => ({ action: "del-header" as const, name })),
    set(verify, "ssl_c_verify", "{ ssl_c_used }"),
    set(dn, "ssl_c_s_dn"),
    set(cn, "ssl_c_s_dn(CN)"),
    set(serial, "ssl_c_serial,hex"),
    set(fingerprint, "ssl_c_der,sha2(256),hex"),
  ];
}

/** Announces HTTP/3 for a day to clients on ports with QUIC. */
export function altSvcRules(binds: Frontend["binds"]): HttpAfterResponseRuleModel[] {
  const ports = binds.flatMap(({ quic, port, portRangeEnd }) =>
    quic && port !== undefined ? [portRangeEnd === undefined ? `${port}` : `${port}:${portRangeEnd}`] : [],
  );
  return ports.length === 0
    ? []
    : [
        {
          action: "set-header",
          name: "Alt-Svc",
          format: 'h3=":%[dst_port]"; ma=86400',
          condition: `{ dst_port ${[...new Set(ports)].join(" ")} }`,
        },
      ];
}
