import { createServer, type AddressInfo, type Server, type Socket } from "node:net";

/** A server that answers each line that it is sent. */
export async function lineServer(answer: (line: string) => string): Promise<Server> {
  const server = createServer((socket: Socket) => {
    socket.on("error", () => undefined);
    socket.on("data", (data) => socket.write(answer(data.toString("latin1")), "latin1"));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  server.unref();
  return server;
}

/** The port that a server listens on. */
export const portOf = (server: Pick<Server, "address">) => (server.address() as AddressInfo).port;
