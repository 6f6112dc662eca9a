import { once } from "node:events";
import { constants } from "node:os";
import { createInterface } from "node:readline";
import { PassThrough } from "node:stream";
import type { Client, ClientChannel } from "ssh2";

export interface Session {
  command: string;
  stdin: string;
  environment: Record<string, string>;
  logged: { stdout: boolean; stderr: boolean };
  log: (line: string) => void;
}

export interface Output {
  stdout: string;
  stderr: string;
}

/** Runs one command in a session of its own, to its end. A failure carries the command and all that it printed. */
export function run(client: Client, session: Session): Promise<Output> {
  return new Promise((resolve, reject) => {
    client.exec(session.command, { env: session.environment }, (error, channel) => {
      // All that a quick command has to say can come with the answer to exec, so listen before the next turn.
      if (error) reject(error);
      else resolve(outputOf(channel, session));
    });
  });
}

async function outputOf(channel: ClientChannel, session: Session): Promise<Output> {
  const all: Buffer[] = [];
  const logged = new PassThrough();
  const lines = createInterface({ input: logged });
  lines.on("line", session.log);

  const collect = (stream: NodeJS.ReadableStream, isLogged: boolean): Buffer[] => {
    const own: Buffer[] = [];
    stream.on("data", (chunk: Buffer) => {
      own.push(chunk);
      all.push(chunk);
      if (isLogged) logged.write(chunk);
    });
    return own;
  };
  const stdout = collect(channel, session.logged.stdout);
  const stderr = collect(channel.stderr, session.logged.stderr);
  const exited = failureOf(channel);
  channel.end(session.stdin);

  const failure = await exited;
  logged.end();
  await once(lines, "close");
  if (failure !== undefined) {
    throw new Error(`${failure}: running ${quote(session.command)}:\n${textOf(all)}`);
  }
  return { stdout: trimNewline(textOf(stdout)), stderr: trimNewline(textOf(stderr)) };
}

/** Why the command failed, in the words of Go's SSH client; undefined where it did not. */
function failureOf(channel: ClientChannel): Promise<string | undefined> {
  return new Promise((resolve) => {
    let failure: string | undefined = "wait: remote command exited without exit status or exit signal";
    channel.on("exit", (code: number | null, signal?: NodeJS.Signals, _dump?: boolean, reason?: string) => {
      if (signal) {
        const status = 128 + constants.signals[signal];
        failure = `Process exited with status ${status} from signal ${signal.slice("SIG".length)}`;
        if (reason) failure += `. Reason was: ${reason}`;
      } else {
        failure = code === 0 ? undefined : `Process exited with status ${String(code)}`;
      }
    });
    channel.on("close", () => {
      resolve(failure);
    });
  });
}

function textOf(chunks: Buffer[]): string {
  return Buffer.concat(chunks).toString("utf8");
}

function trimNewline(text: string): string {
  return text.endsWith("\n") ? text.slice(0, -1) : text;
}

/** The text as Go's %q prints it. */
function quote(text: string): string {
  return JSON.stringify(text)
    .replace(/\\u0007/g, "\\a")
    .replace(/\\u000b/g, "\\v")
    .replace(/\\u00([0-9a-f]{2})/g, "\\x$1")
    .replaceAll("\u007f", "\\x7f");
}
