import { isIPv4 } from "node:net";
import type { z } from "zod";
import { certificatesIn } from "./certificateChecks";
import { type BackendSugar, expandBackend } from "./expand/backend";
import { expandDefaults } from "./expand/defaults";
import type { BindSugar } from "./expand/bind";
import { expandFrontend, type FrontendSugar } from "./expand/frontend";
import { expandRing, type LogSugar, withLogLengths } from "./expand/logging";
import { connectionTables } from "./expand/protection";
import { expandGlobal } from "./expand/global";
import type { GlobalTlsSugar } from "./expand/globalTls";
import type { ProxyRulesSugar } from "./expand/rules";
import {
  type EntriesModel,
  type FileModel,
  fileModel,
  listModel,
  mapModel,
  shortDigest,
} from "./releaseFileModel";
import type { healthChecks } from "./healthCheckSchema";
import type { proxyLog } from "./loggingSchema";
import type { backendOptions, frontendOptions } from "./proxyOptionsSchema";
import type { replyFields } from "./replySchema";
import type { responseOptions } from "./responseSchema";
import type { proxyRules } from "./ruleSchema";
import type { Inputs } from "./schema";
import { type PasswordModel, passwordModels, type UserlistModel, userlistModel } from "./userlistModel";
import { canonicalAddress } from "./values";

type Frontend = Inputs["frontends"][number];
type Backend = Inputs["backends"][number];
type UseBackend = Frontend["useBackends"][number];
type HealthChecks = z.output<z.ZodObject<typeof healthChecks>>;
type Mode = NonNullable<Frontend["mode"]>;

/** A host, as the rendered files know it. */
export interface NodeModel {
  name: string;
  address: string;
  /** The interface of virtual addresses that name none; undefined for the one that carries `address`. */
  interface?: string;
}

/** A virtual address with the length of its network's prefix. */
export interface VirtualIpModel {
  address: string;
  prefixLength: number;
  family: "ipv4" | "ipv6";
  /** The interface that the input names. */
  interface?: string;
}

/** A certificate and the name of its file on the nodes, which changes with it. */
export interface CertificateModel {
  name: string;
  /** The certificate chain in PEM form, without anything else. */
  certificate: string;
  file: string;
}

/** A certificate that is presented to clients or servers. */
export interface ServerCertificateModel extends CertificateModel {
  /** What the authority's OCSP responder answered, in base64. */
  ocspResponse?: string;
  /** Whether haproxy asks the responder itself. */
  ocspUpdate: boolean;
}

/** Certificates that are no longer accepted, and the name of their file, which changes with them. */
export interface RevocationListModel {
  name: string;
  crl: string;
  file: string;
}

/** The same with the key that belongs to it. */
export interface CertificateWithKeyModel extends ServerCertificateModel {
  /** Secret: no rendered text depends on it. */
  privateKey: string;
}

export type { PasswordModel, UserlistModel } from "./userlistModel";
export type BindModel = Omit<Frontend["binds"][number], BindSugar>;
export type AclModel = Frontend["acls"][number];
export type UseServerModel = Backend["useServers"][number];
export type UseBackendModel = Pick<UseBackend, "backend" | "backendFormat" | "condition">;
export type ProxyRulesInputs = z.output<z.ZodObject<typeof proxyRules>>;
export type ProxyRulesModel = Omit<ProxyRulesInputs, ProxyRulesSugar>;
export type HttpRequestRuleModel = ProxyRulesModel["httpRequestRules"][number];
export type HttpResponseRuleModel = ProxyRulesModel["httpResponseRules"][number];
export type HttpAfterResponseRuleModel = ProxyRulesModel["httpAfterResponseRules"][number];
export type TcpRequestRuleModel = ProxyRulesModel["tcpRequestRules"][number];
export type TcpResponseRuleModel = Backend["tcpResponseRules"][number];
/** All fields that rules of any kind have. */
export type RuleFields = Omit<HttpRequestRuleModel & HttpResponseRuleModel, "action">;
/** The fields of a response that haproxy makes. */
export type ReplyModel = z.output<z.ZodObject<typeof replyFields>> & { status?: number | undefined };
export type ResponseOptionsModel = z.output<z.ZodObject<typeof responseOptions>>;
export type HttpErrorsModel = Inputs["httpErrors"][number];
export type ErrorFileModel = HttpErrorsModel["errorFiles"][number];
export type CacheModel = Inputs["caches"][number];
export type FrontendModel = Omit<Frontend, FrontendSugar | "binds" | "useBackends"> & {
  mode: Mode;
  binds: BindModel[];
  useBackends: UseBackendModel[];
};
export type DefaultServerModel = Backend["defaultServer"];
export type ServerModel = Backend["servers"][number];
export type ServerTemplateModel = Backend["serverTemplates"][number];
/** A section whose health check is in its full form. */
export type WithHealthChecks<Section> = Omit<Section, keyof HealthChecksModel> & HealthChecksModel;
export type BackendModel = WithHealthChecks<Omit<Backend, BackendSugar>> & { mode: Mode };
export type HttpCheckStepModel = NonNullable<NonNullable<HealthChecks["httpCheck"]>["steps"]>[number];
export interface HttpCheckModel {
  disableOn404: boolean;
  sendState: boolean;
  steps: HttpCheckStepModel[];
}
export type TcpCheckModel = NonNullable<HealthChecks["tcpCheck"]>;
export type TcpCheckStepModel = TcpCheckModel["steps"][number];
export type HealthChecksModel = Omit<HealthChecks, "httpCheck"> & { httpCheck?: HttpCheckModel | undefined };
export type MailersModel = Inputs["mailers"][number];
export type ResolversModel = Inputs["resolvers"][number];
export type GlobalModel = Omit<Inputs["global"], GlobalTlsSugar>;
export type TuneModel = GlobalModel["tune"];
export type DefaultsModel = Omit<WithHealthChecks<Inputs["defaults"]>, LogSugar>;
export type NamedDefaultsModel = Omit<WithHealthChecks<Inputs["namedDefaults"][number]>, LogSugar>;
export type RingModel = Inputs["rings"][number];
export type StatsModel = Omit<Inputs["stats"], "password">;
export type ProxyLogModel = z.output<z.ZodObject<typeof proxyLog>>;
export type FrontendOptionsModel = Omit<z.output<z.ZodObject<typeof frontendOptions>>, LogSugar>;
export type BackendOptionsModel = z.output<z.ZodObject<typeof backendOptions>>;

/**
 * What the files are rendered from: complete, consistent and without secrets. One-line inputs are expanded to what they
 * stand for, so that each part of it is a line of a file.
 */
export interface PublicModel extends Pick<
  Inputs,
  "resolvers" | "mailers" | "httpErrors" | "caches" | "peers" | "rings" | "vrrp" | "packages" | "rollout"
> {
  global: GlobalModel;
  defaults: DefaultsModel;
  namedDefaults: NamedDefaultsModel[];
  stats: StatsModel;
  haproxyVersion: string;
  nodes: NodeModel[];
  virtualIps: VirtualIpModel[];
  certificates: ServerCertificateModel[];
  certificateAuthorities: CertificateModel[];
  certificateRevocationLists: RevocationListModel[];
  frontends: FrontendModel[];
  backends: BackendModel[];
  maps: EntriesModel[];
  lists: EntriesModel[];
  files: FileModel[];
  userlists: UserlistModel[];
}

/** The same with the secrets that go to the nodes. */
export interface Model extends PublicModel {
  certificates: CertificateWithKeyModel[];
  passwords: PasswordModel[];
  /** Undefined when it is to be generated. */
  statsPassword: string | undefined;
}

const oldestByDefault = "2.4";

/** Fills in what the inputs leave open, and expands what they abbreviate. */
export function buildModel(given: Inputs): Model {
  const inputs = withLogLengths({ ...given, haproxyVersion: given.haproxyVersion ?? oldestByDefault });
  const {
    resolvers,
    mailers,
    peers,
    httpErrors,
    caches,
    rings,
    vrrp,
    packages,
    rollout,
    haproxyVersion = oldestByDefault,
  } = inputs;
  const { password, ...stats } = inputs.stats;
  return {
    global: expandGlobal(inputs),
    resolvers,
    mailers,
    httpErrors,
    caches,
    userlists: inputs.userlists.map(userlistModel),
    passwords: inputs.userlists.flatMap(passwordModels),
    defaults: expandDefaults(inputs.defaults, inputs),
    namedDefaults: inputs.namedDefaults.map((defaults) => expandDefaults(defaults, inputs)),
    peers,
    rings: rings.map(expandRing),
    stats,
    statsPassword: password,
    vrrp,
    packages,
    rollout,
    haproxyVersion,
    nodes: inputs.nodes.map(({ name, address, interface: device }) => ({
      name,
      address: canonicalAddress(address),
      interface: device,
    })),
    virtualIps: inputs.virtualIps.map(virtualIpModel),
    certificates: inputs.certificates.map((given) => ({
      ...certificateModel(given.name, given.certificate, "pem", given.ocspResponse),
      privateKey: given.privateKey,
      ocspResponse: given.ocspResponse?.replace(/\s/g, ""),
      ocspUpdate: given.ocspUpdate,
    })),
    certificateAuthorities: inputs.certificateAuthorities.map(({ name, certificate }) =>
      certificateModel(name, certificate, "crt"),
    ),
    certificateRevocationLists: inputs.certificateRevocationLists.map(({ name, crl }) => ({
      name,
      crl: `${crl.trim()}\n`,
      file: `${name}-${shortDigest(crl.trim())}.crl`,
    })),
    maps: inputs.maps.map(mapModel),
    lists: inputs.lists.map(listModel),
    files: inputs.files.map(fileModel),
    frontends: inputs.frontends.map((frontend) => expandFrontend(frontend, inputs)),
    backends: [...inputs.backends, ...connectionTables(inputs)].map((backend) =>
      expandBackend(backend, inputs),
    ),
  };
}

function virtualIpModel(value: string): VirtualIpModel {
  const [cidr = "", , device] = value.split(" ");
  const [address = "", prefixLength = ""] = cidr.split("/");
  return {
    address: canonicalAddress(address),
    prefixLength: Number(prefixLength),
    family: isIPv4(address) ? "ipv4" : "ipv6",
    interface: device,
  };
}

function certificateModel(name: string, pem: string, extension: string, alongside = ""): CertificateModel {
  const certificate = (certificatesIn(pem) ?? []).map((part) => part.toString()).join("");
  return { name, certificate, file: `${name}-${shortDigest(certificate + alongside)}.${extension}` };
}
