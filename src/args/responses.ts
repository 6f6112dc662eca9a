import type * as pulumi from "@pulumi/pulumi";
import type { ReplyFieldsArgs } from "./ruleFields";

/** How responses are compressed. */
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
  /** The algorithms, the preferred one first. @default gzip */
  algorithms?: pulumi.Input<pulumi.Input<CompressionAlgorithm>[]>;
  /** The media types that are compressed; `text/` for all of a kind. @default text, JSON, JavaScript, XML and SVG */
  types?: pulumi.Input<pulumi.Input<string>[]>;
}

/**
 * A complete response for a status that haproxy itself answers with.
 *
 * @see HAProxy configuration manual, section 4.2 "errorfile"
 */
export interface ErrorFileArgs {
  /** The status: 200, 400, 401, 403, 404, 405, 407, 408, 410, 413, 425, 429, 500, 501, 502, 503 or 504. */
  status: pulumi.Input<number>;
  /** The name of one of `files`, with status line, headers, an empty line and the body. */
  file: pulumi.Input<string>;
}

/**
 * Complete responses that are taken over from one of `httpErrors`.
 *
 * @see HAProxy configuration manual, section 4.2 "errorfiles"
 */
export interface ImportedErrorFilesArgs {
  /** The name of one of `httpErrors`. */
  httpErrors: pulumi.Input<string>;
  /** The statuses that are taken over. @default all that it has */
  statuses?: pulumi.Input<pulumi.Input<number>[]>;
}

/**
 * A response for a status that haproxy itself answers with: its media type and body are enough.
 *
 * @see HAProxy configuration manual, section 4.2 "http-error"
 */
export interface ErrorReplyArgs extends ReplyFieldsArgs {
  /** The status: 200, 400, 401, 403, 404, 405, 407, 408, 410, 413, 425, 429, 500, 501, 502, 503 or 504. */
  status: pulumi.Input<number>;
}

/**
 * Complete responses that frontends, backends and rules can refer to by one name.
 *
 * @see HAProxy configuration manual, section 3.8 "HTTP-errors"
 */
export interface HttpErrorsArgs {
  /** The name that others refer to. */
  name: pulumi.Input<string>;
  /** The responses. */
  errorFiles: pulumi.Input<pulumi.Input<ErrorFileArgs>[]>;
}

/** How responses of frontends and backends are made, which `defaults` can give for all of them. */
export interface ResponseOptionsArgs {
  /**
   * Compresses responses for clients that accept it: `{}` is enough. http mode only.
   *
   * @default those of `defaults`, and there none
   */
  compression?: pulumi.Input<CompressionArgs>;
  /**
   * Error pages taken over from `httpErrors`. http mode only.
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
   * Error pages by media type and body. http mode only.
   *
   * @default none: haproxy's own
   */
  errorReplies?: pulumi.Input<pulumi.Input<ErrorReplyArgs>[]>;
}

/**
 * Lets pages of other origins use this site from scripts: preflight requests are answered here, and responses carry the
 * headers; what the servers say themselves is replaced. Where a frontend has it, that of its backends has no effect.
 */
export interface CorsArgs {
  /** The origins: `https://www.example.com`, `https://*.example.com` for every name below, or `*` alone for all. */
  allowOrigins: pulumi.Input<pulumi.Input<string>[]>;
  /** The methods that scripts may use. @default GET, HEAD, POST, PUT, PATCH and DELETE */
  allowMethods?: pulumi.Input<pulumi.Input<string>[]>;
  /** The request headers that scripts may set. @default Content-Type and Authorization */
  allowHeaders?: pulumi.Input<pulumi.Input<string>[]>;
  /** Whether requests may carry cookies and passwords. Not with `*`. @default false */
  allowCredentials?: pulumi.Input<boolean>;
  /** The response headers that scripts may read, besides the simple ones. @default none */
  exposeHeaders?: pulumi.Input<pulumi.Input<string>[]>;
  /** For how many seconds browsers may remember the answer. @default 3600 */
  maxAge?: pulumi.Input<number>;
}

/** Tells browsers, in responses over TLS, to use https only. */
export interface HstsArgs {
  /** For how many seconds. @default 63072000, which is two years */
  maxAge?: pulumi.Input<number>;
  /** Whether it is for all names below, too. @default false */
  includeSubDomains?: pulumi.Input<boolean>;
  /** Whether browsers may have it built in. Needs `includeSubDomains` and a `maxAge` of a year. @default false */
  preload?: pulumi.Input<boolean>;
}

/**
 * A cache for small responses, in memory.
 *
 * @see HAProxy configuration manual, section 6 "Cache"
 */
export interface CacheArgs {
  /** The name that `cache` fields refer to, at most 32 characters. */
  name: pulumi.Input<string>;
  /** The memory that it takes, in megabytes, up to 4095. */
  totalMaxSize: pulumi.Input<number>;
  /** The largest response, in bytes, up to half of the whole. @default a 256th of `totalMaxSize` */
  maxObjectSize?: pulumi.Input<number>;
  /** For how many seconds a response is kept at most. @default 60 */
  maxAge?: pulumi.Input<number>;
  /** Whether responses with a Vary header are kept. @default HAProxy's own: off */
  processVary?: pulumi.Input<boolean>;
  /** How many variants of a response are kept, with `processVary`. @default 10 */
  maxSecondaryEntries?: pulumi.Input<number>;
}
