import { z } from "zod";
import { CookieMode, StickAction, StickOn, StickTableSrvkey, StickTableType } from "../args";
import { listOf, object } from "../values/objects";
import * as values from "../values";

const { duration, integer, name, token } = values;

export const cookie = object({
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
  attr: listOf(values.cookieAttribute).default([]),
  dynamic: z.boolean().default(false),
});

export const stickTable = object({
  type: z.enum(StickTableType),
  len: integer(1, 16_384).optional(),
  size: values.tableSize,
  expire: duration.optional(),
  nopurge: z.boolean().default(false),
  store: listOf(values.stickData).default([]),
  srvkey: z.enum(StickTableSrvkey).optional(),
});

export const stickRule = object({
  action: z.enum(StickAction).default("on"),
  pattern: values.expression,
  table: name.optional(),
  condition: values.condition.optional(),
});

export const stick = object({
  on: z.enum(StickOn),
  name: token.optional(),
  size: values.tableSize.default("100k"),
  expire: duration.default("30m"),
});
