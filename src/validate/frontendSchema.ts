import { z } from "zod";
import { AclMatch, ClientVerify, HttpRequestAction, ProxyMode, RedirectType } from "../args";
import { listOf, object } from "./objects";
import * as values from "./values";

const { duration, extraLine, headerName, integer, name, port, proxyName, text } = values;

const redirectCodes = [301, 302, 303, 307, 308];
const denyStatuses = [200, 400, 401, 403, 404, 405, 407, 408, 410, 413, 425, 429, 500, 502, 503, 504];

const oneOf = (codes: number[]) =>
  z.number().refine((value) => codes.includes(value), { error: `is not one of ${codes.join(", ")}` });

const bind = object({
  address: values.address.optional(),
  port,
  certificates: listOf(name).default([]),
  strictSni: z.boolean().default(false),
  alpn: listOf(values.alpn).optional(),
  verify: z.enum(ClientVerify).optional(),
  certificateAuthority: name.optional(),
  acceptProxy: z.boolean().default(false),
});

const acl = object({
  name,
  criterion: values.expression,
  match: z.enum(AclMatch).optional(),
  ignoreCase: z.boolean().default(false),
  values: listOf(text).default([]),
});

const useBackend = object({
  backend: name,
  host: values.routedHost.optional(),
  path: values.requestPath.optional(),
  condition: text.optional(),
});

const httpRequestRule = object({
  action: z.enum(HttpRequestAction),
  name: headerName.optional(),
  value: text.optional(),
  format: text.optional(),
  redirectType: z.enum(RedirectType).optional(),
  redirectCode: oneOf(redirectCodes).optional(),
  denyStatus: oneOf(denyStatuses).optional(),
  condition: text.optional(),
});

export const frontend = object({
  name: proxyName,
  mode: z.enum(ProxyMode).optional(),
  binds: listOf(bind, 1),
  acls: listOf(acl).default([]),
  redirectToHttps: z.boolean().default(false),
  forwardedHeaders: z.boolean().optional(),
  trustedProxies: listOf(values.network).default([]),
  httpRequestRules: listOf(httpRequestRule).default([]),
  useBackends: listOf(useBackend).default([]),
  defaultBackend: name.optional(),
  maxconn: integer(1, 10_000_000).optional(),
  timeouts: object({
    client: duration.optional(),
    httpRequest: duration.optional(),
    httpKeepAlive: duration.optional(),
  }).prefault({}),
  extraLines: listOf(extraLine).default([]),
});
