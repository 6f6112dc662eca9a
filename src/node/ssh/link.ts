import { connect, isIP, type Socket } from "node:net";
import type { Duplex } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import type { Unwrap } from "@pulumi/pulumi";
import type { Client } from "ssh2";
import type { ProxyConnectionArgs } from "../../args";
import type { Deadline } from "./deadline";
import { logIn, type Stage } from "./logIn";
import { dialFailure, Passing, quoted, Unreachable } from "./unreachable";

/** The kernel repeats a lost first packet after 1 and 3 s; later repeats come too late for a host that has booted. */
const dialMilliseconds = 5000;

/** sshd's MaxSessions is 10 by default, and 2 on hardened hosts. */
const channels = 2;

/** One SSH connection to one host. Its first use logs in. */
export class Link {
  readonly name: string;
  isOpen = false;
  hasEnded = false;

  private client?: Promise<Client>;
  private opened?: Client;
  private socket?: Socket;
  private users = 0;
  private retired = false;
  private stage: Stage | "address" | "TCP connection" = "TCP connection";
  private failure?: string;
  private readonly abort = new AbortController();
  private readonly waiting: (() => void)[] = [];
  private running = 0;

  constructor(
    private readonly input: string,
    private readonly args: Unwrap<ProxyConnectionArgs>,
    private readonly bastion?: Link,
  ) {
    const address = `${isIP(args.host) === 6 ? `[${args.host}]` : args.host}:${args.port ?? 22}`;
    this.name = bastion ? `${address} (through ${bastion.name})` : address;
  }

  /** Runs `work` with the logged-in client. The connection keeps the process alive only while `work` runs. */
  async use<T>(deadline: Deadline, work: (client: Client) => Promise<T>): Promise<T> {
    this.hold();
    try {
      const client = await deadline.bound(this.loggedIn(), () => this.silence(deadline));
      const turn = this.turn();
      try {
        await deadline.bound(
          turn,
          () => new Unreachable(`${this.name} is busy with ${channels} other commands`),
        );
        return await work(client);
      } finally {
        void turn.then(() => {
          this.passTurn();
        });
      }
    } finally {
      this.release();
    }
  }

  /** Ends the connection once its running commands have ended. */
  retire(): void {
    this.retired = true;
    if (this.users === 0) this.end();
  }

  end(): void {
    this.hasEnded = true;
    this.isOpen = false;
    this.abort.abort();
    this.opened?.end().destroy();
    this.socket?.destroy();
    this.bastion?.end();
  }

  private hold(): void {
    if (this.users++ === 0) this.socket?.ref();
    this.bastion?.hold();
  }

  private release(): void {
    if (--this.users === 0) {
      if (this.isOpen && !this.retired) this.socket?.unref();
      else this.end();
    }
    this.bastion?.release();
  }

  private async turn(): Promise<void> {
    if (++this.running > channels) await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  private passTurn(): void {
    this.running--;
    this.waiting.shift()?.();
  }

  private loggedIn(): Promise<Client> {
    return (this.client ??= this.open());
  }

  /** Retries rarely: `ufw limit ssh` refuses the sixth connection within 30 s, and sshd penalizes those that fail. */
  private async open(): Promise<Client> {
    for (let attempt = 1; ; attempt++) {
      try {
        if (attempt > 1)
          await sleep(Math.min(2 * attempt - 2, 10) * 1000, undefined, { signal: this.abort.signal });
        this.failure = undefined;
        return await this.attempt();
      } catch (error) {
        if (this.abort.signal.aborted) throw new Unreachable(`The session with ${this.name} was closed`);
        if (!(error instanceof Passing)) {
          this.end();
          throw error;
        }
        this.failure = error.message;
      }
    }
  }

  private async attempt(): Promise<Client> {
    const stream = await this.dial();
    try {
      this.stage = "SSH banner";
      const client = await logIn(this.name, this.input, this.args, stream, (stage) => {
        this.stage = stage;
      });
      this.abort.signal.throwIfAborted();
      this.opened = client;
      this.isOpen = true;
      client.once("close", () => {
        this.end();
      });
      return client;
    } catch (error) {
      stream.destroy();
      throw error;
    }
  }

  private async dial(): Promise<Duplex> {
    const { host, port = 22 } = this.args;
    if (!this.bastion) return this.dialTcp(host, port);
    const { bastion } = this;
    const client = await bastion.loggedIn();
    this.stage = "TCP connection";
    return new Promise((resolve, reject) => {
      const ended = new Unreachable(`${bastion.name} ended the session`);
      const forwarded = (error: Error | undefined, stream: Duplex) => {
        if (bastion.hasEnded) reject(ended);
        else if (error) {
          reject(new Passing(`the bastion host cannot connect to it (${quoted(error.message)})`));
        } else resolve(stream);
      };
      try {
        client.forwardOut("127.0.0.1", 0, host, port, forwarded);
      } catch {
        reject(ended);
      }
    });
  }

  private dialTcp(host: string, port: number): Promise<Duplex> {
    this.stage = isIP(host) ? "TCP connection" : "address";
    const socket = connect({
      host,
      port,
      noDelay: true,
      keepAlive: true,
      signal: this.abort.signal,
      autoSelectFamilyAttemptTimeout: dialMilliseconds / 2,
    });
    this.socket = socket;
    return new Promise((resolve, reject) => {
      socket.once("lookup", () => {
        this.stage = "TCP connection";
      });
      socket.once("connect", () => {
        socket.setTimeout(0);
        resolve(socket);
      });
      socket.setTimeout(dialMilliseconds, () => {
        reject(new Passing(`no ${this.stage}`));
        socket.destroy();
      });
      socket.on("error", (error) => {
        const failure = dialFailure(error);
        reject(
          failure instanceof Passing
            ? failure
            : new Unreachable(`${this.name} does not answer: ${failure.message}`),
        );
      });
    });
  }

  private silence(deadline: Deadline): Unreachable {
    if (this.bastion && !this.bastion.isOpen) return this.bastion.silence(deadline);
    const why =
      this.failure === undefined
        ? `no ${this.stage} within ${deadline.seconds} s`
        : `${this.failure}, tried for ${deadline.seconds} s`;
    return new Unreachable(`${this.name} does not answer: ${why}`);
  }
}
