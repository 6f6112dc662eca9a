import type { Findings } from "../check";
import { createPrivateKey, type X509Certificate } from "node:crypto";
import { certificatesIn } from "../../expand/certificates";
import { present } from "../../faults/given";
import type { InputsDraft } from "../../model/draft";
import { hostsOf } from "../routing/unreached";
import { type Path, type Report, show } from "../../faults/faults";

const day = 86_400_000;
/** Checks each certificate, its validity at `now`, and its key. */
export function checkCertificates(inputs: InputsDraft, { now, report, warn }: Findings): void {
  for (const [{ certificate, privateKey, ocspResponse, ocspUpdate }, index] of present(inputs.certificates)) {
    const path = ["certificates", index];
    const chain =
      certificate === undefined
        ? undefined
        : readChain(certificate, [...path, "certificate"], now, report, warn);
    if (chain !== undefined) {
      checkOrder(chain, [...path, "certificate"], report);
      for (const [key, value] of Object.entries({ ocspResponse, ocspUpdate })) {
        if (value && chain.length === 1) {
          report(
            [...path, key],
            "needs the issuer's certificate in `certificate`, after the certificate itself",
          );
        }
      }
    }
    if (privateKey !== undefined) {
      checkPrivateKey(privateKey, chain?.[0], [...path, "privateKey"], report);
    }
  }
  for (const [{ certificate }, index] of present(inputs.certificateAuthorities)) {
    if (certificate !== undefined) {
      readChain(certificate, ["certificateAuthorities", index, "certificate"], now, report, warn);
    }
  }
}

const pemRevocationList = /-----BEGIN X509 CRL-----\s+[A-Za-z0-9+/=\s]+-----END X509 CRL-----/;

/** Checks the form of revocation lists. Node.js cannot read their content. */
export function checkRevocationLists(inputs: InputsDraft, { report }: Findings): void {
  for (const [{ crl }, index] of present(inputs.certificateRevocationLists)) {
    if (crl !== undefined && !pemRevocationList.test(crl)) {
      report(
        ["certificateRevocationLists", index, "crl"],
        "the value has no certificate revocation list in PEM form (-----BEGIN X509 CRL-----)",
      );
    }
  }
}

/** Checks that each certificate of a chain is signed by the next one. */
function checkOrder(chain: X509Certificate[], path: Path, report: Report): void {
  const subject = ({ subject }: X509Certificate) => show(subject.replace(/\n/g, ", "));
  for (const [position, certificate] of chain.entries()) {
    const issuer = chain[position + 1];
    if (issuer !== undefined && !certificate.checkIssued(issuer)) {
      report(
        path,
        `the certificate of ${subject(issuer)} did not sign that of ${subject(certificate)} before it; ` +
          "the certificate comes first, then each one's issuer",
      );
    }
  }
}

function readChain(
  pem: string,
  path: Path,
  now: Date,
  report: Report,
  warn: Report,
): X509Certificate[] | undefined {
  const chain = certificatesIn(pem);
  if (chain === undefined) {
    report(path, "the value has no readable certificate in PEM form (-----BEGIN CERTIFICATE-----)");
  }
  for (const certificate of chain ?? []) {
    const daysLeft = (Date.parse(certificate.validTo) - now.getTime()) / day;
    const daysUntil = (Date.parse(certificate.validFrom) - now.getTime()) / day;
    const subject = show(certificate.subject.replace(/\n/g, ", "));
    if (daysLeft < 0) {
      report(path, `the certificate of ${subject} expired on ${certificate.validTo}`);
    } else if (daysUntil > 0) {
      report(path, `the certificate of ${subject} is not valid before ${certificate.validFrom}`);
    } else if (daysLeft < 30) {
      warn(
        path,
        `the certificate of ${subject} expires in ${Math.floor(daysLeft)} days, on ${certificate.validTo}`,
      );
    }
  }
  return chain;
}

function checkPrivateKey(
  pem: string,
  certificate: X509Certificate | undefined,
  path: Path,
  report: Report,
): void {
  try {
    const key = createPrivateKey(pem);
    if (certificate !== undefined && !certificate.checkPrivateKey(key)) {
      report(path, "the key does not belong to the certificate");
    }
  } catch {
    report(path, "the value is not an unencrypted private key in PEM form");
  }
}

/** Warns about hosts that are routed over TLS without a valid certificate. */
export function warnOfUncoveredHosts(inputs: InputsDraft, { warn }: Findings): void {
  const certificates = new Map(
    present(inputs.certificates).map(([{ name, certificate }]) => [
      name,
      certificatesIn(certificate ?? "")?.[0],
    ]),
  );
  for (const [frontend, index] of present(inputs.frontends)) {
    const names = present(frontend.binds).flatMap(([bind]) =>
      [...present(bind.defaultCertificates), ...present(bind.certificates)].map(([name]) => name),
    );
    const offered = names.flatMap((name) => certificates.get(name) ?? []);
    const routed = present(frontend.useBackends).flatMap(([useBackend, position]) =>
      hostsOf(useBackend).map(({ host, at }) => ({ host, at: [position, ...at] })),
    );
    for (const { host, at } of offered.length === 0 ? [] : routed) {
      // Checks a wildcard with one of its names.
      const sample = host.replace(/^\*/, "any");
      if (!offered.some((certificate) => certificate.checkHost(sample))) {
        warn(
          ["frontends", index, "useBackends", ...at],
          `${show(host)} is routed, but none of the certificates ${[...new Set(names)].join(", ")} is valid for it`,
        );
      }
    }
  }
}
