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
export async function run(client: Client, session: Session): Promise<Output> {
  const channel = await exec(client, session);
  const all: Buffer[] = [];
  const lines = new PassThrough();
  const interface_ = createInterface({ input: lines });
  interface_.on("line", session.log);
  const logged = once(interface_, "close");

  const collect = (stream: NodeJS.ReadableStream, isLogged: boolean): Buffer[] => {
    const own: Buffer[] = [];
    stream.on("data", (chunk: Buffer) => {
      own.push(chunk);
      all.push(chunk);
      if (isLogged) lines.write(chunk);
    });
    return own;
  };
  const stdout = collect(channel, session.logged.stdout);
  const stderr = collect(channel.stderr, session.logged.stderr);
  channel.end(session.stdin);

  const failure = await exitOf(channel);
  lines.end();
  await logged;
  if (failure !== undefined) {
    throw new Error(`${failure}: running ${quote(session.command)}:\n${textOf(all)}`);
  }
  return { stdout: trimNewline(textOf(stdout)), stderr: trimNewline(textOf(stderr)) };
}

function exec(client: Client, { command, environment }: Session): Promise<ClientChannel> {
  return new Promise((resolve, reject) => {
    client.exec(command, { env: environment }, (error, channel) => {
      if (error) reject(error);
      else resolve(channel);
    });
  });
}

/** Why the command failed, in the words of Go's SSH client; undefined where it did not. */
function exitOf(channel: ClientChannel): Promise<string | undefined> {
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
