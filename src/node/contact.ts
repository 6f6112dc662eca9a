import * as pulumi from "@pulumi/pulumi";
import { MockMonitor } from "@pulumi/pulumi/runtime/mocks";
import type { ConnectionArgs } from "../args";
import { runFailure } from "./runFailure";
import { scriptsDirectory } from "./scripts";
import { type Serving, servingOf } from "./serving";
import { Session } from "./ssh/session";
import { Unreachable } from "./ssh/unreachable";

type Connection = pulumi.Unwrap<ConnectionArgs>;

/** The contact of Pulumi's program itself with a node, over a session of its own. */
export class Contact {
  private session: Session | undefined;
  private unreachable: string | undefined;

  constructor(
    /** The node's input path, for messages. */
    private readonly input: string,
    private readonly component: pulumi.ComponentResource,
  ) {}

  /** Resolves when the node answers; fails the run otherwise. A node that has not answered is not asked again. */
  async reach(connection: Connection): Promise<void> {
    const unreachable = this.unreachable ?? (await this.unreachableNow(connection));
    this.unreachable ??= unreachable;
    if (unreachable !== undefined) throw runFailure(unreachable, this.component);
  }

  /** Warns only, because a new host may be booting: its claim waits longer than a later step. */
  async warnUnlessReached(connection: Connection, isClaimed: () => boolean): Promise<void> {
    const unreachable = await this.unreachableNow(connection);
    if (unreachable !== undefined && !isClaimed()) await pulumi.log.warn(unreachable, this.component);
  }

  /** Reads the node's current state. */
  async serving(connection: Connection): Promise<Serving> {
    await this.reach(connection);
    const script = `${scriptsDirectory}/serving.sh`;
    try {
      const { stdout, stderr, exitCode } = await this.sessionTo(connection).run(script);
      if (exitCode === 0) return servingOf(this.input, stdout);
      const message =
        `${this.input}: what this host runs cannot be read: ${script} ends with exit code ${exitCode}: ${stderr.trim()}. ` +
        "If the host was built anew, run `pulumi up --replace` of this node's claim.";
      throw runFailure(message, this.component);
    } catch (error) {
      if (!(error instanceof Unreachable)) throw error;
      throw runFailure(`${this.input}: ${error.message}`, this.component);
    }
  }

  /** Ends the session. */
  close(): void {
    this.session?.close();
  }

  private async unreachableNow(connection: Connection): Promise<string | undefined> {
    try {
      await this.sessionTo(connection).probe();
      return undefined;
    } catch (error) {
      return (
        `${this.input}: ${(error as Error).message}. ` +
        "If it is new and still boots, wait. If it is gone, set `lost: true` on the node: the others can be changed then."
      );
    }
  }

  private sessionTo(connection: Connection): Session {
    return (this.session ??= new Session(connection));
  }
}

/** Returns true for `pulumi up` only: a preview must work without access to hosts, and a program's tests have none. */
export function programContactsHosts(): boolean {
  return !pulumi.runtime.isDryRun() && !hasMocks();
}

/** Returns whether a program's own tests run it. */
export function hasMocks(): boolean {
  return pulumi.runtime.getMonitor() instanceof MockMonitor;
}
