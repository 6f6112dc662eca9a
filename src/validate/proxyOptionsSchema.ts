import { z } from "zod";
import { HttpConnectionMode, HttpReuse } from "../args";
import { emailAlert } from "./mailersSchema";
import { listOf, object } from "./objects";
import { responseOptions } from "./responseSchema";
import * as values from "./values";

const { duration, headerName, integer } = values;

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

/** Options of a frontend, which `defaults` can give for all of them. */
export const frontendOptions = {
  ...proxyOptions,
  maxconn: integer(1, 10_000_000).optional(),
  dontlognull: z.boolean().optional(),
  clitcpka: z.boolean().optional(),
  clitcpkaCnt: integer(1, 127).optional(),
  clitcpkaIdle: duration.optional(),
  clitcpkaIntvl: duration.optional(),
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
};
