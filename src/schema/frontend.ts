import { z } from "zod";
import { ProxyMode } from "../args";
import { bind } from "./bind";
import { captures } from "./logging";
import { listOf, object } from "../values/objects";
import { stickTable } from "./persistence";
import { protection } from "./protection";
import { frontendOptions } from "./proxyOptions";
import { acl, useBackend } from "./routing";
import { proxyRules } from "./rule";
import * as values from "../values";

const { duration, extraLine, headerName, integer, name, proxyName } = values;

export const frontend = object({
  name: proxyName,
  from: name.optional(),
  mode: z.enum(ProxyMode).optional(),
  binds: listOf(bind, 1).default([]),
  ...frontendOptions,
  ...captures,
  description: values.text.optional(),
  id: integer(1, 2 ** 31 - 1).optional(),
  disabled: z.boolean().default(false),
  acls: listOf(acl).default([]),
  redirectToHttps: z.boolean().default(false),
  forwardedHeaders: z.boolean().optional(),
  trustedProxies: listOf(values.network).default([]),
  clientCertificateHeaders: object({
    verify: headerName.default("X-SSL-Client-Verify"),
    dn: headerName.default("X-SSL-Client-DN"),
    cn: headerName.default("X-SSL-Client-CN"),
    serial: headerName.default("X-SSL-Client-Serial"),
    fingerprint: headerName.default("X-SSL-Client-Fingerprint"),
  }).optional(),
  expectProxyFrom: listOf(values.network).default([]),
  ...protection,
  stickTable: stickTable.optional(),
  ...proxyRules,
  monitorFail: values.condition.optional(),
  useBackends: listOf(useBackend).default([]),
  defaultBackend: name.optional(),
  timeouts: object({
    client: duration.optional(),
    clientFin: duration.optional(),
    httpRequest: duration.optional(),
    httpKeepAlive: duration.optional(),
    tarpit: duration.optional(),
  }).prefault({}),
  extraLines: listOf(extraLine).default([]),
});
