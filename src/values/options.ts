/** Words that single options take. */
import { parseRelease } from "../language/release";
import { checked, matching } from "./basic";

export const threadSet = matching(
  "is not a set of threads such as 1-4, odd or 1/all",
  /^(?:\d+\/)?(?:all|odd|even|\d+(?:-\d+)?)(?:,(?:\d+\/)?(?:all|odd|even|\d+(?:-\d+)?))*$/,
);

export const shards = matching(
  "is not a number above 0, by-thread or by-group",
  /^(?:[1-9]\d{0,3}|by-thread|by-group)$/,
);

/** A certificate error, by OpenSSL's number or name. */
export const verifyError = matching(
  "is not `all`, nor OpenSSL's number or name of a fault, such as 10 or X509_V_ERR_CERT_HAS_EXPIRED",
  /^(?:all|\d{1,4}|X509_V_ERR_[A-Z0-9_]+)$/,
);

export const resolveOption = matching(
  "is not one of allow-dup-ip, ignore-weight, prevent-dup-ip",
  /^(?:allow-dup-ip|ignore-weight|prevent-dup-ip)$/,
);

export const onMarkedDown = matching("is not shutdown-sessions", /^shutdown-sessions$/);
export const onMarkedUp = matching("is not shutdown-backup-sessions", /^shutdown-backup-sessions$/);

export const packageVersion = matching(
  "is not a Debian package version, such as 2.6.12-1+deb12u4",
  /^[0-9][0-9A-Za-z.+~:-]*$/,
);

export const hostKey = matching(
  "is not a public SSH host key, such as `ssh-ed25519 AAAA…`",
  /^(?:ssh|ecdsa|sk)-[\w@.-]+ [A-Za-z0-9+/]+={0,3}(?: [^\n]*)?\n?$/,
);

export const haproxyRelease = checked("is not a HAProxy release from 2.2 on, such as 2.6", (value) => {
  const [major, minor] = parseRelease(value) ?? [0, 0];
  return major > 2 || (major === 2 && minor >= 2);
});
