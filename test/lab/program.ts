import { spawn } from "node:child_process";

export interface Result {
  stdout: string;
  stderr: string;
  exitCode: number;
}

export interface ProgramOptions {
  stdin?: string;
  timeoutSeconds?: number;
}

/** Runs a program to its end, whatever its exit code. */
export function result(
  program: string,
  args: string[],
  { stdin = "", timeoutSeconds = 600 }: ProgramOptions = {},
): Promise<Result> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ["pipe", "pipe", "pipe"] });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => stderr.push(chunk));
    const timer = setTimeout(() => {
      child.kill("SIGKILL");
      reject(new Error(`no end within ${timeoutSeconds} s: ${[program, ...args].join(" ")}`));
    }, timeoutSeconds * 1000);
    child.on("error", reject);
    child.on("close", (code) => {
      clearTimeout(timer);
      resolve({
        stdout: Buffer.concat(stdout).toString(),
        stderr: Buffer.concat(stderr).toString(),
        exitCode: code ?? 1,
      });
    });
    // A program may end without having read its input.
    child.stdin.on("error", () => undefined);
    child.stdin.end(stdin);
  });
}

/** Runs a program that must succeed; gives its stdout. */
export async function run(program: string, args: string[], options?: ProgramOptions): Promise<string> {
  const { stdout, stderr, exitCode } = await result(program, args, options);
  if (exitCode !== 0) throw new Error(`${[program, ...args].join(" ")}: exit ${exitCode}: ${stderr.trim()}`);
  return stdout;
}
