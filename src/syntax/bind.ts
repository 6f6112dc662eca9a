import { isIP } from "node:net";
import { bindOptions, bindSocket } from "../keywords/bind";
import type { BindModel, FrontendModel } from "../model/model";
import { bindTls } from "./bindTls";
import { inAnyOrderLastCounts, inOrder } from "../language/combined";
import { type Part } from "../language/parts";
import { Reader } from "../language/reader";
import { type Field, Fields } from "../language/section";
import { socket } from "../language/socket";
import { word } from "../language/words";

const everyIPv6 = ["::", "quic6@::"];

/** The address and port. `::` is IPv6 only unless `v4v6` is set, whatever the kernel's default. */
const listening: Part<BindModel> = {
  keys: ["address", "port", "portRangeEnd", "v4v6"],
  needed: [],
  write: ({ address = "", port, portRangeEnd, v4v6 }) => {
    if (port === undefined) return [word(address)];
    const [, family = "", host = address] = /^(quic[46]@)(.*)$/.exec(address) ?? [];
    const ports = portRangeEnd === undefined ? `${port}` : `${port}-${portRangeEnd}`;
    if (everyIPv6.includes(address)) return [`${family}:::${ports}`, v4v6 ? "v4v6" : "v6only"];
    return [`${family}${socket(host, ports)}`];
  },
  read: (reader, into) =>
    reader.attempt(() => {
      const read = listeningIn(reader.take() ?? "");
      if (read === undefined) return false;
      Object.assign(into, read);
      return true;
    }),
};

function listeningIn(written: string): Partial<BindModel> | undefined {
  if (/^(?:unix|abns)@/.test(written)) return { address: written };
  if (written.startsWith("/")) return { address: `unix@${written}` };
  const [, family = "", given = "", first = "", last] =
    /^(ipv[46]@|tcp[46]?@|quic[46]@)?(.*):(\d+)(?:-(\d+))?$/.exec(written) ?? [];
  if (first === "") return undefined;
  const ports = { port: Number(first), portRangeEnd: last === undefined ? undefined : Number(last) };
  const host = given.replace(/^\[(.*)\]$/, "$1");
  const isQuic = family.startsWith("quic");
  const isEvery = host === "" || host === "*";
  if (isEvery && !isQuic && !family.endsWith("6@")) return ports;
  const every = family.endsWith("6@") ? "::" : "0.0.0.0";
  if (!isEvery && isIP(host) === 0) return undefined;
  const address = `${isQuic ? family : ""}${isEvery ? every : host}`;
  // Linux listens on both families unless `v6only` follows.
  return { ...ports, address, ...(everyIPv6.includes(address) && { v4v6: true }) };
}

const v4v6: Part<BindModel> = {
  keys: [],
  needed: [],
  write: () => [],
  read: (reader, into) => {
    const isBoth = reader.takeKeyword("v4v6");
    if (!isBoth && !reader.takeKeyword("v6only")) return false;
    into.v4v6 = isBoth;
    return true;
  },
};

/** The words after `bind`. */
export const bind = inOrder(
  listening,
  inAnyOrderLastCounts<BindModel>(v4v6, ...bindSocket.parts, ...bindTls, ...bindOptions.parts),
);

type Binds = Pick<FrontendModel, "binds">;
const one = new Fields<Binds>().each("binds", "bind", bind);

/** The lines `bind …`. Each address of a line becomes one input. */
export const bindLines: Field<Binds> = {
  notes: one.notes ?? [],
  write: (frontend, files) => one.write(frontend, files),
  read: (reader, into, files) =>
    reader.attempt(() => {
      if (!reader.takeKeyword("bind")) return false;
      const [addresses = "", ...options] = reader.rest();
      const isRead = addresses.split(",").every((address) => {
        const words = new Reader(["bind", address, ...options]);
        return one.read(words, into, files) && words.done;
      });
      if (!options.includes("v4v6")) into.binds = (into.binds ?? []).map(apart);
      return isRead;
    }),
};

const isEveryIPv4 = ({ address }: BindModel) => address === undefined || address === "0.0.0.0";

/** Separates the sockets of a port: next to one for all IPv4 addresses, `::` is IPv6 only. */
function apart(bind: BindModel, _: number, all: readonly BindModel[]): BindModel {
  const has = (test: (other: BindModel) => boolean) =>
    all.some((other) => other.port === bind.port && test(other));
  if (bind.address === "::" && has(isEveryIPv4)) return { ...bind, v4v6: false };
  if (bind.address === undefined && has(({ address }) => address === "::"))
    return { ...bind, address: "0.0.0.0" };
  return bind;
}
