import { execFileSync } from "node:child_process";
import { X509Certificate } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";

/** A certificate of the inputs. */
export interface Certificate {
  name: string;
  certificate: string;
  privateKey: string;
}

/** A certificate of its own at each call, for `www.test` and as many other names as are asked for. */
export function newCertificate(name: string, { key = "ec", otherNames = 0 } = {}): Certificate {
  const directory = mkdtempSync(path.join(tmpdir(), "certificate-"));
  const files = { key: path.join(directory, "key"), certificate: path.join(directory, "crt") };
  const keyOptions = key === "rsa" ? ["rsa:2048"] : ["ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"];
  const names = Array.from({ length: otherNames }, (_, index) => `DNS:host-${index}.${"a".repeat(40)}.test`);
  execFileSync(
    "openssl",
    [
      ...["req", "-x509", "-nodes", "-days", "300", "-subj", "/CN=www.test", "-newkey", ...keyOptions],
      ...["-addext", `subjectAltName=${["DNS:www.test", ...names].join()}`],
      ...["-keyout", files.key, "-out", files.certificate],
    ],
    { stdio: "ignore" },
  );
  const read = {
    certificate: readFileSync(files.certificate, "utf8"),
    privateKey: readFileSync(files.key, "utf8"),
  };
  rmSync(directory, { recursive: true });
  return { name, ...read };
}

/** The serial number of a certificate. */
export const serialOf = ({ certificate }: Certificate): string =>
  new X509Certificate(certificate).serialNumber;
