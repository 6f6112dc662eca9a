import { Agent, request } from "undici";
import type { Client, LoadOptions } from "./load";

/** HTTP/1.1, by connections that are kept or by a new one for each request. */
export class Http1Client implements Client {
  private readonly agent: Agent;

  constructor(private readonly options: LoadOptions) {
    this.agent = new Agent({
      pipelining: options.keepAlive ? 1 : 0,
      // As many as are needed: requests that wait for one would time out in turn after a pause of any length.
      connections: options.keepAlive ? 512 : null,
      connect: {
        timeout: options.timeout ?? 2000,
        ...(options.ca !== undefined && { ca: options.ca, servername: options.host }),
      },
    });
  }

  async get(signal: AbortSignal): Promise<{ status: number; server: string }> {
    const { url, host, keepAlive } = this.options;
    const { statusCode, headers, body } = await request(url, {
      dispatcher: this.agent,
      signal,
      reset: !keepAlive,
      ...(host !== undefined && { headers: { host } }),
    });
    await body.dump();
    return { status: statusCode, server: String(headers["x-server"]) };
  }

  close(): Promise<void> {
    return this.agent.destroy();
  }
}
