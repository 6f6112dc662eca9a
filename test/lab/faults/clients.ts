import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { Download } from "../download";
import type { Lab } from "../lab";
import { Load } from "../load";
import { eventually } from "../pair";

export interface ClientFigures {
  sent: number;
  failed: number;
  /** The first few, as said by the clients. */
  failures: string[];
  /** Milliseconds between two answers to new connections, at the longest. */
  gap: number;
}

const site = "app.lab.test";
const downloadBytes = 40_000_000;
const line = "one line of a large file\n";

/** Makes a large file on the web servers, for the download. */
export async function placeDownload(lab: Lab): Promise<void> {
  const make = `yes '${line.trim()}' | head -c ${downloadBytes} >/srv/www/big`;
  await Promise.all(lab.webServers.map((host) => host.enter(make)));
}

const downloadDigest = createHash("sha256")
  .update(line.repeat(Math.ceil(downloadBytes / line.length)).slice(0, downloadBytes))
  .digest("hex");

/** Of all clients together. */
export const requestsPerSecond = 320;

/** Clients of four kinds. */
export class Clients {
  private constructor(
    private readonly loads: Load[],
    private readonly download: Download,
  ) {}

  /** Ends when they are under way. */
  static async start(lab: Lab, address = lab.virtualIp): Promise<Clients> {
    const http = { url: `http://${address}/`, host: site };
    const ca = readFileSync(lab.certificates.ca.certificateFile, "utf8");
    const loads = await Promise.all([
      Load.start({ ...http, requestsPerSecond: (requestsPerSecond * 3) / 8, keepAlive: false }),
      Load.start({ ...http, requestsPerSecond: (requestsPerSecond * 3) / 8, keepAlive: true }),
      Load.start({
        ...http,
        url: `https://${address}/`,
        ca,
        requestsPerSecond: requestsPerSecond / 4,
        keepAlive: true,
        http2: true,
      }),
    ]);
    const download = Download.start({
      url: `http://${address}/big`,
      // Another backend's, whose servers no row stops.
      host: "api.lab.test",
      digest: downloadDigest,
      bytesPerSecond: 1_000_000,
    });
    await eventually("clients are under way", 10, () =>
      Promise.resolve(loads.every((load) => load.sent > 50)),
    );
    return new Clients(loads, download);
  }

  get sent(): number {
    return this.loads.reduce((sum, load) => sum + load.sent, 0);
  }

  async stop(): Promise<ClientFigures> {
    const [download, ...loads] = await Promise.all([
      this.download.stop(),
      ...this.loads.map((load) => load.stop()),
    ]);
    const all = [...loads, download];
    return {
      sent: all.reduce((sum, { sent }) => sum + sent, 0),
      failed: all.reduce((sum, { failed }) => sum + failed, 0),
      failures: all.flatMap(({ failures }) => failures).slice(0, 8),
      gap: loads[0]?.longestSilence ?? Infinity,
    };
  }
}
