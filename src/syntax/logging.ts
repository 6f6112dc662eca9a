import { http } from "../language/availability";
import { CaptureType, LogMessageFormat, LogProto } from "../args";
import type { FrontendModel, FrontendOptionsModel, ProxyLogModel, RingModel } from "../model/model";
import { duration, fileOf, number, oneOf, text } from "../language/codec";
import { inAnyOrder, inOrder, keyword, optional } from "../language/combined";
import { type Part, Parts } from "../language/parts";
import { type Field, Fields } from "../language/section";
import { addressAndPort, socket } from "../language/socket";

const ofLog = new Parts<ProxyLogModel["logs"][number]>();

/** The words after `log`. */
export const log = inOrder(
  ofLog.positional("address", text),
  optional(ofLog.argument("len", "len", number)),
  optional(ofLog.argument("format", "format", oneOf(LogMessageFormat))),
  optional(ofLog.argument("sample", "sample", text)),
  ofLog.positional("facility", text),
  optional(ofLog.positional("level", text)),
  optional(ofLog.positional("minLevel", text)),
);

const ofProxy = new Parts<ProxyLogModel>();
const proxyFields = new Fields<ProxyLogModel>();

const logGlobal: Field<ProxyLogModel> = {
  write: ({ logGlobal: given }) => (given === undefined ? [] : [given ? "log global" : "no log"]),
  read: (reader, into) => {
    into.logGlobal = !reader.takeKeyword("no log");
    return !into.logGlobal || reader.takeKeyword("log global");
  },
};

/** The log targets of a frontend, backend or `defaults`. */
export const proxyLogLines: Field<ProxyLogModel>[] = [
  logGlobal,
  proxyFields.each("logs", "log", log),
  proxyFields.line(ofProxy.argument("logTag", "log-tag", text)),
];

const of = new Parts<FrontendOptionsModel>();
const fields = new Fields<FrontendOptionsModel>();

/** A line that sets a log format; the last one counts. */
const formatLine = (part: Part<FrontendOptionsModel>): Field<FrontendOptionsModel> => ({
  ...fields.line(part),
  read: (reader, into, files) => {
    const read: Partial<FrontendOptionsModel> = {};
    if (!part.read(reader, read, files)) return false;
    const others = formats.flatMap(({ keys }) => keys).map((key) => [key, undefined]);
    Object.assign(into, Object.fromEntries(others), read);
    return true;
  },
});

const formats = [
  of.flag("httplog", "option httplog", undefined, http),
  of.flag("httplogClf", "option httplog clf", undefined, http),
  of.flag("httpslog", "option httpslog", undefined, { since: "2.5", ...http }),
  of.flag("tcplog", "option tcplog"),
  of.argument("logFormat", "log-format", text),
];

/** The log options of a frontend, which `defaults` can also set. */
export const frontendLogLines: Field<FrontendOptionsModel>[] = [
  ...formats.map(formatLine),
  fields.line(of.argument("logFormatSd", "log-format-sd", text)),
  fields.line(of.argument("errorLogFormat", "error-log-format", text, { since: "2.5" })),
  fields.line(of.argument("uniqueIdFormat", "unique-id-format", text)),
  fields.line(of.argument("uniqueIdHeader", "unique-id-header", text, http)),
  fields.option("dontlognull", "dontlognull"),
  fields.option("dontlogNormal", "dontlog-normal"),
  fields.option("logasap", "logasap"),
  fields.option("logSeparateErrors", "log-separate-errors"),
];

const ofFrontend = new Parts<FrontendModel>();
const frontendFields = new Fields<FrontendModel>();
const ofCapture = new Parts<FrontendModel["captureRequestHeaders"][number]>();
const ofSlot = new Parts<FrontendModel["declareCaptures"][number]>();

const capture = inOrder(ofCapture.positional("name", text), ofCapture.argument("len", "len", number));

/** The captures of a frontend. */
export const captureLines: Field<FrontendModel>[] = [
  frontendFields.each("captureRequestHeaders", "capture request header", capture, http),
  frontendFields.each("captureResponseHeaders", "capture response header", capture, http),
  frontendFields.line(ofFrontend.object("captureCookie", "capture cookie", capture, http)),
  frontendFields.each(
    "declareCaptures",
    "declare capture",
    inOrder(ofSlot.positional("type", oneOf(CaptureType)), ofSlot.argument("len", "len", number)),
  ),
];

type RingServerModel = RingModel["servers"][number];
const ofRing = new Parts<RingModel>();
const ringFields = new Fields<RingModel>();
const ofTimeouts = new Parts<RingModel["timeouts"]>();
const timeoutFields = new Fields<RingModel["timeouts"]>();
const ofServer = new Parts<RingServerModel>();

const location: Part<RingServerModel> = {
  keys: ["address", "port"],
  needed: [["address"], ["port"]],
  write: ({ address, port }) => [socket(address, port)],
  read: (reader, into) =>
    reader.attempt(() => {
      const read = addressAndPort(reader.take() ?? "");
      if (read !== undefined) Object.assign(into, read);
      return read !== undefined;
    }),
};

const tls = inOrder(
  ofServer.flag("ssl", "ssl"),
  keyword("verify required"),
  ofServer.argument("certificateAuthority", "ca-file", fileOf("certificateAuthority")),
  optional(ofServer.argument("verifyhost", "verifyhost", text)),
);

/** The lines of a `ring` section. */
export const ringLines: Field<RingModel>[] = [
  ringFields.line(ofRing.argument("description", "description", text)),
  ringFields.line(ofRing.argument("format", "format", oneOf(LogMessageFormat))),
  ringFields.line(ofRing.argument("maxlen", "maxlen", number)),
  ringFields.line(ofRing.argument("size", "size", number)),
  ringFields.inside(
    "timeouts",
    timeoutFields.line(ofTimeouts.argument("connect", "timeout connect", duration)),
    timeoutFields.line(ofTimeouts.argument("server", "timeout server", duration)),
  ),
  ringFields.each(
    "servers",
    "server",
    inOrder(
      ofServer.positional("name", text),
      location,
      inAnyOrder(ofServer.argument("logProto", "log-proto", oneOf(LogProto)), {
        ...tls,
        write: (server, files) => (server.ssl ? tls.write(server, files) : []),
      }),
    ),
  ),
];
