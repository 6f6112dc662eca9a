import { z } from "zod";
import {
  AddressFamily,
  HeaderMatch,
  HttpAfterResponseAction,
  HttpRequestAction,
  HttpResponseAction,
  RedirectType,
  RuleLogLevel,
  RuleTimeout,
  StrictMode,
  TcpRequestAction,
  TcpRequestPhase,
  TcpResponseAction,
} from "../args";
import { listOf, object } from "../values/objects";
import { replyFields, valueFields } from "./reply";
import { cors, hsts } from "./response";
import * as values from "../values";

const { expression, integer, matching, name, text } = values;

const variable = matching(
  "is not a variable with its scope: proc, sess, txn, req or res, a dot, and letters, digits, `.` and `_`, such as txn.user",
  /^(?:proc|sess|txn|req|res)\.[A-Za-z0-9_.]+$/,
);
const number = matching("is not a number such as 16 or 0x10", /^(?:\d{1,10}|0x[0-9A-Fa-f]{1,8})$/);
const cookiePair = matching(
  "is not a cookie such as SEEN=1, or its name",
  /^[A-Za-z0-9_.-]+(?:=[A-Za-z0-9_.~+/:-]*)?$/,
);
const size = matching("is not a size: bytes, or with k or m, such as 1k", /^[1-9]\d{0,8}[km]?$/);

export const status = integer(100, 999);

const condition = { condition: values.condition.optional() };

const headerFields = {
  name: text.optional(),
  ...valueFields,
  match: z.enum(HeaderMatch).optional(),
  matchRegex: text.optional(),
};
const redirectFields = {
  redirectType: z.enum(RedirectType).optional(),
  dropQuery: z.boolean().optional(),
  appendSlash: z.boolean().optional(),
  ignoreEmpty: z.boolean().optional(),
  setCookie: cookiePair.optional(),
  clearCookie: cookiePair.optional(),
};
const variableFields = { varName: variable.optional(), expression: expression.optional() };
const setFields = { scId: integer(0, 2).optional(), int: integer(0, 2 ** 32 - 1).optional() };
const counterFields = { key: expression.optional(), table: name.optional(), ...setFields };
const mapFields = { map: name.optional(), list: name.optional(), keyFormat: text.optional() };
const treatmentFields = {
  level: z.enum(RuleLogLevel).optional(),
  nice: integer(-1024, 1024).optional(),
  mark: number.optional(),
  tos: number.optional(),
};
const resolveFields = { resolvers: name.optional(), family: z.enum(AddressFamily).optional() };
const waitFields = { time: values.duration.optional(), atLeast: size.optional() };
const captureId = integer(0, 255);
const strictMode = z.enum(StrictMode);

export const httpRequestRule = object({
  action: z.enum(HttpRequestAction),
  status: status.optional(),
  ...headerFields,
  ...redirectFields,
  ...replyFields,
  ...variableFields,
  ...counterFields,
  ...mapFields,
  ...resolveFields,
  ...treatmentFields,
  ...waitFields,
  len: integer(1, 65535).optional(),
  id: captureId.optional(),
  realm: text.optional(),
  cache: name.optional(),
  timeoutType: z.enum(RuleTimeout).optional(),
  timeout: values.duration.optional(),
  strictMode: strictMode.optional(),
  service: values.token.optional(),
  ...condition,
});

export const httpResponseRule = object({
  action: z.enum(HttpResponseAction),
  status: status.optional(),
  reason: text.optional(),
  ...headerFields,
  ...redirectFields,
  ...replyFields,
  ...variableFields,
  ...counterFields,
  ...mapFields,
  ...treatmentFields,
  ...waitFields,
  id: captureId.optional(),
  cache: name.optional(),
  strictMode: strictMode.optional(),
  ...condition,
});

export const httpAfterResponseRule = object({
  action: z.enum(HttpAfterResponseAction),
  status: status.optional(),
  reason: text.optional(),
  ...headerFields,
  ...variableFields,
  id: captureId.optional(),
  strictMode: strictMode.optional(),
  ...condition,
});

export const tcpRequestRule = object({
  phase: z.enum(TcpRequestPhase).default("content"),
  action: z.enum(TcpRequestAction),
  ...valueFields,
  ...variableFields,
  ...counterFields,
  ...resolveFields,
  ...treatmentFields,
  len: integer(1, 65535).optional(),
  ...condition,
});

export const tcpResponseRule = object({
  action: z.enum(TcpResponseAction),
  ...valueFields,
  ...variableFields,
  ...setFields,
  ...treatmentFields,
  ...condition,
});

/** The rules of frontends and backends. */
export const proxyRules = {
  tcpRequestInspectDelay: values.duration.optional(),
  tcpRequestRules: listOf(tcpRequestRule).default([]),
  httpRequestRules: listOf(httpRequestRule).default([]),
  httpResponseRules: listOf(httpResponseRule).default([]),
  httpAfterResponseRules: listOf(httpAfterResponseRule).default([]),
  cors: cors.optional(),
  hsts: hsts.optional(),
  cache: name.optional(),
};
