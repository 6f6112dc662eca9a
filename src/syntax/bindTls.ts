import { ClientVerify } from "../args";
import type { BindModel } from "../model/model";
import { fileOf, oneOf, text } from "../language/codec";
import { type Part, Parts } from "../language/parts";
import { tlsVersions } from "./tlsVersions";

const of = new Parts<BindModel>();

/** Whether a bind terminates TLS: there is a certificate. */
export const hasTls = ({
  certificates = [],
  defaultCertificates = [],
}: {
  certificates?: readonly unknown[];
  defaultCertificates?: readonly unknown[];
}): boolean => certificates.length + defaultCertificates.length > 0;

const ssl: Part<BindModel> = {
  keys: [],
  needed: [],
  write: (bind) => (hasTls(bind) ? ["ssl"] : []),
  read: (reader) => reader.takeKeyword("ssl"),
};

/** The options of a bind that are about TLS. */
export const bindTls: Part<BindModel>[] = [
  ssl,
  of.repeated("defaultCertificates", "default-crt", fileOf("certificate")),
  of.repeated("certificates", "crt", fileOf("certificate")),
  of.flag("strictSni", "strict-sni"),
  ...tlsVersions,
  of.argument("ciphers", "ciphers", text),
  of.argument("ciphersuites", "ciphersuites", text),
  of.argument("curves", "curves", text),
  of.flag("preferClientCiphers", "prefer-client-ciphers"),
  of.flag("noTlsTickets", "no-tls-tickets"),
  of.argument("certificateAuthority", "ca-file", fileOf("certificateAuthority")),
  of.argument("verifyAuthority", "ca-verify-file", fileOf("certificateAuthority")),
  of.flag("noCaNames", "no-ca-names"),
  of.argument("certificateRevocationList", "crl-file", fileOf("certificateRevocationList")),
  of.argument("verify", "verify", oneOf(ClientVerify)),
  of.lists("crtIgnoreErr", "crt-ignore-err", text),
  of.lists("caIgnoreErr", "ca-ignore-err", text),
  of.flag("allow0rtt", "allow-0rtt"),
  of.list("alpn", "alpn", text),
];
