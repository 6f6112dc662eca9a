import type { InputsDraft, ServerDraft } from "../../model/draft";
import type { Path, Report } from "../../faults/faults";
import { authorityNames, certificateNames, revocationListNames } from "../references/names";
import { checkVersions } from "./versions";

/** Checks the TLS and PROXY protocol options of a server or of `defaultServer`. */
export function checkServerTls(
  inputs: InputsDraft,
  own: Partial<ServerDraft>,
  inherited: Partial<ServerDraft>,
  path: Path,
  report: Report,
): void {
  const { certificateAuthority, certificateRevocationList, certificate, verifyhost, sni, sniExpression } =
    own;
  authorityNames(inputs).check(certificateAuthority, [...path, "certificateAuthority"], report);
  certificateNames(inputs).check(certificate, [...path, "certificate"], report);
  revocationListNames(inputs).check(
    certificateRevocationList,
    [...path, "certificateRevocationList"],
    report,
  );
  checkVersions(own, path, report);
  if (!(own.ssl ?? inherited.ssl) && !(own.checkSsl ?? inherited.checkSsl)) {
    // `verify: none` has no effect without TLS, but many set it.
    for (const key of tlsKeys.filter((key) => own[key] !== undefined && own[key] !== "none")) {
      report([...path, key], "needs `ssl: true`");
    }
  }
  if (sni !== undefined && sniExpression !== undefined) {
    report([...path, "sniExpression"], "cannot be combined with `sni`");
  }
  if ((own.verify ?? inherited.verify) === "none") {
    for (const [key, value] of Object.entries({
      certificateAuthority,
      certificateRevocationList,
      verifyhost,
    })) {
      if (value !== undefined) {
        report([...path, key], 'has no effect with `verify` "none"; leave one of them out');
      }
    }
  }
  checkProxyProtocol(own, inherited, path, report);
}

const tlsKeys = [
  "verify",
  "certificateAuthority",
  "certificateRevocationList",
  "certificate",
  "sni",
  "sniExpression",
  "verifyhost",
  "sslMinVer",
  "sslMaxVer",
  "ciphers",
  "ciphersuites",
  "noTlsTickets",
  "alpn",
  "noSslReuse",
  "checkSni",
  "checkAlpn",
] as const;

function checkProxyProtocol(
  own: Partial<ServerDraft>,
  inherited: Partial<ServerDraft>,
  path: Path,
  report: Report,
): void {
  const sendProxy = own.sendProxy ?? inherited.sendProxy;
  const sendProxyV2 = own.sendProxyV2 ?? inherited.sendProxyV2;
  if (sendProxy && sendProxyV2 && (own.sendProxy || own.sendProxyV2)) {
    report(
      [...path, own.sendProxyV2 ? "sendProxyV2" : "sendProxy"],
      "`sendProxy` and `sendProxyV2` cannot be combined",
    );
  }
  if (own.proxyV2Options !== undefined && own.proxyV2Options.length > 0 && !sendProxyV2) {
    report([...path, "proxyV2Options"], "needs `sendProxyV2: true`");
  }
}
