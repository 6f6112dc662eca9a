import { exchange } from "./tcpClient";

/** Asks for a remote desktop session as a user, as [MS-RDPBCGR] 2.2.1.1 has it, and returns the answer. */
export const rdpConnect = (port: number, user: string) => rdpConnectWith(port, `mstshash=${user}`);

/** Asks for the session of before with the token that names its server, as [MS-RDPBCGR] 3.2.5.3.1 has it. */
export const rdpReturn = (port: number, address: string, serverPort: number) =>
  rdpConnectWith(port, `msts=${routingToken(address, serverPort)}`);

/** Address and port as numbers in the order of a PC's bytes. */
function routingToken(address: string, port: number): string {
  const bytes = Buffer.from(address.split(".").map(Number));
  const swapped = ((port & 0xff) << 8) | (port >> 8);
  return `${bytes.readUInt32LE()}.${swapped}.0000`;
}

function rdpConnectWith(port: number, text: string): Promise<string> {
  const cookie = Buffer.from(`Cookie: ${text}\r\n`);
  const x224 = Buffer.from([6 + cookie.length, 0xe0, 0, 0, 0, 0, 0]);
  const length = 4 + x224.length + cookie.length;
  return exchange(port, Buffer.concat([Buffer.from([3, 0, length >> 8, length & 0xff]), x224, cookie]));
}
