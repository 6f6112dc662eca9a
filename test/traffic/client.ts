import { request as plainRequest, type IncomingHttpHeaders, type RequestOptions } from "node:http";
import { request as tlsRequest } from "node:https";
import { TLSSocket } from "node:tls";
import type { Answer } from "./webServer";

/** A response, with the certificate that the client was shown where there was TLS. */
export interface Response {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
  certificateSubject?: string | string[];
}

/** How a request differs from a plain GET of /. */
export interface Request extends Omit<RequestOptions, "host" | "headers"> {
  port: number;
  headers?: Record<string, string>;
  /** The Host header. */
  host?: string;
  body?: string;
  /** Given for TLS: the name asked for by SNI, and the client's certificate. */
  tls?: { servername: string; cert?: string; key?: string };
}

/** Sends one request on a connection of its own. */
export function send({ host = "localhost", body, tls, headers, ...options }: Request): Promise<Response> {
  return new Promise((resolve, reject) => {
    const common = { ...options, host: "127.0.0.1", agent: false, headers: { Host: host, ...headers } };
    const request =
      tls === undefined ? plainRequest(common) : tlsRequest({ ...common, ...tls, rejectUnauthorized: false });
    request.on("error", reject);
    request.on("response", (response) => {
      const certificateSubject =
        response.socket instanceof TLSSocket ? response.socket.getPeerCertificate().subject.CN : undefined;
      let received = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => (received += chunk));
      response.on("error", reject);
      response.on("end", () => {
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: received,
          certificateSubject,
        });
      });
    });
    request.end(body);
  });
}

/** Sends one request and returns what the web server says. */
export async function ask(request: Request): Promise<Answer> {
  const { status, body } = await send(request);
  if (status !== 200) {
    throw new Error(`status ${status}: ${body}`);
  }
  return JSON.parse(body) as Answer;
}

/** What web servers say to these requests, which are sent one after the other. */
export async function answers(requests: readonly Request[]): Promise<Answer[]> {
  const received: Answer[] = [];
  for (const request of requests) {
    received.push(await ask(request));
  }
  return received;
}

/** How often each web server answers these requests. */
export async function countAnswers(requests: readonly Request[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { server } of await answers(requests)) {
    counts[server] = (counts[server] ?? 0) + 1;
  }
  return counts;
}

/** The statuses of the responses to these requests, which are sent one after the other. */
export async function statuses(requests: readonly Request[]): Promise<number[]> {
  const received: number[] = [];
  for (const request of requests) received.push((await send(request)).status);
  return received;
}

/** The same request, so many times. */
export const times = (count: number, request: Request): Request[] =>
  Array.from({ length: count }, () => request);

/** Waits until something is so. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 4000;
  while (!(await condition())) {
    if (Date.now() > deadline) {
      throw new Error(`did not happen within 4 s: ${condition.toString()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
