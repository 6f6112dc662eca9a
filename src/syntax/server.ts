import type { DefaultServerModel, ServerModel } from "../validate";
import { duration, number, text } from "./codec";
import { inAnyOrder, inOrder, type Part, Parts } from "./parts";
import { serverTls } from "./serverTls";
import { addressAndPort, socket } from "./socket";

const of = new Parts<DefaultServerModel>();
const ofServer = new Parts<ServerModel>();

/** What `server` and `default-server` lines have in common. */
const options: Part<DefaultServerModel>[] = [
  of.argument("checkPort", "port", number),
  of.argument("inter", "inter", duration),
  of.argument("fastinter", "fastinter", duration),
  of.argument("downinter", "downinter", duration),
  of.argument("rise", "rise", number),
  of.argument("fall", "fall", number),
  of.argument("weight", "weight", number),
  of.argument("maxconn", "maxconn", number),
  of.argument("maxqueue", "maxqueue", number),
  of.argument("slowstart", "slowstart", duration),
  of.flag("shutdownSessionsOnMarkedDown", "on-marked-down shutdown-sessions"),
  ...serverTls,
];

/** What follows `default-server`. */
export const defaultServer = inAnyOrder(of.flag("check", "check"), ...options);

const location: Part<ServerModel> = {
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

/** What follows `server`. */
export const server = inOrder(
  ofServer.positional("name", text),
  location,
  inAnyOrder<ServerModel>(
    of.flag("check", "check", "no-check"),
    ...options,
    ofServer.argument("cookie", "cookie", text),
    ofServer.flag("backup", "backup"),
    ofServer.flag("disabled", "disabled"),
    ofServer.list("initAddr", "init-addr", text),
  ),
);
