import { readFileSync } from "node:fs";
import path from "node:path";

const read = (file: string) => readFileSync(path.join(__dirname, "certificates", file), "utf8");

/** A certificate of the tests, valid from 2020 to 2120, with its key. */
export const certificate = (name: string) => ({
  name,
  certificate: read(`${name}.crt`),
  privateKey: read(`${name}.key`),
});

/** The authority that signed the certificates `server` (app.internal) and `client`. */
export const authority = (name: string) => ({ name, certificate: read("ca.crt") });

/**
 * The authority that signed the certificates `stapled` (stapled.test), `good-client` and `revoked-client`, of which it
 * revoked the last.
 */
export const revokingAuthority = (name: string) => ({ name, certificate: read("revoking-ca.crt") });

/** What that authority revoked. */
export const revocationList = (name: string) => ({ name, crl: read("revoked.crl") });

/** The certificate `stapled` with what that authority's OCSP responder says of it. */
export const stapledCertificate = () => ({ ...certificate("stapled"), ocspResponse: read("stapled.ocsp") });

/** Where the files of a certificate or authority are, for programs that want files. */
export const certificateFile = (file: string) => path.join(__dirname, "certificates", file);
