import type { z } from "zod";
import type { healthChecks } from "../schema/healthCheck";
import type { Inputs } from "../schema/inputs";
import type { proxyLog } from "../schema/logging";
import type { backendOptions, frontendOptions } from "../schema/proxyOptions";
import type { replyFields } from "../schema/reply";
import type { responseOptions } from "../schema/response";
import type { proxyRules } from "../schema/rule";
import type {
  BackendSugar,
  BindSugar,
  FrontendSugar,
  GlobalTlsSugar,
  LogSugar,
  ProxyRulesSugar,
} from "./sugar";

type Frontend = Inputs["frontends"][number];
type Backend = Inputs["backends"][number];
type UseBackend = Frontend["useBackends"][number];
type HealthChecks = z.output<z.ZodObject<typeof healthChecks>>;
type Mode = NonNullable<Frontend["mode"]>;

/** A node, as it appears in the rendered files. */
export interface NodeModel {
  name: string;
  address: string;
  /** The interface of virtual addresses that name none; undefined means the one with `address`. */
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
  /** The answer of the authority's OCSP responder, in base64. */
  ocspResponse?: string;
  /** True if haproxy asks the responder itself. */
  ocspUpdate: boolean;
}

/** Certificates that are no longer accepted, and the name of their file, which changes with them. */
export interface RevocationListModel {
  name: string;
  crl: string;
  file: string;
}

/** A certificate with its private key. */
export interface CertificateWithKeyModel extends ServerCertificateModel {
  /** Secret: no rendered text depends on it. */
  privateKey: string;
}

/** A map or a list of patterns, and the text of its file. */
export interface EntriesModel {
  name: string;
  content: string;
}

/** Another file, and its name on the nodes, which changes with it. */
export interface FileModel {
  name: string;
  content: string;
  file: string;
}

/** A user, and the name of the file with the password's hash. */
export interface UserModel {
  name: string;
  groups: string[];
  passwordFile: string;
}

/** A userlist without its secrets. */
export interface UserlistModel {
  name: string;
  groups: Inputs["userlists"][number]["groups"];
  users: UserModel[];
}

/** The hash of a user's password, and the name of its file. */
export interface PasswordModel {
  file: string;
  /** Secret: no rendered text depends on it. */
  hash: string;
}

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
/** All fields of all kinds of rules. */
export type RuleFields = Omit<HttpRequestRuleModel & HttpResponseRuleModel, "action">;
/** The fields of a response that haproxy generates. */
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
export type DefaultsModel = Omit<WithHealthChecks<Inputs["defaults"]>, LogSugar>;
export type NamedDefaultsModel = Omit<WithHealthChecks<Inputs["namedDefaults"][number]>, LogSugar>;
export type RingModel = Inputs["rings"][number];
export type StatsModel = Omit<Inputs["stats"], "password">;
export type ProxyLogModel = z.output<z.ZodObject<typeof proxyLog>>;
export type FrontendOptionsModel = Omit<z.output<z.ZodObject<typeof frontendOptions>>, LogSugar>;
export type BackendOptionsModel = z.output<z.ZodObject<typeof backendOptions>>;

/** The inputs that the model has in another form. */
interface Expanded {
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

/**
 * The model that the files are rendered from: complete, consistent and without secrets. One-line inputs are expanded,
 * so that each part is a line of a file.
 */
export interface PublicModel extends Omit<Inputs, keyof Expanded>, Expanded {}

/** The same with the nodes' secrets. */
export interface Model extends PublicModel {
  certificates: CertificateWithKeyModel[];
  passwords: PasswordModel[];
  /** Undefined if it is to be generated. */
  statsPassword: string | undefined;
}
