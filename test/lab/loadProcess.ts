import { setPriority } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { Http1Client } from "./http1Client";
import { Http2Client } from "./http2Client";
import type { Client, LoadOptions, LoadResult } from "./load";

// The clients of a load, in a process of their own: load.ts starts it, and is told how many requests were sent.

/** Clients that send requests at a steady rate until they are stopped. An answer other than 200 is a failure. */
class Clients {
  private readonly result: LoadResult = { sent: 0, failed: 0, failures: [], longestSilence: 0, servers: {} };
  private readonly client: Client;
  private readonly underWay = new Set<Promise<void>>();
  private readonly stopped = new AbortController();
  private readonly sending: Promise<void>;
  private readonly began = performance.now();
  private lastAnswer = 0;
  private lastSent = 0;

  constructor(private readonly options: LoadOptions) {
    this.client = options.http2 ? new Http2Client(options) : new Http1Client(options);
    this.sending = this.send();
  }

  private get kind(): string {
    if (this.options.http2) return "HTTP/2";
    return this.options.keepAlive ? "keep-alive" : "new connection";
  }

  get sent(): number {
    return this.result.sent;
  }

  async stop(): Promise<LoadResult> {
    this.stopped.abort();
    await this.sending;
    await Promise.all(this.underWay);
    await this.client.close();
    // An outage that has not ended counts too.
    const silence = this.lastAnswer > 0 ? this.lastSent - this.lastAnswer : Infinity;
    this.result.longestSilence = Math.max(this.result.longestSilence, silence);
    return this.result;
  }

  private async send(): Promise<void> {
    while (!this.stopped.signal.aborted) {
      const due = Math.floor(((performance.now() - this.began) / 1000) * this.options.requestsPerSecond);
      while (this.result.sent < due) {
        this.result.sent++;
        this.lastSent = performance.now();
        const answer = this.one().finally(() => this.underWay.delete(answer));
        this.underWay.add(answer);
      }
      await sleep(2);
    }
  }

  private async one(): Promise<void> {
    try {
      const { status, server } = await this.client.get(AbortSignal.timeout(this.options.timeout ?? 2000));
      if (status !== 200) throw new Error(`status ${status}`);
      this.result.servers[server] = (this.result.servers[server] ?? 0) + 1;
      const now = performance.now();
      if (this.lastAnswer > 0)
        this.result.longestSilence = Math.max(this.result.longestSilence, now - this.lastAnswer);
      this.lastAnswer = now;
    } catch (error) {
      this.result.failed++;
      if (this.result.failures.length < 5)
        this.result.failures.push(
          `${this.kind} after ${seconds(performance.now() - this.began)}: ${String(error)}`,
        );
    }
  }
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

// What is measured is the pair, not how long clients wait for a processor.
setPriority(-15);
let clients: Clients | undefined;
process.on("message", (message: LoadOptions | "stop") => {
  if (message !== "stop") {
    clients = new Clients(message);
    setInterval(() => process.send?.(clients?.sent), 50);
    return;
  }
  void clients?.stop().then((result) => {
    process.send?.(result, () => process.exit());
  });
});
// Whoever started it is gone.
process.on("disconnect", () => process.exit());
