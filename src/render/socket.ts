import { isIPv6 } from "node:net";

/** Writes an address and port. */
export const socket = (address: string, port: number): string =>
  isIPv6(address) ? `[${address}]:${port}` : `${address}:${port}`;
