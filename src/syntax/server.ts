import { isIP } from "node:net";
import { serverIds, serverOptions } from "../keywords/server";
import type { DefaultServerModel, ServerModel, ServerTemplateModel } from "../model/model";
import { number, text } from "../language/codec";
import { inAnyOrderLastCounts, inOrder, oneOfParts } from "../language/combined";
import { type Part, Parts } from "../language/parts";
import { isSocket, socket } from "../language/socket";

const ofServer = new Parts<ServerModel>();
const ofTemplate = new Parts<ServerTemplateModel>();

/** The words after `default-server`. */
export const defaultServer = inAnyOrderLastCounts<DefaultServerModel>(...serverOptions.parts);

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

/** The words after `server`. */
export const server = inOrder(
  ofServer.positional("name", text),
  location,
  inAnyOrderLastCounts<ServerModel>(
    ...serverIds.parts,
    ...serverOptions.parts,
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

/** The words after `server-template`. */
export const serverTemplate = inOrder(
  ofTemplate.positional("prefix", text),
  oneOfParts(ofTemplate.positional("num", number), ofTemplate.positional("range", text)),
  service,
  inAnyOrderLastCounts<ServerTemplateModel>(...serverOptions.parts),
);
