import type * as pulumi from "@pulumi/pulumi";
import type { ResponseOptionsArgs } from "./responses";
import type { EmailAlertArgs } from "./mailers";

/** The handling of connections after a request and its response. */
export const HttpConnectionMode = {
  /** Keeps both connections for further requests. */
  httpKeepAlive: "http-keep-alive",
  /** Closes the server's connection and keeps the client's. */
  httpServerClose: "http-server-close",
  /** Closes both connections. */
  httpclose: "httpclose",
} as const;
export type HttpConnectionMode = (typeof HttpConnectionMode)[keyof typeof HttpConnectionMode];

/** Options common to frontends and backends. `defaults` sets them for all. */
export interface ProxyOptionsArgs extends ResponseOptionsArgs {
  /**
   * The handling of connections after a request and its response. http mode only.
   *
   * @default "http-keep-alive"
   */
  httpConnectionMode?: pulumi.Input<HttpConnectionMode>;
  /**
   * Adds a header with the client's address to requests. Prefer a frontend's `forwardedHeaders`, which does
   * not trust addresses that clients send. http mode only.
   *
   * @default none
   * @see HAProxy configuration manual, section 4.2 "option forwardfor"
   */
  forwardfor?: pulumi.Input<ForwardforArgs>;
  /**
   * Adds a header with the address that the client connected to. http mode only.
   *
   * @default none
   * @see HAProxy configuration manual, section 4.2 "option originalto"
   */
  originalto?: pulumi.Input<OriginaltoArgs>;
  /** Enables TCP keep-alive probes on idle connections of both sides. @default false */
  tcpka?: pulumi.Input<boolean>;
  /**
   * Receives a request's body, up to a buffer's size, before processing the request. http mode only.
   *
   * @default false
   */
  httpBufferRequest?: pulumi.Input<boolean>;
  /**
   * Sends data at once instead of in full packets, for interactive protocols. http mode only.
   *
   * @default false
   */
  httpNoDelay?: pulumi.Input<boolean>;
  /** Gives each direction its own inactivity timeout. @default false */
  independentStreams?: pulumi.Input<boolean>;
  /** Drops closed connections at once, with any undelivered data. @default false */
  nolinger?: pulumi.Input<boolean>;
  /** Lets the kernel forward data directly (splicing) when it seems worthwhile. @default false */
  spliceAuto?: pulumi.Input<boolean>;
  /** Lets the kernel forward data from clients to servers directly (splicing). @default false */
  spliceRequest?: pulumi.Input<boolean>;
  /** Lets the kernel forward data from servers to clients directly (splicing). @default false */
  spliceResponse?: pulumi.Input<boolean>;
  /**
   * Sends mail when a server goes down or comes up. See `mailers`.
   *
   * @default none
   */
  emailAlert?: pulumi.Input<EmailAlertArgs>;
}

/** The header that carries the client's address to servers. */
export interface ForwardforArgs {
  /** The address or network of clients to exclude: proxies that add the header themselves. @default none */
  except?: pulumi.Input<string>;
  /** The header's name. @default "X-Forwarded-For" */
  header?: pulumi.Input<string>;
  /** Adds the header only to requests without it. For trusted clients only. @default false */
  ifNone?: pulumi.Input<boolean>;
}

/** The header that carries the address that the client connected to. */
export interface OriginaltoArgs {
  /** The destination address or network to exclude. @default none */
  except?: pulumi.Input<string>;
  /** The header's name. @default "X-Original-To" */
  header?: pulumi.Input<string>;
}
