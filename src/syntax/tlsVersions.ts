import { SslVersion } from "../args";
import { oneOf } from "../language/codec";
import { type Part, Parts } from "../language/parts";

interface Versions {
  sslMinVer?: SslVersion | undefined;
  sslMaxVer?: SslVersion | undefined;
}

const of = new Parts<Versions>();

const versions = Object.values(SslVersion);
const keywordOf = (version: SslVersion) => `tlsv${version.slice(-3).replace(".", "")}`;

/** The older words for single versions; only that which excludes all below a version can be said with a least one. */
const single: Part<Versions> = {
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

/** The oldest and the newest version of TLS. */
export const tlsVersions: Part<Versions>[] = [
  of.argument("sslMinVer", "ssl-min-ver", oneOf(SslVersion)),
  of.argument("sslMaxVer", "ssl-max-ver", oneOf(SslVersion)),
  single,
];
