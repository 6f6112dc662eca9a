import { isIP } from "node:net";
import type { ServerVerify } from "../../args";
import type { DefaultServerModel, ServerModel } from "../model";
import { expandServerTls } from "./serverTls";

/** Fills in what servers start from. */
export function expandDefaultServer(options: DefaultServerModel, verifies: ServerVerify): DefaultServerModel {
  return { ...options, check: options.check ?? true, ...expandServerTls(options, {}, verifies) };
}

/** Fills in what a server's inputs leave open, given what it inherits. */
export function expandServer(
  server: ServerModel,
  inherited: DefaultServerModel,
  hasCookie: boolean,
  verifies: ServerVerify,
): ServerModel {
  const { name, address } = server;
  return {
    ...server,
    check: server.check === inherited.check ? undefined : server.check,
    ...expandServerTls(server, inherited, verifies),
    cookie: server.cookie ?? (hasCookie ? name : undefined),
    // A name that cannot be resolved must not keep haproxy from starting.
    initAddr: server.initAddr ?? (isIP(address) === 0 ? ["last", "libc", "none"] : undefined),
  };
}
