import { once } from "node:events";
import { type ClientHttp2Session, connect, type IncomingHttpHeaders } from "node:http2";
import type { Client, LoadOptions } from "./load";

/** HTTP/2 as browsers speak it: all requests on one connection, a new one after GOAWAY. */
export class Http2Client implements Client {
  private session: ClientHttp2Session | undefined;
  /** With those that end after GOAWAY. */
  private readonly sessions = new Set<ClientHttp2Session>();
  private lastAnswer = 0;

  constructor(private readonly options: LoadOptions) {}

  async get(signal: AbortSignal): Promise<{ status: number; server: string }> {
    try {
      return await this.one(signal);
    } catch (error) {
      // A connection that answers nothing is given up, as browsers do.
      if (signal.aborted && performance.now() - this.lastAnswer > 1500) this.session?.destroy();
      // The server has not begun with it: to send it again is safe, and what browsers do.
      if (!isRefused(error)) throw error;
      return this.one(signal);
    }
  }

  private async one(signal: AbortSignal): Promise<{ status: number; server: string }> {
    const stream = this.open().request(
      { ":path": "/", ...(this.options.host !== undefined && { ":authority": this.options.host }) },
      { signal },
    );
    // It is also reported by whoever waits for it, but not once that one has given up.
    stream.on("error", () => undefined);
    const [headers] = (await once(stream, "response", { signal })) as [IncomingHttpHeaders];
    this.lastAnswer = performance.now();
    stream.resume();
    await once(stream, "end", { signal });
    return { status: Number(headers[":status"]), server: String(headers["x-server"]) };
  }

  private open(): ClientHttp2Session {
    if (this.session && !this.session.closed && !this.session.destroyed) return this.session;
    const { url, host, ca } = this.options;
    const session = connect(new URL(url).origin, { ca, servername: host });
    // Its streams fail with it.
    session.on("error", () => undefined);
    this.sessions.add(session);
    session.on("close", () => this.sessions.delete(session));
    this.session = session;
    return session;
  }

  close(): Promise<void> {
    for (const session of this.sessions) session.destroy();
    return Promise.resolve();
  }
}

function isRefused(error: unknown): boolean {
  const { code, message } = error as NodeJS.ErrnoException;
  return (
    code === "ERR_HTTP2_GOAWAY_SESSION" ||
    (code === "ERR_HTTP2_STREAM_ERROR" && message.includes("NGHTTP2_REFUSED_STREAM"))
  );
}
