import { isIP } from "node:net";
import { systemAuthorities } from "../../syntax/files";
import type { DefaultServerModel, ServerModel } from "../model";

/** Fills in what servers start from. */
export function expandDefaultServer(options: DefaultServerModel): DefaultServerModel {
  return { ...options, check: options.check ?? true, ...tls(options, {}) };
}

/** Fills in what a server's inputs leave open, given what it inherits. */
export function expandServer(
  server: ServerModel,
  inherited: DefaultServerModel,
  hasCookie: boolean,
): ServerModel {
  const { name, address } = server;
  return {
    ...server,
    check: server.check === inherited.check ? undefined : server.check,
    ...tls(server, inherited),
    cookie: server.cookie ?? (hasCookie ? name : undefined),
    // A name that cannot be resolved must not keep haproxy from starting.
    initAddr: server.initAddr ?? (isIP(address) === 0 ? ["last", "libc", "none"] : undefined),
  };
}

/** TLS verifies, unless it is told not to. */
function tls(own: DefaultServerModel, inherited: DefaultServerModel): Partial<DefaultServerModel> {
  const ssl = own.ssl === (inherited.ssl ?? false) ? undefined : own.ssl;
  const starts = ssl === true;
  const verify = own.verify ?? (starts ? (inherited.verify ?? "required") : undefined);
  return {
    ssl,
    verify,
    certificateAuthority:
      own.certificateAuthority ??
      (verify === "required" && inherited.certificateAuthority === undefined ? systemAuthorities : undefined),
    checkSni: own.checkSni ?? own.sni,
  };
}
