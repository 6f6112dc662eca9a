import { HashKey, InitState, Observe, OnError, ResolvePrefer, Ws } from "../args";
import * as values from "../values";
import { argument, flag, list, lists, options } from "./keyword";
import { serverTls } from "./serverTls";
import {
  address,
  duration,
  integer,
  message,
  million,
  name,
  oneOf,
  port,
  sourceAddress,
  text,
} from "./values";

const checks = options({
  check: flag("check", "no-check"),
  checkPort: argument("port", port),
  checkAddr: argument("addr", address),
  checkProto: argument("check-proto", text(values.token)),
  inter: argument("inter", duration),
  fastinter: argument("fastinter", duration),
  downinter: argument("downinter", duration),
  rise: argument("rise", integer(1, 10_000)),
  fall: argument("fall", integer(1, 10_000)),
  observe: argument("observe", oneOf(Observe)),
  errorLimit: argument("error-limit", million),
  onError: argument("on-error", oneOf(OnError)),
  track: argument("track", text(values.serverReference)),
  initState: argument("init-state", oneOf(InitState), { since: "3.1" }),
  agentCheck: flag("agent-check", "no-agent-check"),
  agentPort: argument("agent-port", port),
  agentAddr: argument("agent-addr", address),
  agentInter: argument("agent-inter", duration),
  agentSend: argument("agent-send", message),
});

const use = options({
  weight: argument("weight", integer(0, 256)),
  backup: flag("backup", "no-backup"),
  disabled: flag("disabled", "enabled"),
  maxconn: argument("maxconn", million),
  minconn: argument("minconn", million),
  strictMaxconn: flag("strict-maxconn", undefined, { since: "3.2" }),
  maxqueue: argument("maxqueue", million),
  slowstart: argument("slowstart", duration),
  hashKey: argument("hash-key", oneOf(HashKey), { since: "3.0" }),
  onMarkedDown: argument("on-marked-down", text(values.onMarkedDown)),
  onMarkedUp: argument("on-marked-up", text(values.onMarkedUp)),
  nonStick: flag("non-stick", "stick"),
});

const connections = options({
  source: argument("source", sourceAddress),
  tcpUt: argument("tcp-ut", duration),
  tfo: flag("tfo", "no-tfo"),
  poolMaxConn: argument("pool-max-conn", integer(-1, 10_000_000)),
  poolLowConn: argument("pool-low-conn", integer(0, 10_000_000)),
  poolPurgeDelay: argument("pool-purge-delay", duration),
  maxReuse: argument("max-reuse", integer(-1, 10_000_000)),
  idlePing: argument("idle-ping", duration, { since: "3.2" }),
  ws: argument("ws", oneOf(Ws), { since: "2.5" }),
  redir: argument("redir", text(values.urlPrefix)),
  initAddr: list("init-addr", text(values.initAddr), 1),
  resolvers: argument("resolvers", name),
  resolvePrefer: argument("resolve-prefer", oneOf(ResolvePrefer)),
  resolveNet: lists("resolve-net", text(values.network), 1),
  resolveOpts: lists("resolve-opts", text(values.resolveOption), 1),
});

/** The options of `server`, `server-template` and `default-server` lines. */
export const serverOptions = {
  parts: [...checks.parts, ...use.parts, ...serverTls.parts, ...connections.parts],
  shape: { ...checks.shape, ...use.shape, ...serverTls.shape, ...connections.shape },
};

/** The options that identify one server, for `server` lines only. */
export const serverIds = options({
  id: argument("id", integer(1, 2 ** 31 - 1)),
  guid: argument("guid", text(values.guid), { since: "3.0" }),
});
