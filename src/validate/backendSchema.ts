import { z } from "zod";
import {
  BalanceAlgorithm,
  CookieMode,
  HashFunction,
  HashMethod,
  HttpCheckMethod,
  ProxyMode,
  ServerVerify,
  StickAction,
  StickTableType,
} from "../args";
import { listOf, object } from "./objects";
import * as values from "./values";

const { duration, extraLine, headerName, integer, name, port, proxyName, text, token } = values;

const balance = object({
  algorithm: z.enum(BalanceAlgorithm),
  uriLen: integer(1, 65535).optional(),
  uriDepth: integer(1, 1000).optional(),
  uriWhole: z.boolean().optional(),
  uriPathOnly: z.boolean().optional(),
  urlParam: token.optional(),
  urlParamCheckPost: z.boolean().optional(),
  hdrName: headerName.optional(),
  hdrUseDomainOnly: z.boolean().optional(),
  randomDraws: integer(1, 100).optional(),
  rdpCookieName: token.optional(),
  hashExpression: values.expression.optional(),
  hashMethod: z.enum(HashMethod).optional(),
  hashFunction: z.enum(HashFunction).optional(),
  hashAvalanche: z.boolean().optional(),
  hashBalanceFactor: integer(0, 65535)
    .refine((value) => value === 0 || value > 100, { error: "is not 0, nor above 100" })
    .optional(),
});

const httpCheck = object({
  method: z.enum(HttpCheckMethod).default("GET"),
  uri: values.path.default("/"),
  host: values.host.optional(),
  headers: listOf(object({ name: headerName, value: text })).default([]),
  expect: object({
    status: values.statusList.optional(),
    rstatus: text.optional(),
    string: text.optional(),
    rstring: text.optional(),
    negate: z.boolean().default(false),
  }).optional(),
});

const cookie = object({
  name: token,
  mode: z.enum(CookieMode).default("insert"),
  indirect: z.boolean().optional(),
  nocache: z.boolean().optional(),
  postonly: z.boolean().default(false),
  preserve: z.boolean().default(false),
  httponly: z.boolean().optional(),
  secure: z.boolean().default(false),
  domains: listOf(values.cookieDomain).default([]),
  maxidle: duration.optional(),
  maxlife: duration.optional(),
});

const stickTable = object({
  type: z.enum(StickTableType),
  len: integer(1, 16_384).optional(),
  size: values.tableSize,
  expire: duration.optional(),
  nopurge: z.boolean().default(false),
});

const stickRule = object({
  action: z.enum(StickAction).default("on"),
  pattern: values.expression,
  table: name.optional(),
});

const serverOptions = {
  check: z.boolean().optional(),
  inter: duration.optional(),
  fastinter: duration.optional(),
  downinter: duration.optional(),
  rise: integer(1, 10_000).optional(),
  fall: integer(1, 10_000).optional(),
  checkPort: port.optional(),
  weight: integer(0, 256).optional(),
  maxconn: integer(1, 10_000_000).optional(),
  maxqueue: integer(1, 10_000_000).optional(),
  slowstart: duration.optional(),
  shutdownSessionsOnMarkedDown: z.boolean().optional(),
  ssl: z.boolean().optional(),
  verify: z.enum(ServerVerify).optional(),
  certificateAuthority: name.optional(),
  sni: values.hostName.optional(),
  verifyhost: values.hostName.optional(),
  sendProxyV2: z.boolean().optional(),
};

const server = object({
  ...serverOptions,
  name,
  address: values.host,
  port,
  backup: z.boolean().default(false),
  disabled: z.boolean().default(false),
  cookie: token.optional(),
});

export const backend = object({
  name: proxyName,
  mode: z.enum(ProxyMode).optional(),
  balance: balance.prefault({ algorithm: "roundrobin" }),
  httpCheck: httpCheck.optional(),
  cookie: cookie.optional(),
  stickTable: stickTable.optional(),
  stickRules: listOf(stickRule).default([]),
  defaultServer: object(serverOptions).prefault({}),
  servers: listOf(server, 1),
  timeouts: object({
    connect: duration.optional(),
    server: duration.optional(),
    queue: duration.optional(),
    check: duration.optional(),
    tunnel: duration.optional(),
  }).prefault({}),
  extraLines: listOf(extraLine).default([]),
});
