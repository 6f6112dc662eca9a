import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { Agent, request } from "undici";

export interface DownloadOptions {
  url: string;
  host: string;
  /** Of the whole body, sha256 in hex. */
  digest: string;
  /** How fast it is read, until it is stopped. */
  bytesPerSecond: number;
}

export interface DownloadResult {
  sent: number;
  failed: number;
  failures: string[];
}

/** A client that reads one large response slowly, then the next, and verifies each. */
export class Download {
  private readonly result: DownloadResult = { sent: 0, failed: 0, failures: [] };
  private readonly agent = new Agent({ pipelining: 0, bodyTimeout: 10_000, connect: { timeout: 2000 } });
  private readonly reading: Promise<void>;
  private stopped = false;

  private constructor(private readonly options: DownloadOptions) {
    this.reading = this.read();
  }

  static start(options: DownloadOptions): Download {
    return new Download(options);
  }

  /** Reads the rest at full speed. */
  async stop(): Promise<DownloadResult> {
    this.stopped = true;
    await this.reading;
    await this.agent.destroy();
    return this.result;
  }

  private async read(): Promise<void> {
    while (!this.stopped) {
      this.result.sent++;
      try {
        await this.one();
      } catch (error) {
        this.result.failed++;
        if (this.result.failures.length < 5) this.result.failures.push(`download: ${String(error)}`);
        await sleep(200);
      }
    }
  }

  private async one(): Promise<void> {
    const { url, host, digest, bytesPerSecond } = this.options;
    const { statusCode, body } = await request(url, { dispatcher: this.agent, headers: { host } });
    const hash = createHash("sha256");
    let bytes = 0;
    for await (const chunk of body as AsyncIterable<Buffer>) {
      hash.update(chunk);
      bytes += chunk.length;
      if (!this.stopped) await sleep((chunk.length / bytesPerSecond) * 1000);
    }
    if (statusCode !== 200) throw new Error(`status ${statusCode}`);
    if (hash.digest("hex") !== digest) throw new Error(`damaged after ${bytes} bytes`);
  }
}
