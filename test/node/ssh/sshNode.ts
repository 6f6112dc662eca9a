import { spawn } from "node:child_process";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import { Server, utils, type AuthContext, type Connection, type ParsedKey, type ServerChannel } from "ssh2";
import { sshKey, type SshKey } from "../../lab/sshKey";

const hostKey = sshKey();
const login = sshKey();

interface Shape {
  hostKeys?: SshKey[];
  /** Whether a log-in is accepted. @default whether it is with the private key of `connection` */
  accepts?: (context: AuthContext) => boolean;
  /** Whether a command is killed when its channel is closed. @default true */
  signals?: boolean;
  /** The password that it asks for. */
  asksFor?: string;
  /** The login shell, which gets the command as its last argument. @default `sh -c` */
  shell?: string[];
}

/** An SSH server on a port of its own that runs commands on this machine; its network can fail. */
export class SshNode {
  logIns = 0;
  /** Connections that were made, logged in or not. */
  dials = 0;
  commands = 0;
  openChannels = 0;
  mostChannels = 0;
  private port = 0;
  private frozen = false;
  private readonly sockets = new Set<Socket>();
  private readonly server: Server;
  /** Between the clients and the server: it can stop to carry anything. */
  private relay = createServer();

  private constructor(private readonly shape: Shape) {
    const hostKeys = (shape.hostKeys ?? [hostKey]).map((key) => key.private);
    this.server = new Server({ hostKeys }, (client) => {
      this.serve(client);
    });
  }

  static async start(shape: Shape = {}): Promise<SshNode> {
    const node = new SshNode(shape);
    await new Promise<void>((resolve) => node.server.listen(0, "127.0.0.1", resolve));
    await node.boot();
    return node;
  }

  get name(): string {
    return `127.0.0.1:${this.port}`;
  }

  get connection() {
    return {
      host: "127.0.0.1",
      port: this.port,
      user: "admin",
      privateKey: login.private,
      hostKey: hostKey.public,
    };
  }

  /** Takes connections, at the same port every time. */
  async boot(): Promise<void> {
    this.frozen = false;
    this.relay = createServer({ allowHalfOpen: true }, (socket) => {
      this.carry(socket);
    });
    await new Promise<void>((resolve) => this.relay.listen(this.port, "127.0.0.1", resolve));
    this.port = (this.relay.address() as AddressInfo).port;
  }

  /** Ends all connections and refuses new ones. */
  async shutDown(): Promise<void> {
    const closed = new Promise<void>((resolve) => {
      this.relay.close(() => {
        resolve();
      });
    });
    this.sockets.forEach((socket) => socket.destroy());
    await closed;
  }

  /** Connections stay, and new ones are accepted, but nothing more is read or sent. */
  freeze(): void {
    this.frozen = true;
    this.sockets.forEach((socket) => socket.pause());
  }

  async stop(): Promise<void> {
    await this.shutDown();
    await new Promise<void>((resolve) => {
      this.server.close(() => {
        resolve();
      });
    });
  }

  private carry(socket: Socket): void {
    this.dials++;
    const upstream = connect((this.server.address() as AddressInfo).port, "127.0.0.1");
    const pairs: [Socket, Socket][] = [
      [socket, upstream],
      [upstream, socket],
    ];
    for (const [from, to] of pairs) {
      this.sockets.add(from);
      from.on("data", (chunk) => to.write(chunk));
      from.on("end", () => to.end());
      from.on("error", () => to.destroy());
      from.on("close", () => {
        this.sockets.delete(from);
        to.destroy();
      });
      if (this.frozen) from.pause();
    }
  }

  private serve(client: Connection): void {
    client.on("error", () => client.end());
    client.on("authentication", (context) => {
      if (context.method === "keyboard-interactive" && this.shape.asksFor !== undefined)
        context.prompt({ prompt: "Password: ", echo: false }, ([answer]) => {
          if (answer === this.shape.asksFor) context.accept();
          else context.reject();
        });
      else if ((this.shape.accepts ?? withKey(login.public))(context)) context.accept();
      else context.reject(["publickey", "password", "keyboard-interactive"]);
    });
    client.on("ready", () => this.logIns++);
    client.on("session", (accept) => {
      const session = accept();
      session.on("exec", (acceptCommand, _reject, { command }) => {
        this.run(command, acceptCommand());
      });
    });
    client.on("tcpip", (accept, reject, { destIP, destPort }) => {
      const socket = connect(destPort, destIP, () => socket.pipe(accept()).pipe(socket));
      socket.on("error", reject);
    });
  }

  private run(command: string, channel: ServerChannel): void {
    this.commands++;
    this.openChannels++;
    this.mostChannels = Math.max(this.mostChannels, this.openChannels);
    const [program = "sh", ...flags] = this.shape.shell ?? ["sh", "-c"];
    const shell = spawn(program, [...flags, command], { detached: true });
    channel.pipe(shell.stdin);
    shell.stdout.pipe(channel, { end: false });
    shell.stderr.pipe(channel.stderr, { end: false });
    shell.stdin.on("error", () => undefined);
    channel.on("close", () => {
      this.openChannels--;
      if (this.shape.signals !== false && shell.exitCode === null && shell.signalCode === null)
        process.kill(-(shell.pid ?? 0), "SIGKILL");
    });
    shell.on("close", (code, signal) => {
      if (signal === null) channel.exit(code ?? 1);
      else channel.exit(signal.slice("SIG".length));
      channel.end();
    });
  }
}

/** Accepts who proves to have the private key of `publicKey`. */
export function withKey(publicKey: string): (context: AuthContext) => boolean {
  const key = utils.parseKey(publicKey) as ParsedKey;
  return (context) =>
    context.method === "publickey" &&
    context.key.data.equals(key.getPublicSSH()) &&
    (context.signature === undefined ||
      (context.blob !== undefined && key.verify(context.blob, context.signature, context.hashAlgo)));
}
