import { isIP } from "node:net";
import { HashKey, InitState, Observe, OnError, ResolvePrefer, Ws } from "../args";
import type { DefaultServerModel, ServerModel, ServerTemplateModel } from "../model/model";
import { address, duration, message, number, oneOf, text } from "../language/codec";
import { inAnyOrderLastCounts, inOrder, oneOfParts } from "../language/combined";
import { type Part, Parts } from "../language/parts";
import { serverTls } from "./serverTls";
import { socket } from "../language/socket";

const of = new Parts<DefaultServerModel>();
const ofServer = new Parts<ServerModel>();
const ofTemplate = new Parts<ServerTemplateModel>();

/** What `server`, `server-template` and `default-server` lines have in common. */
const options: Part<DefaultServerModel>[] = [
  of.flag("check", "check", "no-check"),
  of.argument("checkPort", "port", number),
  of.argument("checkAddr", "addr", address),
  of.argument("checkProto", "check-proto", text),
  of.argument("inter", "inter", duration),
  of.argument("fastinter", "fastinter", duration),
  of.argument("downinter", "downinter", duration),
  of.argument("rise", "rise", number),
  of.argument("fall", "fall", number),
  of.argument("observe", "observe", oneOf(Observe)),
  of.argument("errorLimit", "error-limit", number),
  of.argument("onError", "on-error", oneOf(OnError)),
  of.argument("track", "track", text),
  of.argument("initState", "init-state", oneOf(InitState)),
  of.flag("agentCheck", "agent-check", "no-agent-check"),
  of.argument("agentPort", "agent-port", number),
  of.argument("agentAddr", "agent-addr", address),
  of.argument("agentInter", "agent-inter", duration),
  of.argument("agentSend", "agent-send", message),
  of.argument("weight", "weight", number),
  of.flag("backup", "backup", "no-backup"),
  of.flag("disabled", "disabled", "enabled"),
  of.argument("maxconn", "maxconn", number),
  of.argument("minconn", "minconn", number),
  of.flag("strictMaxconn", "strict-maxconn"),
  of.argument("maxqueue", "maxqueue", number),
  of.argument("slowstart", "slowstart", duration),
  of.argument("hashKey", "hash-key", oneOf(HashKey)),
  of.argument("onMarkedDown", "on-marked-down", text),
  of.argument("onMarkedUp", "on-marked-up", text),
  of.flag("nonStick", "non-stick", "stick"),
  ...serverTls,
  of.argument("source", "source", address),
  of.argument("tcpUt", "tcp-ut", duration),
  of.flag("tfo", "tfo", "no-tfo"),
  of.argument("poolMaxConn", "pool-max-conn", number),
  of.argument("poolLowConn", "pool-low-conn", number),
  of.argument("poolPurgeDelay", "pool-purge-delay", duration),
  of.argument("maxReuse", "max-reuse", number),
  of.argument("idlePing", "idle-ping", duration),
  of.argument("ws", "ws", oneOf(Ws)),
  of.argument("redir", "redir", text),
  of.list("initAddr", "init-addr", text),
  of.argument("resolvers", "resolvers", text),
  of.argument("resolvePrefer", "resolve-prefer", oneOf(ResolvePrefer)),
  of.lists("resolveNet", "resolve-net", text),
  of.lists("resolveOpts", "resolve-opts", text),
];

/** What follows `default-server`. */
export const defaultServer = inAnyOrderLastCounts(...options);

const isSocket = (address: string) => /^(?:\/|unix@|abns@)/.test(address);
const withSign = (offset: number) => `${offset < 0 ? "" : "+"}${offset}`;

const location: Part<ServerModel> = {
  keys: ["address", "port", "portOffset"],
  needed: [["address"]],
  write: ({ address, port, portOffset }) => {
    const end = portOffset === undefined ? port : withSign(portOffset);
    if (end !== undefined) return [socket(address, end)];
    return [isIP(address) === 6 ? `[${address}]` : address];
  },
  read: (reader, into) =>
    reader.attempt(() => {
      const written = reader.take() ?? "";
      if (isSocket(written)) {
        into.address = written;
        return true;
      }
      const [, before = written, sign = "", digits = ""] = /^(.*):([+-]?)(\d*)$/.exec(written) ?? [];
      const bare = before.replace(/^ipv[46]@/, "").replace(/^\[(.*)\]$/, "$1");
      into.address = isIP(bare) === 0 ? before : bare;
      if (digits !== "") into[sign === "" ? "port" : "portOffset"] = Number(sign + digits);
      return into.address !== "";
    }),
};

/** What follows `server`. */
export const server = inOrder(
  ofServer.positional("name", text),
  location,
  inAnyOrderLastCounts<ServerModel>(
    ofServer.argument("id", "id", number),
    ofServer.argument("guid", "guid", text),
    ...options,
    ofServer.argument("cookie", "cookie", text),
  ),
);

const service: Part<ServerTemplateModel> = {
  keys: ["fqdn", "port"],
  needed: [["fqdn"]],
  write: ({ fqdn, port }) => [port === undefined ? fqdn : socket(fqdn, port)],
  read: (reader, into) =>
    reader.attempt(() => {
      const [, fqdn = "", port] = /^([^:]+)(?::(\d+))?$/.exec(reader.take() ?? "") ?? [];
      into.fqdn = fqdn;
      if (port !== undefined) into.port = Number(port);
      return fqdn !== "";
    }),
};

/** What follows `server-template`. */
export const serverTemplate = inOrder(
  ofTemplate.positional("prefix", text),
  oneOfParts(ofTemplate.positional("num", number), ofTemplate.positional("range", text)),
  service,
  inAnyOrderLastCounts<ServerTemplateModel>(...options),
);
