import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo, ListenOptions } from "node:net";

/** A web server that listens anywhere and answers in any way; it counts its connections, and keeps them. */
export async function listening(options: ListenOptions, answer: RequestListener) {
  const server: Server = createServer({ keepAliveTimeout: 60_000 }, answer);
  let connections = 0;
  let open = 0;
  server.on("connection", (socket) => {
    connections++;
    open++;
    socket.on("close", () => open--);
  });
  await new Promise<void>((resolve) => server.listen(options, resolve));
  server.unref();
  return {
    port: (server.address() as AddressInfo).port,
    connections: () => connections,
    open: () => open,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Answers a name, and what it knows of the request. */
export const named =
  (server: string): RequestListener =>
  (request, response) =>
    response.end(JSON.stringify({ server, headers: request.headers, from: request.socket.remoteAddress }));
