import { z } from "zod";
import { ProxyMode } from "../args";
import { balance } from "./balance";
import { healthChecks } from "./healthCheck";
import { listOf, object } from "../values/objects";
import { cookie, stick, stickRule, stickTable } from "./persistence";
import { backendOptions } from "./proxyOptions";
import { acl, useServer } from "./routing";
import { proxyRules, tcpResponseRule } from "./rule";
import { defaultServer, server, serverTemplate } from "./server";
import { condition, duration, extraLine, integer, name, proxyName, text } from "../values";

export const backend = object({
  name: proxyName,
  from: name.optional(),
  mode: z.enum(ProxyMode).optional(),
  description: text.optional(),
  id: integer(1, 2 ** 31 - 1).optional(),
  ...backendOptions,
  balance: balance.prefault({ algorithm: "roundrobin" }),
  ...healthChecks,
  cookie: cookie.optional(),
  stick: stick.optional(),
  acls: listOf(acl).default([]),
  useServers: listOf(useServer).default([]),
  stickTable: stickTable.optional(),
  stickRules: listOf(stickRule).default([]),
  ...proxyRules,
  tcpResponseInspectDelay: duration.optional(),
  tcpResponseRules: listOf(tcpResponseRule).default([]),
  defaultServer: defaultServer.prefault({}),
  servers: listOf(server, 1).default([]),
  serverTemplates: listOf(serverTemplate, 1).default([]),
  forcePersist: listOf(condition).default([]),
  ignorePersist: listOf(condition).default([]),
  timeouts: object({
    connect: duration.optional(),
    server: duration.optional(),
    serverFin: duration.optional(),
    httpRequest: duration.optional(),
    httpKeepAlive: duration.optional(),
    queue: duration.optional(),
    check: duration.optional(),
    tunnel: duration.optional(),
    tarpit: duration.optional(),
  }).prefault({}),
  extraLines: listOf(extraLine).default([]),
});
