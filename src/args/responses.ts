import type * as pulumi from "@pulumi/pulumi";
import type { ReplyFieldsArgs } from "./ruleFields";

/** A compression algorithm. */
export const CompressionAlgorithm = {
  gzip: "gzip",
  deflate: "deflate",
  rawDeflate: "raw-deflate",
  identity: "identity",
} as const;
export type CompressionAlgorithm = (typeof CompressionAlgorithm)[keyof typeof CompressionAlgorithm];

/**
 * Compression of responses for clients that accept it.
 *
 * @see HAProxy configuration manual, section 4.2 "compression algo"
 */
export interface CompressionArgs {
  /** The algorithms, in order of preference. @default gzip */
  algorithms?: pulumi.Input<pulumi.Input<CompressionAlgorithm>[]>;
  /** The media types to compress; `text/` for all text types. @default text, JSON, JavaScript, XML and SVG */
  types?: pulumi.Input<pulumi.Input<string>[]>;
}

/**
 * A complete response for a status that haproxy itself returns.
 *
 * @see HAProxy configuration manual, section 4.2 "errorfile"
 */
export interface ErrorFileArgs {
  /** The status: 200, 400, 401, 403, 404, 405, 407, 408, 410, 413, 425, 429, 500, 501, 502, 503 or 504. */
  status: pulumi.Input<number>;
  /** The name of one of `files`. It holds the status line, headers, an empty line and the body. */
  file: pulumi.Input<string>;
}

/**
 * Complete responses imported from one of `httpErrors`.
 *
 * @see HAProxy configuration manual, section 4.2 "errorfiles"
 */
export interface ImportedErrorFilesArgs {
  /** The name of one of `httpErrors`. */
  httpErrors: pulumi.Input<string>;
  /** The statuses to import. @default all of its statuses */
  statuses?: pulumi.Input<pulumi.Input<number>[]>;
}

/**
 * A response for a status that haproxy itself returns. Its media type and body are enough.
 *
 * @see HAProxy configuration manual, section 4.2 "http-error"
 */
export interface ErrorReplyArgs extends ReplyFieldsArgs {
  /** The status: 200, 400, 401, 403, 404, 405, 407, 408, 410, 413, 425, 429, 500, 501, 502, 503 or 504. */
  status: pulumi.Input<number>;
}

/**
 * A named group of complete responses for frontends, backends and rules.
 *
 * @see HAProxy configuration manual, section 3.8 "HTTP-errors"
 */
export interface HttpErrorsArgs {
  /** The name that other inputs refer to. */
  name: pulumi.Input<string>;
  /** The responses. */
  errorFiles: pulumi.Input<pulumi.Input<ErrorFileArgs>[]>;
}

/** Compression and error pages. `defaults` sets them for all frontends and backends. */
export interface ResponseOptionsArgs {
  /**
   * Compresses responses for clients that accept it: `{}` is enough. http mode only.
   *
   * @default that of `defaults`; without it, none
   */
  compression?: pulumi.Input<CompressionArgs>;
  /**
   * Error pages imported from `httpErrors`. http mode only.
   *
   * @default none
   */
  importedErrorFiles?: pulumi.Input<pulumi.Input<ImportedErrorFilesArgs>[]>;
  /**
   * Error pages as complete responses. http mode only.
   *
   * @default none
   */
  errorFiles?: pulumi.Input<pulumi.Input<ErrorFileArgs>[]>;
  /**
   * Error pages with a media type and body. http mode only.
   *
   * @default none: haproxy's own
   */
  errorReplies?: pulumi.Input<pulumi.Input<ErrorReplyArgs>[]>;
}

/**
 * Lets scripts of other origins use this site. haproxy answers preflight requests and sets the response
 * headers, replacing those of servers. A frontend's `cors` overrides that of its backends.
 */
export interface CorsArgs {
  /**
   * The origins: `https://www.example.com`, `https://*.example.com` for all subdomains, or `*` alone for all
   * origins.
   */
  allowOrigins: pulumi.Input<pulumi.Input<string>[]>;
  /** The methods that scripts may use. @default GET, HEAD, POST, PUT, PATCH and DELETE */
  allowMethods?: pulumi.Input<pulumi.Input<string>[]>;
  /** The request headers that scripts may set. @default Content-Type and Authorization */
  allowHeaders?: pulumi.Input<pulumi.Input<string>[]>;
  /** Lets requests carry cookies and passwords. Cannot be combined with `*`. @default false */
  allowCredentials?: pulumi.Input<boolean>;
  /** The response headers that scripts may read, in addition to the simple ones. @default none */
  exposeHeaders?: pulumi.Input<pulumi.Input<string>[]>;
  /** Seconds for which browsers may cache the preflight response. @default 3600 */
  maxAge?: pulumi.Input<number>;
}

/** Makes browsers use https only, by a header in responses over TLS. */
export interface HstsArgs {
  /** Seconds for which browsers use https only. @default 63072000: two years */
  maxAge?: pulumi.Input<number>;
  /** Applies to all subdomains too. @default false */
  includeSubDomains?: pulumi.Input<boolean>;
  /**
   * Allows browsers to preload the site as https only. Needs `includeSubDomains` and a `maxAge` of a year.
   *
   * @default false
   */
  preload?: pulumi.Input<boolean>;
}

/**
 * A cache in memory for small responses.
 *
 * @see HAProxy configuration manual, section 6 "Cache"
 */
export interface CacheArgs {
  /** The name that `cache` fields refer to: at most 32 characters. */
  name: pulumi.Input<string>;
  /** The size of the cache in megabytes, up to 4095. */
  totalMaxSize: pulumi.Input<number>;
  /** Maximum size of a response in bytes, up to half of the cache. @default a 256th of `totalMaxSize` */
  maxObjectSize?: pulumi.Input<number>;
  /** Maximum number of seconds for which a response is cached. @default 60 */
  maxAge?: pulumi.Input<number>;
  /** Caches responses with a Vary header. Needs HAProxy 2.4. @default HAProxy's own: off */
  processVary?: pulumi.Input<boolean>;
  /** Maximum number of variants of a response, with `processVary`. Needs HAProxy 2.4. @default 10 */
  maxSecondaryEntries?: pulumi.Input<number>;
}
