import { z } from "zod";
import { HashKey, InitState, Observe, OnError, ResolvePrefer, Ws } from "../args";
import { listOf, object } from "./objects";
import { serverTls } from "./serverTls";
import * as values from "./values";

const { duration, integer, name, port, token } = values;
const count = integer(1, 10_000_000);

const serverOptions = {
  check: z.boolean().optional(),
  inter: duration.optional(),
  fastinter: duration.optional(),
  downinter: duration.optional(),
  rise: integer(1, 10_000).optional(),
  fall: integer(1, 10_000).optional(),
  checkPort: port.optional(),
  checkAddr: values.address.optional(),
  checkProto: token.optional(),
  observe: z.enum(Observe).optional(),
  errorLimit: count.optional(),
  onError: z.enum(OnError).optional(),
  onMarkedDown: values.onMarkedDown.optional(),
  onMarkedUp: values.onMarkedUp.optional(),
  track: values.serverReference.optional(),
  initState: z.enum(InitState).optional(),
  agentCheck: z.boolean().optional(),
  agentPort: port.optional(),
  agentAddr: values.address.optional(),
  agentInter: duration.optional(),
  agentSend: values.message.optional(),
  weight: integer(0, 256).optional(),
  backup: z.boolean().optional(),
  disabled: z.boolean().optional(),
  maxconn: count.optional(),
  minconn: count.optional(),
  strictMaxconn: z.boolean().optional(),
  maxqueue: count.optional(),
  slowstart: duration.optional(),
  hashKey: z.enum(HashKey).optional(),
  nonStick: z.boolean().optional(),
  source: values.sourceAddress.optional(),
  tcpUt: duration.optional(),
  tfo: z.boolean().optional(),
  poolMaxConn: integer(-1, 10_000_000).optional(),
  poolLowConn: integer(0, 10_000_000).optional(),
  poolPurgeDelay: duration.optional(),
  maxReuse: integer(-1, 10_000_000).optional(),
  idlePing: duration.optional(),
  ws: z.enum(Ws).optional(),
  redir: values.urlPrefix.optional(),
  initAddr: listOf(values.initAddr, 1).optional(),
  resolvers: name.optional(),
  resolvePrefer: z.enum(ResolvePrefer).optional(),
  resolveNet: listOf(values.network, 1).optional(),
  resolveOpts: listOf(values.resolveOption, 1).optional(),
  ...serverTls,
};

export const defaultServer = object(serverOptions);

export const server = object({
  name,
  address: values.serverAddress,
  port: port.optional(),
  portOffset: integer(-65_534, 65_534).optional(),
  ...serverOptions,
  id: integer(1, 2 ** 31 - 1).optional(),
  guid: values.guid.optional(),
  cookie: token.optional(),
});

export const serverTemplate = object({
  ...serverOptions,
  prefix: name,
  num: integer(1, 10_000).optional(),
  range: values.range.optional(),
  fqdn: values.serviceName,
  port: port.optional(),
});
