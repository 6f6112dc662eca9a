import { createServer, type AddressInfo, type Server, type Socket } from "node:net";

/** A real server on 127.0.0.1 that greets each connection with its name as soon as it gets any data. */
export class TcpServer {
  private readonly sockets = new Set<Socket>();
  private readonly server: Server;

  private constructor(readonly name: string) {
    this.server = createServer((socket) => {
      this.sockets.add(socket);
      socket.on("close", () => this.sockets.delete(socket));
      socket.on("error", () => undefined);
      socket.once("data", () => socket.end(this.name));
    });
  }

  static async start(name: string): Promise<TcpServer> {
    const started = new TcpServer(name);
    await new Promise<void>((resolve) => started.server.listen(0, "127.0.0.1", resolve));
    // A test that fails before it stops the server must not keep jest from ending.
    started.server.unref();
    return started;
  }

  static startAll(...names: string[]): Promise<TcpServer[]> {
    return Promise.all(names.map((name) => TcpServer.start(name)));
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    this.sockets.forEach((socket) => socket.destroy());
    await new Promise((resolve) => this.server.close(resolve));
  }
}
