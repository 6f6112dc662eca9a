import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";

/** What a web server of the tests answers: who it is and what it was asked. */
export interface Answer {
  server: string;
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
}

/** A real web server on 127.0.0.1 that answers its name and the request that it received. */
export class WebServer {
  /** What /healthz answers. */
  healthStatus = 200;
  private readonly held: ServerResponse[] = [];
  private readonly server: Server;

  private constructor(
    readonly name: string,
    tls?: { cert: string; key: string },
  ) {
    this.server = tls === undefined ? createServer() : createTlsServer(tls);
    this.server.on("request", (request, response: ServerResponse) => {
      const { url = "", method = "", headers } = request;
      if (url === "/healthz") {
        response.writeHead(this.healthStatus).end();
        return;
      }
      const answer: Answer = { server: this.name, method, url, headers };
      response.setHeader("Content-Type", "application/json");
      // A client can ask for a cookie, as a login would give it one.
      if (typeof headers["x-set-cookie"] === "string") {
        response.setHeader("Set-Cookie", headers["x-set-cookie"]);
      }
      // And for a status, or any header: `X-Answer-Cache-Control: private`.
      for (const [name, value] of Object.entries(headers)) {
        if (name === "x-answer-status") response.statusCode = Number(value);
        else if (name.startsWith("x-answer-"))
          response.setHeader(name.slice("x-answer-".length), String(value));
      }
      if (url.startsWith("/hold")) {
        response.flushHeaders();
        this.held.push(response);
      } else {
        response.end(JSON.stringify(answer));
      }
    });
  }

  static async start(name: string, tls?: { cert: string; key: string }): Promise<WebServer> {
    const started = new WebServer(name, tls);
    await new Promise<void>((resolve) => started.server.listen(0, "127.0.0.1", resolve));
    // A test that fails before it stops the server must not keep jest from ending.
    started.server.unref();
    return started;
  }

  static startAll(...names: string[]): Promise<WebServer[]> {
    return Promise.all(names.map((name) => WebServer.start(name)));
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** The number of requests to /hold that wait for their answer. */
  get holding(): number {
    return this.held.length;
  }

  /** Answers the requests to /hold. */
  release(): void {
    this.held.splice(0).forEach((response) => response.end(JSON.stringify({ server: this.name })));
  }

  async stop(): Promise<void> {
    this.release();
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
