import type { ResolversModel } from "../model/model";
import { duration, number, text } from "../language/codec";
import { inOrder } from "../language/combined";
import { type Part, Parts } from "../language/parts";
import { type Field, Fields } from "../language/section";
import { addressAndPort, socket } from "../language/socket";

type Nameserver = ResolversModel["nameservers"][number];

const of = new Parts<ResolversModel>();
const fields = new Fields<ResolversModel>();
const ofNameserver = new Parts<Nameserver>();
const ofTimeouts = new Parts<ResolversModel["timeouts"]>();
const timeoutFields = new Fields<ResolversModel["timeouts"]>();
const ofHold = new Parts<ResolversModel["hold"]>();
const holdFields = new Fields<ResolversModel["hold"]>();

const location: Part<Nameserver> = {
  keys: ["address", "port", "protocol"],
  needed: [["address"]],
  write: ({ address, port, protocol }) => [
    `${protocol === undefined ? "" : `${protocol}@`}${socket(address, port)}`,
  ],
  read: (reader, into) =>
    reader.attempt(() => {
      const [, protocol, rest = ""] = /^(?:(udp|tcp)@)?(.*)$/.exec(reader.take() ?? "") ?? [];
      const read = addressAndPort(rest);
      if (read !== undefined) Object.assign(into, read, { protocol });
      return read !== undefined;
    }),
};

const holds = ["valid", "obsolete", "nx", "refused", "timeout", "other"] as const;

/** The lines of a `resolvers` section. */
export const resolversLines: Field<ResolversModel>[] = [
  fields.each("nameservers", "nameserver", inOrder(ofNameserver.positional("name", text), location)),
  fields.line(of.flag("parseResolvConf", "parse-resolv-conf")),
  fields.line(of.argument("acceptedPayloadSize", "accepted_payload_size", number)),
  fields.line(of.argument("resolveRetries", "resolve_retries", number)),
  fields.inside(
    "timeouts",
    timeoutFields.line(ofTimeouts.argument("resolve", "timeout resolve", duration)),
    timeoutFields.line(ofTimeouts.argument("retry", "timeout retry", duration)),
  ),
  fields.inside(
    "hold",
    ...holds.map((key) => holdFields.line(ofHold.argument(key, `hold ${key}`, duration))),
  ),
];
