import { type ChildProcessByStdio, spawn } from "node:child_process";
import { tmpdir } from "node:os";
import * as path from "node:path";
import type { Readable } from "node:stream";
import { type Result, result } from "../lab/program";

/** A program that runs, whose stderr is to be read. */
export type RunningProgram = ChildProcessByStdio<null, null, Readable>;

/**
 * Programs of a Debian tree, run on it, in this machine's network. They see this machine's folder for temporary files
 * at the path that it has here; what they write elsewhere is their own, in memory, and gone with them. Needs root.
 */
export class Chroot {
  constructor(readonly tree: string) {}

  /** Starts a program, whose process id is the child's. It dies with this process at the latest. */
  spawn(program: string, args: readonly string[]): RunningProgram {
    const [command, ...enterArgs] = this.enter(program, args);
    return spawn(command, enterArgs, { stdio: ["ignore", "ignore", "pipe"] });
  }

  /** Runs a program to its end, whatever its exit code. */
  result(program: string, args: readonly string[], stdin?: string): Promise<Result> {
    const [command, ...enterArgs] = this.enter(program, args);
    return result(command, enterArgs, { stdin, timeoutSeconds: 30 });
  }

  private enter(program: string, args: readonly string[]): [string, ...string[]] {
    const dying = ["setpriv", "--pdeathsig", "KILL"] as const;
    const namespaces = ["unshare", "--mount", "--ipc"];
    const script = path.join(__dirname, "enter.sh");
    return [...dying, ...namespaces, "sh", script, this.tree, tmpdir(), program, ...args];
  }
}
