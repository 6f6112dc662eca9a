import { haproxyRelease } from "./haproxyRelease";

/** A response to a request over HTTP/3. */
export interface Http3Response {
  /** "3" for HTTP/3. */
  httpVersion: string;
  status: number;
  /** By their names in lower case. */
  headers: Record<string, string>;
  body: string;
}

/**
 * Gets a URL from this machine over HTTP/3 and nothing else, whatever name the URL has; every certificate will do.
 * More arguments of curl's may say more about the request.
 */
export async function http3Get(url: string, ...args: string[]): Promise<Http3Response> {
  const { hostname, port } = new URL(url);
  const request = ["--silent", "--show-error", "--insecure", "--include", "--max-time", "10", "--http3-only"];
  const here = ["--resolve", `${hostname}:${port}:127.0.0.1`];
  // Newer curls cut a ClientHello with keys of post-quantum size into shuffled pieces, of which haproxy 3.0.11 takes
  // 2 of 8; this one sends its pieces in order.
  const debian = await haproxyRelease("trixie");
  const { stdout, stderr, exitCode } = await debian.result("curl", [...request, ...here, ...args, url]);
  if (exitCode !== 0) {
    throw new Error(`curl ${url}: exit ${exitCode}: ${stderr}`);
  }
  const [head = "", ...body] = stdout.split("\r\n\r\n");
  const [statusLine = "", ...headers] = head.split("\r\n");
  const [, httpVersion = "", status] = /^HTTP\/(\S+) (\d+)/.exec(statusLine) ?? [];
  return {
    httpVersion,
    status: Number(status),
    headers: Object.fromEntries(headers.map((line) => line.split(/: (.*)/, 2) as [string, string])),
    body: body.join("\r\n\r\n"),
  };
}
