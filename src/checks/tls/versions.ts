import { SslVersion } from "../../args";
import { type Path, type Report, show } from "../../faults/faults";

interface Versions {
  sslMinVer?: SslVersion;
  sslMaxVer?: SslVersion;
}

const order = Object.values(SslVersion);

/** Reports a newest version that is below the oldest. */
export function checkVersions({ sslMinVer, sslMaxVer }: Versions, path: Path, report: Report): void {
  if (sslMinVer === undefined || sslMaxVer === undefined) return;
  if (order.indexOf(sslMaxVer) < order.indexOf(sslMinVer)) {
    report([...path, "sslMaxVer"], `${show(sslMaxVer)} is below \`sslMinVer\` ${show(sslMinVer)}`);
  }
}
