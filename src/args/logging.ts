import type * as pulumi from "@pulumi/pulumi";

/** The syslog format of a log message. */
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

/** The framing of messages on a TCP connection. */
export const LogProto = { legacy: "legacy", octetCount: "octet-count" } as const;
export type LogProto = (typeof LogProto)[keyof typeof LogProto];

/**
 * A destination of logs.
 *
 * @see HAProxy configuration manual, section 4.2 "log"
 */
export interface LogArgs {
  /**
   * The destination. A socket's path such as `/dev/log` (rsyslog or journald). The address and port of a
   * syslog server: `10.0.0.5:514` (UDP) or `tcp@10.0.0.5:6514` (TCP, needs HAProxy 2.4). A ring of `rings`:
   * `ring@name`. Or `stdout`, `stderr` or `fd@3`. The port is 514 by default.
   */
  address: pulumi.Input<string>;
  /** The syslog facility. @default "local0" */
  facility?: pulumi.Input<string>;
  /** The least severe level to log. @default all */
  level?: pulumi.Input<string>;
  /** The most severe level to send. More severe messages are sent with this level. @default none */
  minLevel?: pulumi.Input<string>;
  /**
   * Maximum length of a message in bytes, 80 to 65535. Longer messages are truncated.
   *
   * @default 8192 when a frontend logs JSON, else HAProxy's 1024
   */
  len?: pulumi.Input<number>;
  /** The syslog format of messages. @default "local": rfc3164 without the host name */
  format?: pulumi.Input<LogMessageFormat>;
  /**
   * Sends only some of the messages: `1:10` the first of each ten, `2-3,8:10` the second, third and eighth.
   *
   * @default all
   */
  sample?: pulumi.Input<string>;
}

/**
 * Logs of one frontend or backend; in `defaults`, of all.
 *
 * @see HAProxy configuration manual, section 4.2 "log"
 */
export interface ProxyLogArgs {
  /**
   * Sends logs to `global.logs`. With false, only `logs` of the same section apply.
   *
   * @default true in `defaults`
   */
  logGlobal?: pulumi.Input<boolean>;
  /**
   * Destinations of logs, in addition to those of `logGlobal` and `defaults`.
   *
   * @default none
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
 * The log format of one frontend; in `defaults`, of all. Set at most one of `httplog`, `httplogClf`,
 * `httpslog`, `tcplog`, `logFormat` and `logFormatJson`.
 *
 * @see HAProxy configuration manual, section 8 "Logging"
 */
export interface FrontendLogArgs extends ProxyLogArgs {
  /**
   * Logs requests in HAProxy's HTTP log format. http mode only.
   *
   * @default true in http mode unless another format is set
   */
  httplog?: pulumi.Input<boolean>;
  /** Logs requests in the Common Log Format, followed by HAProxy's fields. http mode only. @default false */
  httplogClf?: pulumi.Input<boolean>;
  /**
   * Logs requests in the HTTP log format with the TLS version, cipher and errors. Needs HAProxy 2.5. http
   * mode only.
   *
   * @default false
   */
  httpslog?: pulumi.Input<boolean>;
  /**
   * Logs connections in HAProxy's TCP log format.
   *
   * @default true in tcp mode unless another format is set
   */
  tcplog?: pulumi.Input<boolean>;
  /**
   * A custom log format, such as `%ci %ST %{+Q}r %[ssl_fc_sni]`.
   *
   * @default none
   * @see HAProxy configuration manual, section 8.2.6 "Custom log format"
   */
  logFormat?: pulumi.Input<string>;
  /**
   * Logs each request, or each connection in tcp mode, as one JSON object. It has the time, client, frontend,
   * backend, server, bytes, times and termination state. In http mode it also has the method, URI, version,
   * status and the request's Host, User-Agent and Referer. The line is valid JSON whatever clients send. From
   * `haproxyVersion` 2.5 on, failed handshakes are logged this way too.
   *
   * @default false
   */
  logFormatJson?: pulumi.Input<boolean>;
  /** Fields that `logFormatJson` adds or overrides. @default none */
  logFields?: pulumi.Input<pulumi.Input<LogFieldArgs>[]>;
  /** The structured data of RFC 5424 messages, as a log format. @default none */
  logFormatSd?: pulumi.Input<string>;
  /**
   * The log format of connections that fail before any data is sent. Needs HAProxy 2.5.
   *
   * @default HAProxy's own
   */
  errorLogFormat?: pulumi.Input<string>;
  /**
   * Gives each request an id: `%ID` in log formats. In http mode, servers receive it in X-Request-ID, which
   * replaces the client's. `uniqueIdFormat` and `uniqueIdHeader` override this.
   *
   * @default false
   */
  uniqueId?: pulumi.Input<boolean>;
  /** The log format that makes ids. @default "%[uuid()]" with `uniqueId` */
  uniqueIdFormat?: pulumi.Input<string>;
  /**
   * The header that carries a request's id to the server. http mode only.
   *
   * @default "X-Request-ID" with `uniqueId`
   */
  uniqueIdHeader?: pulumi.Input<string>;
  /**
   * Omits connections that were closed without any data from the log.
   *
   * @default true in `defaults`
   */
  dontlognull?: pulumi.Input<boolean>;
  /** Logs only failures: errors, timeouts, retries, redispatches and statuses of 5xx. @default false */
  dontlogNormal?: pulumi.Input<boolean>;
  /** Logs a request when its response begins, not when it ends. @default false */
  logasap?: pulumi.Input<boolean>;
  /** Logs possible errors with level err. @default false */
  logSeparateErrors?: pulumi.Input<boolean>;
}

/**
 * A field that `logFormatJson` adds or overrides. Set exactly one of `expression`, `requestHeader` and
 * `responseHeader`. The value is escaped, so the line stays valid JSON; a missing value is logged as `-`.
 */
export interface LogFieldArgs {
  /** The name in the JSON object: letters, digits and `_`. */
  name: pulumi.Input<string>;
  /**
   * A sample expression that is available when the line is written, such as `ssl_fc_cipher` or
   * `var(txn.tenant)`.
   */
  expression?: pulumi.Input<string>;
  /** A request header to capture. http mode only. */
  requestHeader?: pulumi.Input<string>;
  /** A response header to capture. http mode only. */
  responseHeader?: pulumi.Input<string>;
  /** The number of bytes of the header to capture. @default 256 */
  len?: pulumi.Input<number>;
}

/** A header or cookie captured for logs (`%hr`, `%hs`, `capture.req.hdr(0)`). */
export interface CaptureArgs {
  /** The name of the header or cookie. */
  name: pulumi.Input<string>;
  /** The number of bytes to keep. */
  len: pulumi.Input<number>;
}

/** A slot in which rules capture a value. */
export interface DeclareCaptureArgs {
  /** The message that the slot captures from. */
  type: pulumi.Input<CaptureType>;
  /** The number of bytes to keep. */
  len: pulumi.Input<number>;
}

/** The message that a capture is taken from. */
export const CaptureType = { request: "request", response: "response" } as const;
export type CaptureType = (typeof CaptureType)[keyof typeof CaptureType];

/**
 * A buffer for logs, read by `show events` on the stats socket, and the servers that receive them over TCP.
 *
 * @see HAProxy configuration manual, section 3 "Rings"
 */
export interface RingArgs {
  /** The name, for `ring@name` in `logs`. */
  name: pulumi.Input<string>;
  /** The buffer's name in `show events`. @default its name */
  description?: pulumi.Input<string>;
  /** The syslog format of messages. @default "raw" */
  format?: pulumi.Input<LogMessageFormat>;
  /** Maximum length of a message, in bytes. @default HAProxy's 1024 */
  maxlen?: pulumi.Input<number>;
  /** The size of the buffer, in bytes. @default HAProxy's 16384 */
  size?: pulumi.Input<number>;
  /** Timeouts towards the servers. */
  timeouts?: pulumi.Input<RingTimeoutsArgs>;
  /** The servers that receive all messages over TCP. @default none */
  servers?: pulumi.Input<pulumi.Input<RingServerArgs>[]>;
}

/** Timeouts of a ring towards its servers. */
export interface RingTimeoutsArgs {
  /** Maximum time to connect to the server. @default "5s" */
  connect?: pulumi.Input<string>;
  /** Maximum time for which the server accepts no data. @default "10s" */
  server?: pulumi.Input<string>;
}

/** A syslog server reached over TCP. */
export interface RingServerArgs {
  /** The name. */
  name: pulumi.Input<string>;
  /** The IP address or host name. */
  address: pulumi.Input<string>;
  /** The port. */
  port: pulumi.Input<number>;
  /**
   * The framing of messages: newlines ("legacy"), or a length before each ("octet-count").
   *
   * @default "legacy"
   */
  logProto?: pulumi.Input<LogProto>;
  /** Uses TLS. @default false */
  ssl?: pulumi.Input<boolean>;
  /**
   * The certificate authority that verifies the server's certificate: one of `certificateAuthorities`, or
   * `@system-ca`. TLS only.
   *
   * @default "@system-ca"
   */
  certificateAuthority?: pulumi.Input<string>;
  /** The host name that the certificate must be for. TLS only. @default any */
  verifyhost?: pulumi.Input<string>;
}
