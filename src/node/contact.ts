import * as pulumi from "@pulumi/pulumi";
import { MockMonitor } from "@pulumi/pulumi/runtime/mocks";
import type { ConnectionArgs } from "../args";
import { runFailure } from "./runFailure";
import { scriptsDirectory } from "./scripts";
import { type Serving, servingOf } from "./serving";
import { Session } from "./ssh/session";
import { Unreachable } from "./ssh/unreachable";

type Connection = pulumi.Unwrap<ConnectionArgs>;

/** What Pulumi's program itself asks a node, over a session of its own. */
export class Contact {
  private session: Session | undefined;
  private unreachable: string | undefined;

  constructor(
    /** The node's place among the inputs, for messages. */
    private readonly input: string,
    private readonly component: pulumi.ComponentResource,
  ) {}

  /** Resolves when the node answers; fails the run otherwise. Once it has not answered, it is not asked again. */
  async reach(connection: Connection): Promise<void> {
    const unreachable = this.unreachable ?? (await this.unreachableNow(connection));
    this.unreachable ??= unreachable;
    if (unreachable !== undefined) throw runFailure(unreachable, this.component);
  }

  /** A new host may be booting: its claim waits longer than a step waits for a node that is known. */
  async warnUnlessReached(connection: Connection, isClaimed: () => boolean): Promise<void> {
    const unreachable = await this.unreachableNow(connection);
    if (unreachable !== undefined && !isClaimed()) await pulumi.log.warn(unreachable, this.component);
  }

  /** Reads what the node does at this moment. */
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

/** Only `pulumi up` does: a preview must work where no host is reached from, and a program's own tests have none. */
export function programContactsHosts(): boolean {
  return !pulumi.runtime.isDryRun() && !hasMocks();
}

/** Whether a program's own tests run it. */
export function hasMocks(): boolean {
  return pulumi.runtime.getMonitor() instanceof MockMonitor;
}
