import { spawn } from "node:child_process";
import { connect, type AddressInfo } from "node:net";
import { Server, type Connection, type ServerChannel } from "ssh2";
import { sshKey } from "../sshKey";

const host = sshKey();
const user = sshKey();

/** An SSH server on a port of its own that runs commands on this machine, as a client would see it of a real host. */
export class SshServer {
  private readonly clients = new Set<Connection>();
  private readonly server = new Server({ hostKeys: [host.private] }, (client) => {
    this.clients.add(client);
    client.on("authentication", (context) => {
      if (context.method === "publickey" && context.username === "admin") context.accept();
      else context.reject(["publickey"]);
    });
    client.on("session", (accept) => {
      const session = accept();
      const environment: Record<string, string> = {};
      session.on("env", (acceptVariable, _reject, { key, val }) => {
        environment[key] = val;
        // The types leave out that a variable can be sent without a wish for an answer.
        (acceptVariable as (() => void) | undefined)?.();
      });
      session.on("exec", (acceptCommand, _reject, { command }) => {
        runShell(command, environment, acceptCommand());
      });
    });
    client.on("tcpip", (accept, reject, { destIP, destPort }) => {
      const socket = connect(destPort, destIP, () => socket.pipe(accept()).pipe(socket));
      socket.on("error", reject);
    });
    client.on("close", () => this.clients.delete(client));
    client.on("error", () => client.end());
  });

  /** What @pulumi/command needs to reach this server. */
  get connection(): { host: string; port: number; user: string; privateKey: string; hostKey: string } {
    const { port } = this.server.address() as AddressInfo;
    return { host: "127.0.0.1", port, user: "admin", privateKey: user.private, hostKey: host.public };
  }

  listen(): Promise<void> {
    return new Promise((resolve) => this.server.listen(0, "127.0.0.1", resolve));
  }

  close(): Promise<void> {
    this.clients.forEach((client) => client.end());
    return new Promise((resolve) => {
      this.server.close(() => {
        resolve();
      });
    });
  }
}

function runShell(command: string, environment: Record<string, string>, channel: ServerChannel): void {
  const shell = spawn("sh", ["-c", command], { env: { ...process.env, ...environment } });
  channel.pipe(shell.stdin);
  shell.stdout.pipe(channel, { end: false });
  shell.stderr.pipe(channel.stderr, { end: false });
  shell.stdin.on("error", () => undefined);
  shell.on("close", (code, signal) => {
    if (signal === null) channel.exit(code ?? 1);
    else channel.exit(signal.slice("SIG".length));
    channel.end();
  });
}
