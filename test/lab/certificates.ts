import { X509Certificate } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import * as path from "node:path";
import { run } from "./program";

/** PEM files. */
export interface KeyPair {
  certificateFile: string;
  privateKeyFile: string;
}

export interface LabCertificates {
  ca: KeyPair;
  /** app.lab.test and www.lab.test. */
  site: KeyPair;
  /** api.lab.test. */
  api: KeyPair;
}

const daysOfGrace = 30;

export function certificatesIn(directory: string): LabCertificates {
  return { ca: files(directory, "ca"), site: files(directory, "site"), api: files(directory, "api") };
}

function files(directory: string, name: string): KeyPair {
  return {
    certificateFile: path.join(directory, `${name}.pem`),
    privateKeyFile: path.join(directory, `${name}.key`),
  };
}

/** Makes those that are missing or about to expire. */
export async function ensureCertificates(directory: string): Promise<void> {
  mkdirSync(directory, { recursive: true });
  const { ca, site, api } = certificatesIn(directory);
  if (isStale(ca)) {
    await request(
      ca,
      3650,
      "the lab's CA",
      "basicConstraints=critical,CA:TRUE\nkeyUsage=keyCertSign,cRLSign",
    );
  }
  if (isStale(site)) await signedBy(ca, site, ["DNS:app.lab.test", "DNS:www.lab.test"]);
  if (isStale(api)) await signedBy(ca, api, ["DNS:api.lab.test"]);
}

function isStale({ certificateFile, privateKeyFile }: KeyPair): boolean {
  if (!existsSync(certificateFile) || !existsSync(privateKeyFile)) return true;
  const { validTo } = new X509Certificate(readFileSync(certificateFile));
  return Date.parse(validTo) < Date.now() + daysOfGrace * 24 * 3600 * 1000;
}

/** A server's certificate for these names, the first of which is its common name. */
export async function signedBy(ca: KeyPair, pair: KeyPair, names: string[]): Promise<void> {
  const extensions = [
    `subjectAltName=${names.join(",")}`,
    "basicConstraints=critical,CA:FALSE",
    "keyUsage=critical,digitalSignature",
    "extendedKeyUsage=serverAuth",
  ].join("\n");
  const commonName = (names[0] ?? "").replace("DNS:", "");
  await request(pair, 365, commonName, extensions, ["-CA", ca.certificateFile, "-CAkey", ca.privateKeyFile]);
}

async function request(
  { certificateFile, privateKeyFile }: KeyPair,
  days: number,
  commonName: string,
  extensions: string,
  signer: string[] = [],
): Promise<void> {
  const configurationFile = `${certificateFile}.cnf`;
  writeFileSync(
    configurationFile,
    `[req]\ndistinguished_name=dn\nx509_extensions=extensions\n[dn]\n[extensions]\n${extensions}\n`,
  );
  const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", privateKeyFile];
  const certificate = ["-subj", `/CN=${commonName}`, "-days", String(days), "-out", certificateFile];
  await run("openssl", ["req", "-x509", "-config", configurationFile, ...key, ...certificate, ...signer]);
  rmSync(configurationFile);
}
