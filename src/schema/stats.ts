import { z } from "zod";
import { listOf, object } from "../values/objects";
import * as values from "../values";

const flag = z.boolean().optional();

export const stats = object({
  enabled: z.boolean().default(true),
  address: values.address.default("127.0.0.1"),
  port: values.port.default(8404),
  uri: values.requestPath.default("/"),
  user: values.token.default("admin"),
  password: values.secret.optional(),
  allow: listOf(values.network).default([]),
  certificates: listOf(values.name).default([]),
  admin: values.condition.optional(),
  realm: values.text.default("haproxy-pair"),
  refresh: values.duration.default("10s"),
  hideVersion: flag,
  showNode: flag,
  showDesc: values.text.optional(),
  showLegends: flag,
  showModules: flag,
  scope: listOf(values.name).default([]),
  prometheus: z.boolean().default(true),
});
