import { randomUUID } from "node:crypto";
import { constants } from "node:os";
import type { Readable } from "node:stream";
import type { Client, ClientChannel } from "ssh2";
import { quoted, Unreachable } from "./unreachable";

export interface Answer {
  stdout: string;
  stderr: string;
  exitCode: number;
}

export interface Script {
  command: string;
  stdin: string;
  /** The node kills the command after these, even without a connection: sshd sends no signals to root's processes. */
  seconds: number;
}

/** The command was not sent, so it can run over another connection. */
export class NotStarted extends Unreachable {}

/**
 * Runs a shell script on the node called `name`. The script is passed on stdin, before its own stdin. So no login shell
 * (fish, csh) must understand it, and no list of processes shows it. The output of rc files comes before the mark.
 * Rejects with the reason of `stop` when that is aborted.
 */
export function execute(client: Client, name: string, script: Script, stop: AbortSignal): Promise<Answer> {
  const mark = `haproxy-pair ${randomUUID()}`;
  // In braces, half a script from a broken connection is a syntax error and runs nothing.
  const text = `echo '${mark}'\necho '${mark}' >&2\n{\n${script.command}\n}\n`;
  const read = `eval "$(/usr/bin/head -c ${Buffer.byteLength(text)})"`;
  return new Promise((resolve, reject) => {
    const refuse = (what: string) => {
      reject(new Unreachable(`${name} ${what}`));
    };
    stop.addEventListener("abort", () => {
      reject(stop.reason as Error);
    });
    const shell = `/usr/bin/timeout -s KILL ${Math.ceil(script.seconds)} /bin/sh -c '${read}'`;
    const started = (error: Error | undefined, channel: ClientChannel) => {
      if (error) {
        reject(new NotStarted(`${name} runs no commands`));
        return;
      }
      const stdout = collected(channel);
      const stderr = collected(channel.stderr);
      let exitCode: number | undefined;
      channel.on("exit", (code: number | null, signal?: string) => {
        exitCode = code ?? 128 + (signal === undefined ? 0 : constants.signals[signal as NodeJS.Signals]);
      });
      channel.on("close", () => {
        const printed = after(mark, stdout());
        if (exitCode === undefined) refuse("ended the session before the command had ended");
        else if (printed === undefined) refuse(`runs no commands: ${quoted(stdout() + stderr())}`);
        else resolve({ stdout: printed, stderr: after(mark, stderr()) ?? "", exitCode });
      });
      stop.addEventListener("abort", () => {
        channel.close();
      });
      if (stop.aborted) channel.close();
      else channel.end(text + script.stdin);
    };
    try {
      client.exec(shell, started);
    } catch {
      reject(new NotStarted(`${name} ended the session`));
    }
  });
}

function collected(stream: Readable): () => string {
  const chunks: Buffer[] = [];
  stream.on("data", (chunk: Buffer) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString();
}

function after(mark: string, text: string): string | undefined {
  const start = text.indexOf(`${mark}\n`);
  return start < 0 ? undefined : text.slice(start + mark.length + 1);
}
