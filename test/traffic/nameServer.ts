import { createSocket } from "node:dgram";

const type = { A: 1 };

/** A DNS server on 127.0.0.1 that knows these IPv4 addresses, and nothing else. */
export async function nameServer(addresses: Readonly<Record<string, string>>) {
  const socket = createSocket("udp4");
  socket.on("message", (query, client) => {
    const { name, end } = nameIn(query);
    const address = query.readUInt16BE(end) === type.A ? addresses[name] : undefined;
    const header = Buffer.alloc(12);
    query.copy(header, 0, 0, 2);
    // An answer, of the authority; without an address of a name that does not exist.
    header.writeUInt16BE(address === undefined ? 0x8403 : 0x8400, 2);
    header.writeUInt16BE(1, 4);
    header.writeUInt16BE(address === undefined ? 0 : 1, 6);
    const question = query.subarray(12, end + 4);
    socket.send(Buffer.concat([header, question, answerOf(address)]), client.port, client.address);
  });
  await new Promise<void>((resolve) => socket.bind(0, "127.0.0.1", resolve));
  return {
    port: socket.address().port,
    stop: () => new Promise<void>((resolve) => socket.close(resolve)),
  };
}

/** The name that a query asks for, and where it ends. */
function nameIn(query: Buffer): { name: string; end: number } {
  const labels: string[] = [];
  let at = 12;
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.toString("latin1", at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: labels.join(".").toLowerCase(), end: at + 1 };
}

/** A record that has the name of the question and lives for a second. */
function answerOf(address: string | undefined): Buffer {
  if (address === undefined) return Buffer.alloc(0);
  return Buffer.from([0xc0, 12, 0, type.A, 0, 1, 0, 0, 0, 1, 0, 4, ...address.split(".").map(Number)]);
}
