import { ClientVerify } from "../args";
import * as values from "../values";
import { argument, flag, list, lists, options, repeated } from "./keyword";
import { tlsVersions } from "./tlsVersions";
import { authority, fileOf, oneOf, text } from "./values";

const certificates = options({
  defaultCertificates: repeated("default-crt", fileOf("certificate"), 2),
  certificates: repeated("crt", fileOf("certificate")),
  strictSni: flag("strict-sni"),
});

const rest = options({
  ciphers: argument("ciphers", text(values.ciphers)),
  ciphersuites: argument("ciphersuites", text(values.ciphers)),
  curves: argument("curves", text(values.ciphers)),
  preferClientCiphers: flag("prefer-client-ciphers"),
  noTlsTickets: flag("no-tls-tickets"),
  certificateAuthority: argument("ca-file", authority),
  verifyAuthority: argument("ca-verify-file", authority),
  noCaNames: flag("no-ca-names"),
  certificateRevocationList: argument("crl-file", fileOf("certificateRevocationList")),
  verify: argument("verify", oneOf(ClientVerify)),
  crtIgnoreErr: lists("crt-ignore-err", text(values.verifyError)),
  caIgnoreErr: lists("ca-ignore-err", text(values.verifyError)),
  allow0rtt: flag("allow-0rtt"),
  alpn: list("alpn", text(values.alpn)),
});

/** The TLS options of a bind, which have no effect without a certificate. */
export const bindTls = {
  parts: [...certificates.parts, ...tlsVersions.parts, ...rest.parts],
  shape: { ...certificates.shape, ...tlsVersions.shape, ...rest.shape },
};
