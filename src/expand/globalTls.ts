import type { GlobalModel } from "../model/model";
import type { Inputs } from "../schema/inputs";
import { profileDhParam, type TlsProfileSettings, tlsProfiles, withoutProfile } from "./tlsProfile";

/** Fills in the TLS defaults of binds and servers. */
export function expandGlobalTls({ global: given, frontends }: Inputs): GlobalModel {
  const { tlsProfile, sslMinVersion, ...global } = given;
  const { sslDefaultBindOptions, sslDefaultServerOptions } = global;
  const profile: Partial<TlsProfileSettings> = tlsProfile ? tlsProfiles[tlsProfile] : withoutProfile;
  const sslMinVer = sslMinVersion ?? profile.sslMinVer ?? "TLSv1.2";
  const forServers = tlsProfile && profile;
  const binds = frontends.flatMap((frontend) => frontend.binds);
  const profiles = [tlsProfile, ...binds.map((bind) => bind.tlsProfile)];
  const hasDhCiphers = profiles.includes("intermediate") || profiles.includes("old");
  return {
    ...global,
    sslDefaultBindCiphers: global.sslDefaultBindCiphers ?? profile.ciphers,
    sslDefaultBindCiphersuites: global.sslDefaultBindCiphersuites ?? profile.ciphersuites,
    sslDefaultBindCurves: global.sslDefaultBindCurves ?? forServers?.curves,
    sslDefaultBindOptions: {
      ...sslDefaultBindOptions,
      sslMinVer: sslDefaultBindOptions.sslMinVer ?? sslMinVer,
      preferClientCiphers: sslDefaultBindOptions.preferClientCiphers ?? profile.preferClientCiphers,
    },
    sslDefaultServerCiphers: global.sslDefaultServerCiphers ?? forServers?.ciphers,
    sslDefaultServerCiphersuites: global.sslDefaultServerCiphersuites ?? forServers?.ciphersuites,
    sslDefaultServerOptions: {
      ...sslDefaultServerOptions,
      sslMinVer: sslDefaultServerOptions.sslMinVer ?? sslMinVer,
    },
    tuneSslDefaultDhParam:
      global.tuneSslDefaultDhParam ??
      (hasDhCiphers && global.sslDhParamFile === undefined ? profileDhParam : undefined),
    limitedQuic: global.limitedQuic || binds.some(({ quic, address }) => quic || address?.startsWith("quic")),
  };
}
