import { StatsSocketLevel } from "../args";
import { identity, limits, threads } from "../keywords/global";
import type { GlobalModel } from "../model/model";
import { oneOf, text } from "../language/codec";
import { inAnyOrder, inOrder } from "../language/combined";
import { type Part, Parts } from "../language/parts";
import { type Field, Fields } from "../language/section";

const of = new Parts<GlobalModel>();
const fields = new Fields<GlobalModel>();
const ofSocket = new Parts<GlobalModel["statsSockets"][number]>();
const ofUnix = new Parts<NonNullable<GlobalModel["unixBind"]>>();

/** The identity of the process, and its stats sockets. */
export const processLines: Field<GlobalModel>[] = [
  ...identity.fields,
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

/** The limits and threads of the process. */
export const limitLines: Field<GlobalModel>[] = [
  ...threads.fields,
  fields.each("cpuMap", "cpu-map", inOrder(threadSet, new Parts<CpuMapModel>().rest("cpus", text))),
  ...limits.fields,
];
