import type { Unwrap } from "@pulumi/pulumi";
import type { ConnectionArgs } from "../../args";
import { Deadline } from "./deadline";
import { execute, NotStarted, type Answer } from "./execute";
import { Link } from "./link";
import { Unreachable } from "./unreachable";

const firstSeconds = 20;
const openSeconds = 10;

/** An open connection that has been silent for longer may be dead without notice. */
const trustedSeconds = 5;

/** The SSH session of this program to a node. The first use opens it, and reopens it if it has ended. */
export class Session {
  private link: Link;
  private lastAnswer = -Infinity;

  constructor(private readonly connection: Unwrap<ConnectionArgs>) {
    this.link = this.newLink();
  }

  /**
   * Runs a shell command as the user of the connection. Rejects if the node has not answered within the bound,
   * 20 s by default, which includes the log-in. A command that has started never runs again.
   */
  async run(command: string, options: { stdin?: string; timeoutSeconds?: number } = {}): Promise<Answer> {
    const deadline = new Deadline(options.timeoutSeconds ?? firstSeconds);
    if (performance.now() - this.lastAnswer > trustedSeconds * 1000) await this.renewDead(deadline);
    return this.command(deadline, command, options.stdin);
  }

  /**
   * Resolves when the node has run a command; rejects with Unreachable within the bound: 20 s by default, 10 s if
   * the session is open.
   */
  async probe(timeoutSeconds = this.link.isOpen ? openSeconds : firstSeconds): Promise<void> {
    const deadline = new Deadline(timeoutSeconds);
    const answered = await this.renewDead(deadline);
    if (!answered) await this.command(deadline, ":");
  }

  /** Ends the session and rejects its running commands. */
  close(): void {
    this.link.end();
  }

  /** Replaces an open connection that does not answer; returns whether it answered. */
  private async renewDead(deadline: Deadline): Promise<boolean> {
    if (!this.link.isOpen) return false;
    const { link } = this;
    try {
      await this.command(deadline.part(trustedSeconds), ":");
      return true;
    } catch {
      this.replace(link);
      return false;
    }
  }

  private async command(deadline: Deadline, command: string, stdin = ""): Promise<Answer> {
    const link = this.usableLink();
    try {
      return await this.commandOver(link, deadline, command, stdin);
    } catch (error) {
      if (!(error instanceof NotStarted)) throw error;
      // The connection had ended, and this command noticed it.
      this.replace(link);
      return this.commandOver(this.usableLink(), deadline, command, stdin);
    }
  }

  private commandOver(link: Link, deadline: Deadline, command: string, stdin: string): Promise<Answer> {
    return link.use(deadline, async (client) => {
      const stop = new AbortController();
      const script = { command, stdin, seconds: deadline.secondsLeft + 1 };
      const answer = execute(client, link.name, script, stop.signal);
      const answered = await deadline.bound(answer, () => {
        this.lastAnswer = -Infinity;
        const what = `the command has not ended within ${deadline.seconds} s`;
        const late = new Unreachable(`${link.name} does not answer: ${what}`);
        stop.abort(late);
        return late;
      });
      this.lastAnswer = performance.now();
      return answered;
    });
  }

  private usableLink(): Link {
    if (this.link.hasEnded) this.link = this.newLink();
    return this.link;
  }

  private replace(link: Link): void {
    link.retire();
    if (this.link === link) this.link = this.newLink();
  }

  private newLink(): Link {
    const { proxy } = this.connection;
    return new Link("connection", this.connection, proxy && new Link("connection.proxy", proxy));
  }
}
