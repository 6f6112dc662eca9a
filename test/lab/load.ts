import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import * as path from "node:path";

export interface LoadOptions {
  url: string;
  /** Requests a second, sent at their time whether earlier ones have been answered or not. */
  requestsPerSecond: number;
  /** `false`: a new connection for every request. */
  keepAlive: boolean;
  /** @default false */
  http2?: boolean;
  host?: string;
  /** Milliseconds after which a request counts as failed. @default 2000 */
  timeout?: number;
  /** PEM that the server's certificate is checked against. */
  ca?: string;
}

export interface LoadResult {
  sent: number;
  failed: number;
  /** The first few failures, as said by the client. */
  failures: string[];
  /** The longest time between two consecutive answers, in milliseconds. */
  longestSilence: number;
  /** How many answers each server gave, by its X-Server header. */
  servers: Record<string, number>;
}

/** How a load's requests are made. */
export interface Client {
  get(signal: AbortSignal): Promise<{ status: number; server: string }>;
  close(): Promise<void>;
}

/** Clients that send requests at a steady rate until they are stopped, in a process of their own. */
export class Load {
  private sentSoFar = 0;
  private result: LoadResult | undefined;
  private readonly ended: Promise<unknown[]>;

  private constructor(private readonly clients: ChildProcess) {
    this.ended = once(clients, "exit");
    clients.on("message", (message) => {
      if (typeof message === "number") this.sentSoFar = message;
      else this.result = message as LoadResult;
    });
  }

  /** Ends when they are under way. */
  static async start(options: LoadOptions): Promise<Load> {
    const clients = fork(path.join(__dirname, "loadProcess.ts"), {
      cwd: path.join(__dirname, "../.."),
      execArgv: ["--import", "tsx"],
      // Knows of Infinity.
      serialization: "advanced",
    });
    const load = new Load(clients);
    clients.send(options);
    while (load.sent === 0) await Promise.race([once(clients, "message"), load.mustNotEnd()]);
    return load;
  }

  /** Requests sent so far. */
  get sent(): number {
    return this.sentSoFar;
  }

  async stop(): Promise<LoadResult> {
    if (this.clients.connected) this.clients.send("stop");
    await this.ended;
    return this.result ?? this.mustNotEnd();
  }

  private async mustNotEnd(): Promise<never> {
    const [exitCode] = await this.ended;
    throw new Error(`the process of the clients has ended with ${String(exitCode)}`);
  }
}
