import { z } from "zod";
import { HttpConnectionMode, HttpRestrictReqHdrNames, HttpReuse } from "../args";
import { frontendLog, proxyLog } from "./logging";
import { emailAlert } from "./mailers";
import { listOf, object } from "./objects";
import { responseOptions } from "./response";
import * as values from "./values";

const { duration, headerName, integer, requestPath } = values;

const proxyOptions = {
  httpConnectionMode: z.enum(HttpConnectionMode).optional(),
  forwardfor: object({
    except: values.network.optional(),
    header: headerName.optional(),
    ifNone: z.boolean().optional(),
  }).optional(),
  originalto: object({ except: values.network.optional(), header: headerName.optional() }).optional(),
  tcpka: z.boolean().optional(),
  httpBufferRequest: z.boolean().optional(),
  httpNoDelay: z.boolean().optional(),
  independentStreams: z.boolean().optional(),
  nolinger: z.boolean().optional(),
  spliceAuto: z.boolean().optional(),
  spliceRequest: z.boolean().optional(),
  spliceResponse: z.boolean().optional(),
  emailAlert: emailAlert.optional(),
  ...responseOptions,
};
const flag = z.boolean().optional();

/** Options of a frontend, which `defaults` can give for all of them. */
export const frontendOptions = {
  ...proxyOptions,
  maxconn: integer(1, 10_000_000).optional(),
  clitcpka: z.boolean().optional(),
  clitcpkaCnt: integer(1, 127).optional(),
  clitcpkaIdle: duration.optional(),
  clitcpkaIntvl: duration.optional(),
  ...frontendLog,
  backlog: integer(1, 2 ** 31 - 1).optional(),
  rateLimitSessions: integer(1, 2 ** 31 - 1).optional(),
  maxSessionSrvConns: integer(0, 2 ** 31 - 1).optional(),
  idleCloseOnResponse: flag,
  httpRestrictReqHdrNames: z.enum(HttpRestrictReqHdrNames).optional(),
  monitorUri: requestPath.optional(),
  httpIgnoreProbes: flag,
  httpUseProxyHeader: flag,
  h1CaseAdjustBogusClient: flag,
  acceptInvalidHttpRequest: flag,
  acceptUnsafeViolationsInHttpRequest: flag,
  disableH2Upgrade: flag,
  tcpSmartAccept: flag,
  contstats: flag,
  socketStats: flag,
};

/** Options of a backend, which `defaults` can give for all of them. */
export const backendOptions = {
  ...proxyOptions,
  retries: integer(0, 100).optional(),
  retryOn: listOf(values.retryOn, 1).optional(),
  redispatch: z.boolean().optional(),
  redispatchInterval: integer(-100, 100).optional(),
  httpReuse: z.enum(HttpReuse).optional(),
  allbackups: z.boolean().optional(),
  abortonclose: z.boolean().optional(),
  persist: z.boolean().optional(),
  preferLastServer: z.boolean().optional(),
  checkcache: z.boolean().optional(),
  httpPretendKeepalive: z.boolean().optional(),
  httpSendNameHeader: headerName.optional(),
  logHealthChecks: z.boolean().optional(),
  srvtcpka: z.boolean().optional(),
  srvtcpkaCnt: integer(1, 127).optional(),
  srvtcpkaIdle: duration.optional(),
  srvtcpkaIntvl: duration.optional(),
  tcpSmartConnect: z.boolean().optional(),
  transparent: z.boolean().optional(),
  fullconn: integer(1, 10_000_000).optional(),
  maxKeepAliveQueue: integer(0, 10_000_000).optional(),
  persistRdpCookie: values.token.optional(),
  source: values.sourceAddress.optional(),
  ...proxyLog,
  h1CaseAdjustBogusServer: flag,
  acceptInvalidHttpResponse: flag,
  acceptUnsafeViolationsInHttpResponse: flag,
};
