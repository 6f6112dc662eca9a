import { exchange } from "./tcpClient";

/** Asks for a remote desktop session as a user, as [MS-RDPBCGR] 2.2.1.1 has it, and returns the answer. */
export function rdpConnect(port: number, user: string): Promise<string> {
  const cookie = Buffer.from(`Cookie: mstshash=${user}\r\n`);
  const x224 = Buffer.from([6 + cookie.length, 0xe0, 0, 0, 0, 0, 0]);
  const length = 4 + x224.length + cookie.length;
  return exchange(port, Buffer.concat([Buffer.from([3, 0, length >> 8, length & 0xff]), x224, cookie]));
}
