import type { SslVersion, TlsProfile } from "../args";

/** The settings of a profile, in HAProxy's words. */
export interface TlsProfileSettings {
  sslMinVer: SslVersion;
  /** Undefined if the profile has no TLS below 1.3. */
  ciphers?: string;
  ciphersuites: string;
  curves: string;
  preferClientCiphers: boolean;
}

const ecdheCiphers = [
  "ECDHE-ECDSA-AES128-GCM-SHA256",
  "ECDHE-RSA-AES128-GCM-SHA256",
  "ECDHE-ECDSA-AES256-GCM-SHA384",
  "ECDHE-RSA-AES256-GCM-SHA384",
  "ECDHE-ECDSA-CHACHA20-POLY1305",
  "ECDHE-RSA-CHACHA20-POLY1305",
];
const intermediateCiphers = [
  ...ecdheCiphers,
  "DHE-RSA-AES128-GCM-SHA256",
  "DHE-RSA-AES256-GCM-SHA384",
  "DHE-RSA-CHACHA20-POLY1305",
];
const oldCiphers = [
  ...intermediateCiphers,
  "ECDHE-ECDSA-AES128-SHA256",
  "ECDHE-RSA-AES128-SHA256",
  "ECDHE-ECDSA-AES128-SHA",
  "ECDHE-RSA-AES128-SHA",
  "ECDHE-ECDSA-AES256-SHA384",
  "ECDHE-RSA-AES256-SHA384",
  "ECDHE-ECDSA-AES256-SHA",
  "ECDHE-RSA-AES256-SHA",
  "DHE-RSA-AES128-SHA256",
  "DHE-RSA-AES256-SHA256",
  "AES128-GCM-SHA256",
  "AES256-GCM-SHA384",
  "AES128-SHA256",
  "AES256-SHA256",
  "AES128-SHA",
  "AES256-SHA",
  "DES-CBC3-SHA",
];

const common = {
  ciphersuites: "TLS_AES_128_GCM_SHA256:TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256",
  curves: "X25519:prime256v1:secp384r1",
};

/** Mozilla's guidelines 5.7 (https://ssl-config.mozilla.org/guidelines/5.7.json). */
export const tlsProfiles: Record<TlsProfile, TlsProfileSettings> = {
  modern: { ...common, sslMinVer: "TLSv1.3", preferClientCiphers: true },
  intermediate: {
    ...common,
    sslMinVer: "TLSv1.2",
    ciphers: intermediateCiphers.join(":"),
    preferClientCiphers: true,
  },
  old: {
    ...common,
    sslMinVer: "TLSv1.0",
    // Distributions' OpenSSL supports TLS below 1.2 only at its lowest security level.
    ciphers: [...oldCiphers, "@SECLEVEL=0"].join(":"),
    preferClientCiphers: false,
  },
};

/** Without a profile: `intermediate` without the slow finite-field Diffie-Hellman, which newer guidelines drop. */
export const withoutProfile = { ...common, ciphers: ecdheCiphers.join(":") };

/** The size of Diffie-Hellman parameters for profiles with ciphers that need them; OpenSSL refuses smaller ones. */
export const profileDhParam = 2048;
