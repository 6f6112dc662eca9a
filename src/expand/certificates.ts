import { X509Certificate } from "node:crypto";
import type { CertificateModel, CertificateWithKeyModel, RevocationListModel } from "../model/model";
import type { Inputs } from "../schema/inputs";
import { shortDigest } from "./shortDigest";

const pemCertificate = /-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g;

/** Returns the certificates in a PEM text, in order, or undefined if it has none or an unreadable one. */
export function certificatesIn(pem: string): X509Certificate[] | undefined {
  try {
    const certificates = (pem.match(pemCertificate) ?? []).map((block) => new X509Certificate(block));
    return certificates.length > 0 ? certificates : undefined;
  } catch {
    return undefined;
  }
}

export function certificateWithKeyModel(given: Inputs["certificates"][number]): CertificateWithKeyModel {
  return {
    ...certificateModel(given.name, given.certificate, "pem", given.ocspResponse),
    privateKey: given.privateKey,
    ocspResponse: given.ocspResponse?.replace(/\s/g, ""),
    ocspUpdate: given.ocspUpdate,
  };
}

export function authorityModel({
  name,
  certificate,
}: Inputs["certificateAuthorities"][number]): CertificateModel {
  return certificateModel(name, certificate, "crt");
}

export function revocationListModel({
  name,
  crl,
}: Inputs["certificateRevocationLists"][number]): RevocationListModel {
  const text = crl.trim();
  return { name, crl: `${text}\n`, file: `${name}-${shortDigest(text)}.crl` };
}

/** Names the file by a digest of the certificate and of the text alongside it. */
function certificateModel(name: string, pem: string, extension: string, alongside = ""): CertificateModel {
  const certificate = (certificatesIn(pem) ?? []).map((part) => part.toString()).join("");
  return { name, certificate, file: `${name}-${shortDigest(certificate + alongside)}.${extension}` };
}
