import { StatsSocketLevel } from "../args";
import type { GlobalModel } from "../model/model";
import { duration, number, oneOf, text } from "../language/codec";
import { inAnyOrder, inOrder } from "../language/combined";
import { type Part, Parts } from "../language/parts";
import { type Field, Fields } from "../language/section";

const of = new Parts<GlobalModel>();
const fields = new Fields<GlobalModel>();
const ofSocket = new Parts<GlobalModel["statsSockets"][number]>();
const ofUnix = new Parts<NonNullable<GlobalModel["unixBind"]>>();

/** What haproxy runs as, and how it is commanded. */
export const processLines: Field<GlobalModel>[] = [
  fields.line(of.argument("chroot", "chroot", text)),
  fields.line(of.argument("user", "user", text)),
  fields.line(of.argument("group", "group", text)),
  fields.line(of.argument("uid", "uid", number)),
  fields.line(of.argument("gid", "gid", number)),
  fields.switch("setDumpable", "set-dumpable"),
  fields.line(of.argument("node", "node", text)),
  fields.line(of.argument("statsTimeout", "stats timeout", duration)),
  fields.line(of.argument("statsMaxconn", "stats maxconn", number)),
  fields.each(
    "statsSockets",
    "stats socket",
    inOrder(
      ofSocket.positional("address", text),
      inAnyOrder(
        ofSocket.argument("mode", "mode", text),
        ofSocket.argument("user", "user", text),
        ofSocket.argument("group", "group", text),
        ofSocket.argument("level", "level", oneOf(StatsSocketLevel)),
      ),
    ),
  ),
  fields.line(
    of.changed(
      "unixBind",
      "unix-bind",
      inAnyOrder(
        ofUnix.argument("mode", "mode", text),
        ofUnix.argument("user", "user", text),
        ofUnix.argument("group", "group", text),
      ),
    ),
  ),
];

type CpuMapModel = GlobalModel["cpuMap"][number];

const threadSet: Part<CpuMapModel> = {
  keys: ["auto", "threadGroup", "threads"],
  needed: [],
  write: ({ auto, threadGroup, threads }) => [`${auto ? "auto:" : ""}${threadGroup}/${threads}`],
  read: (reader, into) =>
    reader.attempt(() => {
      const [, auto, group, threads] = /^(auto:)?(\d+)(?:\/([\w-]+))?$/.exec(reader.take() ?? "") ?? [];
      into.auto = auto !== undefined;
      into.threadGroup = Number(group);
      into.threads = threads ?? "all";
      return group !== undefined;
    }),
};

/** How much haproxy takes on at the same time. */
export const limitLines: Field<GlobalModel>[] = [
  fields.line(of.argument("maxconn", "maxconn", number)),
  fields.line(of.argument("nbthread", "nbthread", number)),
  fields.line(of.argument("threadGroups", "thread-groups", number)),
  fields.each("cpuMap", "cpu-map", inOrder(threadSet, new Parts<CpuMapModel>().rest("cpus", text))),
  fields.switch("numaCpuMapping", "numa-cpu-mapping"),
  fields.line(of.argument("ulimitN", "ulimit-n", number)),
  fields.line(of.argument("fdHardLimit", "fd-hard-limit", number)),
  fields.switch("strictLimits", "strict-limits"),
  fields.line(of.argument("maxconnrate", "maxconnrate", number)),
  fields.line(of.argument("maxsessrate", "maxsessrate", number)),
  fields.line(of.argument("maxsslconn", "maxsslconn", number)),
  fields.line(of.argument("maxsslrate", "maxsslrate", number)),
  fields.line(of.argument("maxcomprate", "maxcomprate", number)),
  fields.line(of.argument("maxcompcpuusage", "maxcompcpuusage", number)),
  fields.line(of.argument("maxpipes", "maxpipes", number)),
  fields.switch("busyPolling", "busy-polling"),
];
