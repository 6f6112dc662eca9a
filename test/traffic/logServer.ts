import { createSocket, type Socket } from "node:dgram";
import { until } from "./client";

/** A syslog server on 127.0.0.1, over UDP, that keeps what it is sent. */
export class LogServer {
  readonly messages: string[] = [];

  private constructor(private readonly socket: Socket) {
    socket.on("message", (message) => this.messages.push(message.toString("utf8")));
  }

  static async start(): Promise<LogServer> {
    const socket = createSocket("udp4");
    await new Promise<void>((resolve) => socket.bind(0, "127.0.0.1", resolve));
    return new LogServer(socket);
  }

  /** For `logs`. */
  get address(): string {
    return `127.0.0.1:${this.socket.address().port}`;
  }

  /** Waits for the first message with this in it. */
  async message(part: string | RegExp): Promise<string> {
    const found = () => this.messages.find((message) => message.match(part) !== null);
    await until(() => found() !== undefined);
    return found() ?? "";
  }

  async stop(): Promise<void> {
    await new Promise<void>((resolve) => this.socket.close(resolve));
  }
}
