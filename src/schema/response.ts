import { z } from "zod";
import { CompressionAlgorithm } from "../args";
import { listOf, object } from "../values/objects";
import { replyFields } from "./reply";
import { headerName, integer, matching, name, token } from "../values";

const mediaTypeStart = matching(
  "is not a media type such as text/html, or the beginning of one, such as text/",
  /^[A-Za-z0-9!#$&^_.+-]+\/[A-Za-z0-9!#$&^_.+-]*$/,
);

const origin = matching(
  "is not an origin: *, https://www.example.com or https://*.example.com, with a port unless it is the default",
  /^(?:\*|https?:\/\/(?:\*\.)?[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::\d{1,5})?)$/,
);

const status = integer(200, 599);
const yearsInSeconds = integer(0, 10 * 365 * 86_400);
const errorFile = object({ status, file: name });

export const responseOptions = {
  compression: object({
    algorithms: listOf(z.enum(CompressionAlgorithm), 1).default(["gzip"]),
    types: listOf(mediaTypeStart).default([
      "text/",
      "application/json",
      "application/javascript",
      "application/xml",
      "application/manifest+json",
      "image/svg+xml",
    ]),
  }).optional(),
  importedErrorFiles: listOf(object({ httpErrors: name, statuses: listOf(status).default([]) })).default([]),
  errorFiles: listOf(errorFile).default([]),
  errorReplies: listOf(object({ status, ...replyFields })).default([]),
};

export const httpErrors = object({ name, errorFiles: listOf(errorFile, 1) });

export const cors = object({
  allowOrigins: listOf(origin, 1),
  allowMethods: listOf(token).default(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]),
  allowHeaders: listOf(headerName).default(["Content-Type", "Authorization"]),
  allowCredentials: z.boolean().default(false),
  exposeHeaders: listOf(headerName).default([]),
  maxAge: yearsInSeconds.default(3600),
});

export const hsts = object({
  maxAge: yearsInSeconds.default(63_072_000),
  includeSubDomains: z.boolean().default(false),
  preload: z.boolean().default(false),
});

export const cache = object({
  name: name.refine((value) => value.length <= 32, { error: "is longer than 32 characters" }),
  totalMaxSize: integer(1, 4095),
  maxObjectSize: integer(1, 2 ** 31).optional(),
  maxAge: integer(1, 2 ** 31 - 1).optional(),
  processVary: z.boolean().optional(),
  maxSecondaryEntries: integer(1, 65535).optional(),
});
