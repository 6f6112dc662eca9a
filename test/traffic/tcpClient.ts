import { connect, type Socket } from "node:net";
import { connect as tlsConnect } from "node:tls";

/** Sends these bytes on a new connection and returns what comes back until it is closed. */
export const exchange = (port: number, data: Buffer | string, localAddress?: string): Promise<string> =>
  exchangeOn(connect({ host: "127.0.0.1", port, localAddress }), data);

/** The same over TLS. */
export const exchangeTls = (port: number, data: Buffer | string): Promise<string> =>
  exchangeOn(tlsConnect({ host: "127.0.0.1", port, rejectUnauthorized: false }), data);

function exchangeOn(socket: Socket, data: Buffer | string): Promise<string> {
  return new Promise((resolve, reject) => {
    let received = "";
    socket.on("data", (chunk: Buffer) => (received += chunk.toString()));
    socket.on("close", () => {
      resolve(received);
    });
    socket.on("error", reject);
    socket.write(data);
  });
}
