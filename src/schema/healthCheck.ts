import { z } from "zod";
import {
  CheckErrorStatus,
  CheckMatch,
  CheckOkStatus,
  CheckToutStatus,
  HttpCheckAction,
  HttpCheckMethod,
  MysqlClientVersion,
  SmtpHello,
  TcpCheckAction,
} from "../args";
import { listOf, object } from "../values/objects";
import * as values from "../values";

const { headerName, hexadecimal, integer, message, text, token } = values;

const step = {
  comment: text.optional(),
  default: z.boolean().optional(),
  port: values.port.optional(),
  addr: values.address.optional(),
  sendProxy: z.boolean().optional(),
  ssl: z.boolean().optional(),
  sni: values.hostName.optional(),
  alpn: listOf(values.alpn, 1).optional(),
  linger: z.boolean().optional(),
  proto: token.optional(),
  name: values.checkVariable.optional(),
  expression: values.expression.optional(),
  format: message.optional(),
  minRecv: integer(-1, 16_384).optional(),
  okStatus: z.enum(CheckOkStatus).optional(),
  errorStatus: z.enum(CheckErrorStatus).optional(),
  toutStatus: z.enum(CheckToutStatus).optional(),
  onSuccess: text.optional(),
  onError: text.optional(),
  statusCode: values.expression.optional(),
  negate: z.boolean().optional(),
  string: message.optional(),
  rstring: message.optional(),
  stringLf: text.optional(),
};

const header = object({ name: headerName, value: text.optional(), format: text.optional() });

const headerMatch = object({
  name: text,
  nameMatch: z.enum(CheckMatch).optional(),
  value: text.optional(),
  valueMatch: z.enum(CheckMatch).optional(),
});

const httpCheckStep = object({
  action: z.enum(HttpCheckAction),
  ...step,
  method: token.optional(),
  uri: values.path.optional(),
  uriLf: text.optional(),
  version: values.httpVersion.optional(),
  headers: listOf(header).optional(),
  body: message.optional(),
  bodyLf: text.optional(),
  status: values.statusList.optional(),
  rstatus: text.optional(),
  hdr: headerMatch.optional(),
  fhdr: headerMatch.optional(),
});

const httpCheck = object({
  method: z.enum(HttpCheckMethod).optional(),
  uri: values.path.optional(),
  version: values.httpVersion.optional(),
  host: values.host.optional(),
  headers: listOf(header).optional(),
  body: message.optional(),
  expect: object({
    status: values.statusList.optional(),
    rstatus: text.optional(),
    string: message.optional(),
    rstring: message.optional(),
    negate: z.boolean().optional(),
  }).optional(),
  disableOn404: z.boolean().default(false),
  sendState: z.boolean().default(false),
  steps: listOf(httpCheckStep).optional(),
});

const tcpCheckStep = object({
  action: z.enum(TcpCheckAction),
  ...step,
  data: message.optional(),
  hexstring: hexadecimal.optional(),
  binary: hexadecimal.optional(),
  rbinary: text.optional(),
  binaryLf: text.optional(),
});

/** The health checks of servers. */
export const healthChecks = {
  httpCheck: httpCheck.optional(),
  tcpCheck: object({ steps: listOf(tcpCheckStep).default([]) }).optional(),
  sslHelloChk: z.boolean().optional(),
  mysqlCheck: object({ user: token, clientVersion: z.enum(MysqlClientVersion).optional() }).optional(),
  pgsqlCheck: object({ user: token }).optional(),
  redisCheck: z.boolean().optional(),
  smtpchk: object({ hello: z.enum(SmtpHello).optional(), domain: values.hostName.optional() }).optional(),
  ldapCheck: z.boolean().optional(),
};
