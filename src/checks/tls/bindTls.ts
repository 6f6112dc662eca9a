import { bindTls, hasTls } from "../../syntax/bindTls";
import { tlsProfiles } from "../../expand/tlsProfile";
import { isGiven, present } from "../../faults/given";
import type { BindDraft, InputsDraft } from "../../model/draft";
import { type Path, type Report, show } from "../../faults/faults";
import { authorityNames, certificateNames, revocationListNames } from "../references/names";
import { checkVersions } from "./versions";

/** Checks the TLS options of a bind. */
export function checkBindTls(
  inputs: InputsDraft,
  bind: BindDraft,
  mode: string,
  path: Path,
  report: Report,
): void {
  checkNames(inputs, bind, path, report);
  if (!hasTls(bind)) {
    refuseWithoutTls(bind, path, report);
    return;
  }
  checkClients(bind, path, report);
  const profile = bind.tlsProfile && tlsProfiles[bind.tlsProfile];
  checkVersions({ sslMinVer: bind.sslMinVer ?? profile?.sslMinVer, sslMaxVer: bind.sslMaxVer }, path, report);
  if (bind.strictSni && (bind.defaultCertificates ?? []).length > 0) {
    report([...path, "defaultCertificates"], "has no effect with `strictSni`; leave one of them out");
  }
  checkQuic(bind, mode, path, report);
}

function checkNames(inputs: InputsDraft, bind: BindDraft, path: Path, report: Report): void {
  const certificates = certificateNames(inputs);
  for (const key of ["certificates", "defaultCertificates"] as const) {
    present(bind[key]).forEach(([name, index]) => {
      certificates.check(name, [...path, key, index], report);
    });
  }
  const authorities = authorityNames(inputs);
  for (const key of ["certificateAuthority", "verifyAuthority"] as const) {
    authorities.check(bind[key], [...path, key], report);
  }
  revocationListNames(inputs).check(
    bind.certificateRevocationList,
    [...path, "certificateRevocationList"],
    report,
  );
}

const tlsKeys = [...bindTls.flatMap(({ keys }) => keys), "tlsProfile", "quic"] as (keyof BindDraft)[];

function refuseWithoutTls(bind: BindDraft, path: Path, report: Report): void {
  for (const key of tlsKeys) {
    if (isGiven(bind[key])) {
      report([...path, key], "needs `certificates`: without them there is no TLS here");
    }
  }
}

function checkClients(bind: BindDraft, path: Path, report: Report): void {
  const { verify, certificateAuthority, verifyAuthority, certificateRevocationList, noCaNames } = bind;
  if ((verify === "optional" || verify === "required") && certificateAuthority === undefined) {
    report([...path, "verify"], `${show(verify)} needs \`certificateAuthority\` to verify clients against`);
  }
  if (verify === "none" && certificateAuthority !== undefined) {
    report([...path, "certificateAuthority"], 'has no effect with `verify` "none"; leave one of them out');
  }
  if (certificateAuthority === undefined) {
    for (const [key, value] of Object.entries({ verifyAuthority, certificateRevocationList, noCaNames })) {
      if (value) report([...path, key], "needs `certificateAuthority` to verify clients against");
    }
  }
}

function checkQuic(bind: BindDraft, mode: string, path: Path, report: Report): void {
  const { quic, address, acceptProxy, sslMaxVer, alpn, proto } = bind;
  const isQuic = address?.startsWith("quic") ?? false;
  if (!quic && !isQuic) return;
  const key = quic ? "quic" : "address";
  if (quic && isQuic) report([...path, "quic"], "cannot be combined with a QUIC `address`");
  if (mode === "tcp") report([...path, key], "HTTP/3 is for http mode only; this frontend is in tcp mode");
  if (acceptProxy) report([...path, "acceptProxy"], "is for TCP only; this bind has QUIC");
  if (proto !== undefined) report([...path, "proto"], "is for TCP only; this bind has QUIC");
  if (sslMaxVer !== undefined && sslMaxVer !== "TLSv1.3") {
    report([...path, "sslMaxVer"], `${show(sslMaxVer)} is too old for QUIC, which needs TLSv1.3`);
  }
  if (isQuic && (alpn?.length !== 1 || alpn[0] !== "h3")) {
    report([...path, "alpn"], 'must be ["h3"] for QUIC');
  }
}
