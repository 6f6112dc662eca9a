import { randomUUID } from "node:crypto";
import { constants } from "node:os";
import type { Readable } from "node:stream";
import type { Client } from "ssh2";
import { quoted } from "./unreachable";

export interface Answer {
  stdout: string;
  stderr: string;
  exitCode: number;
}

/**
 * Runs a shell script on the node. It travels on stdin before its own stdin, so that no login shell, be it fish or csh,
 * has to understand it, and no list of processes shows it. What rc files and banners print comes before the mark.
 * Rejects with the reason of `stop`, and kills the script, when that is aborted; other errors are what the node does.
 */
export function execute(client: Client, command: string, stdin: string, stop: AbortSignal): Promise<Answer> {
  const mark = `haproxy-pair ${randomUUID()}`;
  const script = `echo '${mark}'\necho '${mark}' >&2\n${command}\n`;
  return new Promise((resolve, reject) => {
    stop.addEventListener("abort", () => {
      reject(stop.reason as Error);
    });
    const shell = `/bin/sh -c 'eval "$(/usr/bin/head -c ${Buffer.byteLength(script)})"'`;
    client.exec(shell, (error: Error | undefined, channel) => {
      if (error) {
        reject(new Error("runs no commands"));
        return;
      }
      const kill = () => {
        channel.signal("KILL");
        channel.close();
      };
      if (stop.aborted) kill();
      else stop.addEventListener("abort", kill);

      const stdout = collected(channel);
      const stderr = collected(channel.stderr);
      let exitCode: number | undefined;
      channel.on("exit", (code: number | null, signal?: string) => {
        exitCode = code ?? 128 + (signal === undefined ? 0 : constants.signals[signal as NodeJS.Signals]);
      });
      channel.on("close", () => {
        const printed = after(mark, stdout());
        if (exitCode === undefined) reject(new Error("ended the session before the command had ended"));
        else if (printed === undefined) reject(new Error(`runs no commands: ${quoted(stdout() + stderr())}`));
        else resolve({ stdout: printed, stderr: after(mark, stderr()) ?? "", exitCode });
      });
      channel.end(script + stdin);
    });
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
