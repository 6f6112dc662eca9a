import { isIPv6 } from "node:net";

/** Returns whether an address is that of a Unix socket. */
export const isSocket = (address: string): boolean => /^(?:\/|unix@|abns@)/.test(address);

/** Writes an address and port. */
export const socket = (address: string, port: number | string): string =>
  isIPv6(address) ? `[${address}]:${port}` : `${address}:${port}`;

/** Reads an address and port, with or without brackets and family. */
export function addressAndPort(written: string): { address: string; port: number } | undefined {
  const [, host = "", port = ""] = /^(?:ipv[46]@)?(.*):(\d+)$/.exec(written) ?? [];
  return host === "" ? undefined : { address: host.replace(/^\[(.*)\]$/, "$1"), port: Number(port) };
}
