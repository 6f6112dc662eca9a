import { isIP } from "node:net";
import type { ServerVerify } from "../args";
import { systemAuthorities } from "../language/files";
import type { DefaultServerModel, ServerModel, ServerTemplateModel } from "../model/model";
import { defaultsOf } from "./proxyMode";
import type { Inputs } from "../schema/inputs";
import { expandServerTls } from "./serverTls";

/** What the servers of a backend inherit from the defaults that it starts from. */
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

/** Whether the certificates of servers are verified where nothing else is said. */
export const verifiesIn = ({ global }: Inputs): ServerVerify => global.sslServerVerify ?? "required";

/** Fills in what servers start from; steps of a health check that speak TLS verify as their servers do. */
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

/** What is inherited, with what is given here. */
export function withOwn(inherited: DefaultServerModel, own: DefaultServerModel): DefaultServerModel {
  const given = Object.entries<unknown>(own).filter(([, value]) => value !== undefined);
  return { ...inherited, ...Object.fromEntries(given) };
}

/** Fills in what a server's inputs leave open, given what it inherits. */
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

/** Fills in what a server template's inputs leave open, given what it inherits. */
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
 * Asks a server for the name that it is found by, and verifies that, where nothing else is said: authorities that
 * everybody trusts would vouch for anybody.
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

/** With a cookie, its clients would stay with it when the others are back. */
const isBackup = (server: ServerModel, inherited: DefaultServerModel) => server.backup ?? inherited.backup;

const isHostName = (address: string) => isIP(address) === 0 && !/^(?:\/|unix@|abns@|_)/.test(address);

/** A name that cannot be resolved must not keep haproxy from starting; DNS servers of its own are asked soon after. */
function initAddr(own: DefaultServerModel, inherited: DefaultServerModel): string[] | undefined {
  if (inherited.initAddr !== undefined) return undefined;
  return (own.resolvers ?? inherited.resolvers) === undefined ? ["last", "libc", "none"] : ["last", "none"];
}
