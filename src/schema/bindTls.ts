import { z } from "zod";
import { ClientVerify, SslVersion, TlsProfile } from "../args";
import { listOf } from "./objects";
import * as values from "./values";

/** The versions and ciphers that binds and servers can choose. */
export const tlsVersions = {
  sslMinVer: z.enum(SslVersion).optional(),
  sslMaxVer: z.enum(SslVersion).optional(),
  ciphers: values.ciphers.optional(),
  ciphersuites: values.ciphers.optional(),
  noTlsTickets: z.boolean().optional(),
};

export const bindTls = {
  ...tlsVersions,
  certificates: listOf(values.name).default([]),
  defaultCertificates: listOf(values.name, 0, 2).default([]),
  strictSni: z.boolean().default(false),
  tlsProfile: z.enum(TlsProfile).optional(),
  curves: values.ciphers.optional(),
  preferClientCiphers: z.boolean().optional(),
  alpn: listOf(values.alpn).optional(),
  quic: z.boolean().default(false),
  allow0rtt: z.boolean().default(false),
  verify: z.enum(ClientVerify).optional(),
  certificateAuthority: values.authorityName.optional(),
  verifyAuthority: values.authorityName.optional(),
  noCaNames: z.boolean().default(false),
  certificateRevocationList: values.name.optional(),
  crtIgnoreErr: listOf(values.verifyError).default([]),
  caIgnoreErr: listOf(values.verifyError).default([]),
};
