import { createHash } from "node:crypto";
import { once } from "node:events";
import { type ClientRequest, get, type IncomingMessage } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

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

/** Milliseconds. */
const stalled = 5000;

/** A client that reads one large response slowly, then the next, and verifies each. */
export class Download {
  private readonly result: DownloadResult = { sent: 0, failed: 0, failures: [] };
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
    const { url, host } = this.options;
    const request = get(url, { headers: { host }, agent: false });
    request.setTimeout(stalled, () => {
      request.destroy(new Error(`no data for ${stalled} ms`));
    });
    // Whoever reads the response is told, too.
    request.on("error", () => undefined);
    try {
      await this.verify(request);
    } finally {
      request.destroy();
    }
  }

  private async verify(request: ClientRequest): Promise<void> {
    const { digest, bytesPerSecond } = this.options;
    const [response] = (await once(request, "response")) as [IncomingMessage];
    if (response.statusCode !== 200) throw new Error(`status ${response.statusCode ?? 0}`);
    const hash = createHash("sha256");
    let bytes = 0;
    for await (const chunk of response as AsyncIterable<Buffer>) {
      hash.update(chunk);
      bytes += chunk.length;
      if (!this.stopped) await sleep((chunk.length / bytesPerSecond) * 1000);
    }
    if (hash.digest("hex") !== digest) throw new Error(`damaged after ${bytes} bytes`);
  }
}
