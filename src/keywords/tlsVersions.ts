import { SslVersion } from "../args";
import type { Part } from "../language/parts";
import { argument, options } from "./keyword";
import { oneOf } from "./values";

/** The oldest and the newest version of TLS. */
export const tlsVersions = options({
  sslMinVer: argument("ssl-min-ver", oneOf(SslVersion)),
  sslMaxVer: argument("ssl-max-ver", oneOf(SslVersion)),
});

export interface Versions {
  sslMinVer?: SslVersion | undefined;
  sslMaxVer?: SslVersion | undefined;
}

const versions = Object.values(SslVersion);
const keywordOf = (version: SslVersion) => `tlsv${version.slice(-3).replace(".", "")}`;

/** The older words for single versions. `sslMinVer` can only exclude all versions below one. */
export const singleTlsVersions: Part<Versions> = {
  keys: [],
  needed: [],
  write: () => [],
  read: (reader, into) => {
    if (reader.takeKeyword("no-sslv3")) return true;
    const forced = versions.find((version) => reader.takeKeyword(`force-${keywordOf(version)}`));
    if (forced !== undefined) {
      Object.assign(into, { sslMinVer: forced, sslMaxVer: forced });
      return true;
    }
    const lowest = into.sslMinVer ?? SslVersion.TLSv10;
    const next = versions[versions.indexOf(lowest) + 1];
    if (next === undefined || !reader.takeKeyword(`no-${keywordOf(lowest)}`)) return false;
    into.sslMinVer = next;
    return true;
  },
};
