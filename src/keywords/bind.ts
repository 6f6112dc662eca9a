import { Proto } from "../args";
import * as values from "../values";
import { argument, flag, options } from "./keyword";
import { count, duration, integer, million, name, oneOf, text } from "./values";

/** The options of a bind that are written before its TLS options. */
export const bindSocket = options({
  interface: argument("interface", text(values.networkInterface)),
  transparent: flag("transparent"),
  acceptProxy: flag("accept-proxy"),
});

/** The options of a bind that are written after its TLS options. */
export const bindOptions = options({
  proto: argument("proto", oneOf(Proto)),
  name: argument("name", text(values.text)),
  id: argument("id", count),
  maxconn: argument("maxconn", million),
  backlog: argument("backlog", million),
  deferAccept: flag("defer-accept"),
  tfo: flag("tfo"),
  tcpUt: argument("tcp-ut", duration),
  mss: argument("mss", integer(-65535, 65535)),
  nice: argument("nice", integer(-1024, 1024)),
  thread: argument("thread", text(values.threadSet), { since: "2.5" }),
  shards: argument("shards", text(values.shards), { since: "2.5" }),
  user: argument("user", name),
  group: argument("group", name),
  uid: argument("uid", integer(0, 4_294_967_294)),
  gid: argument("gid", integer(0, 4_294_967_294)),
  mode: argument("mode", text(values.fileMode)),
});
