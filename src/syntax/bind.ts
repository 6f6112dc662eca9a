import { isIPv6 } from "node:net";
import { ClientVerify } from "../args";
import type { BindModel } from "../validate";
import { fileOf, oneOf, text } from "./codec";
import { inAnyOrder, inOrder, type Part, Parts } from "./parts";
import { socket } from "./socket";

const of = new Parts<BindModel>();

const listening: Part<BindModel> = {
  keys: ["address", "port"],
  needed: [["port"]],
  write: ({ address, port }) => {
    if (address === "::") return [`:::${port} v6only`];
    return [address === undefined ? `:${port}` : socket(address, port)];
  },
  read: (reader, into) =>
    reader.attempt(() => {
      const [, host = "", port = ""] = /^(.*):(\d+)$/.exec(reader.take() ?? "") ?? [];
      if (port === "") return false;
      const address = host.replace(/^ipv[46]@/, "").replace(/^\[(.*)\]$/, "$1");
      into.port = Number(port);
      if (address !== "" && address !== "*") into.address = address;
      // IPv4 and IPv6 are two sockets here.
      if (isIPv6(address) && address === "::") reader.takeKeyword("v6only");
      return true;
    }),
};

/** There is TLS where there is a certificate. */
const ssl: Part<BindModel> = {
  keys: [],
  needed: [],
  write: ({ certificates }) => (certificates.length > 0 ? ["ssl"] : []),
  read: (reader) => reader.takeKeyword("ssl"),
};

/** What follows `bind`. */
export const bind = inOrder(
  listening,
  inAnyOrder(
    of.flag("acceptProxy", "accept-proxy"),
    ssl,
    of.repeated("certificates", "crt", fileOf("certificate")),
    of.flag("strictSni", "strict-sni"),
    of.argument("certificateAuthority", "ca-file", fileOf("certificateAuthority")),
    of.argument("verify", "verify", oneOf(ClientVerify)),
    of.list("alpn", "alpn", text),
  ),
);
