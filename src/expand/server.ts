import { isIP } from "node:net";
import type { ServerVerify } from "../args";
import { systemAuthorities } from "../language/files";
import { isSocket } from "../language/socket";
import type { DefaultServerModel, ServerModel, ServerTemplateModel } from "../model/model";
import { defaultsOf } from "./proxyMode";
import type { Inputs } from "../schema/inputs";
import { expandServerTls } from "./serverTls";

/** Returns the options that servers inherit from the defaults of their backend. */
export function inheritedServer(from: string | undefined, inputs: Inputs): DefaultServerModel {
  const verifies = verifiesIn(inputs);
  return defaultsOf<Inputs["defaults"]>({ from }, inputs).reduceRight<DefaultServerModel>(
    (inherited, { defaultServer = {} }) => {
      const tls = expandServerTls(defaultServer, inherited, verifies);
      return withOwn(inherited, { ...defaultServer, ...tls });
    },
    {},
  );
}

/** Returns the default verification of servers' certificates. */
export const verifiesIn = ({ global }: Inputs): ServerVerify => global.sslServerVerify ?? "required";

/** Fills in the defaults of `default-server`. Health check steps with TLS verify as their servers do. */
export function expandDefaultServer(
  own: DefaultServerModel,
  inherited: DefaultServerModel,
  verifies: ServerVerify,
  hasTlsSteps: boolean,
): DefaultServerModel {
  const { check = true, track } = withOwn(inherited, own);
  return {
    ...own,
    check: own.check ?? (check && track === undefined),
    ...expandServerTls(hasTlsSteps ? { ...own, checkSsl: true } : own, inherited, verifies),
  };
}

/** Returns the inherited options, overridden by the own ones. */
export function withOwn(inherited: DefaultServerModel, own: DefaultServerModel): DefaultServerModel {
  const given = Object.entries<unknown>(own).filter(([, value]) => value !== undefined);
  return { ...inherited, ...Object.fromEntries(given) };
}

/** Fills in the defaults of a server that it does not inherit. */
export function expandServer(
  server: ServerModel,
  inherited: DefaultServerModel,
  hasCookie: boolean,
  verifies: ServerVerify,
): ServerModel {
  const named = withName(server, inherited, verifies, server.address);
  return {
    ...named,
    ...expandOptions(named, inherited, verifies),
    cookie: server.cookie ?? (hasCookie && !isBackup(server, inherited) ? server.name : undefined),
    initAddr: server.initAddr ?? (isHostName(server.address) ? initAddr(server, inherited) : undefined),
  };
}

/** Fills in the defaults of a server template that it does not inherit. */
export function expandServerTemplate(
  template: ServerTemplateModel,
  inherited: DefaultServerModel,
  verifies: ServerVerify,
): ServerTemplateModel {
  const named = withName(template, inherited, verifies, template.fqdn);
  return {
    ...named,
    ...expandOptions(named, inherited, verifies),
    initAddr: template.initAddr ?? initAddr(template, inherited),
  };
}

function expandOptions(own: DefaultServerModel, inherited: DefaultServerModel, verifies: ServerVerify) {
  const check = own.check ?? (own.track === undefined ? undefined : false);
  return {
    check: check === inherited.check ? undefined : check,
    ...expandServerTls(own, inherited, verifies),
  };
}

/**
 * Requests and verifies a server's host name by default if the system's authorities verify it: they issue certificates
 * for any server.
 */
function withName<Server extends DefaultServerModel>(
  own: Server,
  inherited: DefaultServerModel,
  verifies: ServerVerify,
  address: string,
): Server {
  const all = withOwn(inherited, { ...own, ...expandServerTls(own, inherited, verifies) });
  const isNamed = [all.sni, all.sniExpression, all.verifyhost].some((given) => given !== undefined);
  const isVerified = all.ssl && all.verify === "required" && all.certificateAuthority === systemAuthorities;
  return isVerified && !isNamed && isHostName(address)
    ? { ...own, sni: address.replace(/^ipv[46]@/, "") }
    : own;
}

/** Returns whether a server is a backup. It gets no cookie, so that clients leave it when the others are up. */
const isBackup = (server: ServerModel, inherited: DefaultServerModel) => server.backup ?? inherited.backup;

const isHostName = (address: string) => isIP(address) === 0 && !isSocket(address) && !address.startsWith("_");

/** An unresolvable name must not prevent haproxy from starting. Its `resolvers`, if any, resolve it soon after. */
function initAddr(own: DefaultServerModel, inherited: DefaultServerModel): string[] | undefined {
  if (inherited.initAddr !== undefined) return undefined;
  return (own.resolvers ?? inherited.resolvers) === undefined ? ["last", "libc", "none"] : ["last", "none"];
}
