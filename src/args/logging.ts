import type * as pulumi from "@pulumi/pulumi";

/** How a log message is laid out around its text. */
export const LogMessageFormat = {
  local: "local",
  rfc3164: "rfc3164",
  rfc5424: "rfc5424",
  priority: "priority",
  short: "short",
  timed: "timed",
  iso: "iso",
  raw: "raw",
} as const;
export type LogMessageFormat = (typeof LogMessageFormat)[keyof typeof LogMessageFormat];

/** How messages on one TCP connection are told apart. */
export const LogProto = { legacy: "legacy", octetCount: "octet-count" } as const;
export type LogProto = (typeof LogProto)[keyof typeof LogProto];

/**
 * Where logs go.
 *
 * @see HAProxy configuration manual, section 4.2 "log"
 */
export interface LogArgs {
  /**
   * Where to: a socket's path such as `/dev/log` (rsyslog or journald), the address and port of a syslog server as
   * `10.0.0.5:514` (UDP) or `tcp@10.0.0.5:6514` (TCP, needs HAProxy 2.4), a ring of `rings` as `ring@name`, or
   * `stdout`, `stderr` or `fd@3`. Without a port, it is 514.
   */
  address: pulumi.Input<string>;
  /** The syslog facility. @default "local0" */
  facility?: pulumi.Input<string>;
  /** The least severe level that is logged. @default all */
  level?: pulumi.Input<string>;
  /** The most severe level that messages are sent with: more severe ones are sent as this. @default none */
  minLevel?: pulumi.Input<string>;
  /**
   * How many bytes a message may have, 80 to 65535; what is longer is cut.
   *
   * @default 8192 where a frontend logs JSON, else HAProxy's 1024
   */
  len?: pulumi.Input<number>;
  /** How a message is laid out around its text. @default "local", as rfc3164 without the host's name */
  format?: pulumi.Input<LogMessageFormat>;
  /** Sends a part of the messages only: `1:10` the first of each ten, `2-3,8:10` the second, third and eighth. @default all */
  sample?: pulumi.Input<string>;
}

/**
 * Logs of one frontend or backend, or of all by `defaults`.
 *
 * @see HAProxy configuration manual, section 4.2 "log"
 */
export interface ProxyLogArgs {
  /**
   * Whether the logs go where `global.logs` says. With false, nothing is logged but what `logs` of the same section says.
   *
   * @default true in `defaults`
   */
  logGlobal?: pulumi.Input<boolean>;
  /**
   * Where logs go, besides where `logGlobal` and `defaults` send them.
   *
   * @default nowhere else
   */
  logs?: pulumi.Input<pulumi.Input<LogArgs>[]>;
  /**
   * The program's name in syslog messages.
   *
   * @default `global.logTag`
   */
  logTag?: pulumi.Input<string>;
}

/**
 * What is logged of the connections and requests of one frontend, or of all by `defaults`. At most one of `httplog`,
 * `httplogClf`, `httpslog`, `tcplog`, `logFormat` and `logFormatJson`.
 *
 * @see HAProxy configuration manual, section 8 "Logging"
 */
export interface FrontendLogArgs extends ProxyLogArgs {
  /**
   * Whether requests are logged in HAProxy's HTTP log format.
   *
   * @default true in http mode where no other format is given
   */
  httplog?: pulumi.Input<boolean>;
  /** Whether requests are logged in the Common Log Format, with HAProxy's fields after it. @default false */
  httplogClf?: pulumi.Input<boolean>;
  /** Whether requests are logged in the HTTP log format with the TLS version, cipher and errors. Needs HAProxy 2.5. @default false */
  httpslog?: pulumi.Input<boolean>;
  /**
   * Whether connections are logged in HAProxy's TCP log format.
   *
   * @default true in tcp mode where no other format is given
   */
  tcplog?: pulumi.Input<boolean>;
  /**
   * A log format of your own, such as `%ci %ST %{+Q}r %[ssl_fc_sni]`.
   *
   * @default none
   * @see HAProxy configuration manual, section 8.2.6 "Custom log format"
   */
  logFormat?: pulumi.Input<string>;
  /**
   * Whether each request, or in tcp mode each connection, is logged as one JSON object: time, client, frontend, backend,
   * server, bytes, times and how it ended; in http mode also method, URI, version, status and the request's Host,
   * User-Agent and Referer. It is JSON whatever clients send. From `haproxyVersion` 2.5 on, failed handshakes are too.
   *
   * @default false
   */
  logFormatJson?: pulumi.Input<boolean>;
  /** Fields that `logFormatJson` has too, or with another value. @default none */
  logFields?: pulumi.Input<pulumi.Input<LogFieldArgs>[]>;
  /** What structured data RFC 5424 messages have, in the form of a log format. @default none */
  logFormatSd?: pulumi.Input<string>;
  /** The format of connections that failed before anything was sent. Needs HAProxy 2.5. @default HAProxy's own */
  errorLogFormat?: pulumi.Input<string>;
  /**
   * Gives each request an id: `%ID` in log formats and, in http mode, the header X-Request-ID to the server, in place of
   * the client's. `uniqueIdFormat` and `uniqueIdHeader` say otherwise.
   *
   * @default false
   */
  uniqueId?: pulumi.Input<boolean>;
  /** What ids are made from, in the form of a log format. @default "%[uuid()]" with `uniqueId` */
  uniqueIdFormat?: pulumi.Input<string>;
  /** The header that tells the server a request's id. http mode only. @default "X-Request-ID" with `uniqueId` */
  uniqueIdHeader?: pulumi.Input<string>;
  /**
   * Whether connections that were closed without any data are left out of the log.
   *
   * @default true in `defaults`
   */
  dontlognull?: pulumi.Input<boolean>;
  /** Whether only what went wrong is logged: errors, timeouts, retries and redispatches, statuses of 5xx. @default false */
  dontlogNormal?: pulumi.Input<boolean>;
  /** Whether a request is logged when its response begins, not when it ends. @default false */
  logasap?: pulumi.Input<boolean>;
  /** Whether what may be an error is logged with level err. @default false */
  logSeparateErrors?: pulumi.Input<boolean>;
}

/**
 * A field that `logFormatJson` adds to a line, or gives another value: exactly one of `expression`, `requestHeader` and
 * `responseHeader`. The value is escaped so that the line stays JSON, whatever it is; `-` where there is none.
 */
export interface LogFieldArgs {
  /** The name in the JSON object: letters, digits and `_`. */
  name: pulumi.Input<string>;
  /** A sample expression that has a value when the line is written, such as `ssl_fc_cipher` or `var(txn.tenant)`. */
  expression?: pulumi.Input<string>;
  /** A request header, which is captured. http mode only. */
  requestHeader?: pulumi.Input<string>;
  /** A response header, which is captured. http mode only. */
  responseHeader?: pulumi.Input<string>;
  /** How many bytes of the header are captured. @default 256 */
  len?: pulumi.Input<number>;
}

/** A header that is captured for logs (`%hr`, `%hs`, `capture.req.hdr(0)`). */
export interface CaptureArgs {
  /** The header's name. */
  name: pulumi.Input<string>;
  /** How many bytes of it are kept. */
  len: pulumi.Input<number>;
}

/** A slot of which rules say what is captured in it. */
export interface DeclareCaptureArgs {
  /** Whether it is for a request or a response. */
  type: pulumi.Input<CaptureType>;
  /** How many bytes are kept. */
  len: pulumi.Input<number>;
}

/** What a capture is made from. */
export const CaptureType = { request: "request", response: "response" } as const;
export type CaptureType = (typeof CaptureType)[keyof typeof CaptureType];

/**
 * Buffers for logs, read by `show events` on the stats socket, and the servers that they are sent to over TCP.
 *
 * @see HAProxy configuration manual, section 3 "Rings"
 */
export interface RingArgs {
  /** The name, for `ring@name` in `logs`. */
  name: pulumi.Input<string>;
  /** What `show events` calls it. @default its name */
  description?: pulumi.Input<string>;
  /** How a message is laid out around its text. @default "raw" */
  format?: pulumi.Input<LogMessageFormat>;
  /** How many bytes a message may have. @default HAProxy's 1024 */
  maxlen?: pulumi.Input<number>;
  /** The buffer's bytes. @default HAProxy's 16384 */
  size?: pulumi.Input<number>;
  /** How long to wait for the server. */
  timeouts?: pulumi.Input<RingTimeoutsArgs>;
  /** The servers that all messages are sent to over TCP. @default none */
  servers?: pulumi.Input<pulumi.Input<RingServerArgs>[]>;
}

/** How long a ring waits for its server. */
export interface RingTimeoutsArgs {
  /** A connection to the server. @default "5s" */
  connect?: pulumi.Input<string>;
  /** Data that the server does not take. @default "10s" */
  server?: pulumi.Input<string>;
}

/** A syslog server that is spoken to over TCP. */
export interface RingServerArgs {
  /** The name. */
  name: pulumi.Input<string>;
  /** The IP address or host name. */
  address: pulumi.Input<string>;
  /** The port. */
  port: pulumi.Input<number>;
  /** How messages are told apart: by newlines, or by their length before each. @default "legacy" */
  logProto?: pulumi.Input<LogProto>;
  /** Whether TLS is spoken. @default false */
  ssl?: pulumi.Input<boolean>;
  /**
   * The certificate authority that the server's certificate is verified against: one of `certificateAuthorities`, or
   * `@system-ca`. TLS only.
   *
   * @default "@system-ca"
   */
  certificateAuthority?: pulumi.Input<string>;
  /** The host name that the certificate must be for. TLS only. @default any */
  verifyhost?: pulumi.Input<string>;
}
