import { isIPv6 } from "node:net";
import { hasTls } from "../syntax/bindTls";
import type { BindModel } from "../model/model";
import type { Inputs } from "../schema/inputs";
import { tlsProfiles } from "./tlsProfile";

type Bind = Inputs["frontends"][number]["binds"][number];

/** The sockets that a bind stands for. */
export function expandBind({ quic, ...given }: Bind, mode: string, inputs: Inputs): BindModel[] {
  const bind = expandTls(given, mode);
  // Two sockets, for haproxy does not start with an IPv6 one where the host has no IPv6.
  const addresses = bind.address === undefined && hasIPv6(inputs) ? ["0.0.0.0", "::"] : [bind.address];
  return [
    ...addresses.map((address) => ({ ...bind, address })),
    ...(quic ? addresses.map((address) => quicBind(bind, address)) : []),
  ];
}

function expandTls({ tlsProfile, ...bind }: Omit<Bind, "quic">, mode: string): BindModel {
  const { certificateAuthority } = bind;
  if (!hasTls(bind)) return bind;
  return {
    ...(tlsProfile && { ...tlsProfiles[tlsProfile], noTlsTickets: true }),
    ...given(bind),
    ...defaults(bind),
    alpn: bind.alpn ?? (mode === "http" && bind.proto === undefined ? ["h2", "http/1.1"] : undefined),
    verify: bind.verify ?? (certificateAuthority === undefined ? undefined : ("required" as const)),
  };
}

/** One default certificate is the first of all, which every release knows; several have a keyword of their own. */
function defaults({ certificates, defaultCertificates }: BindModel) {
  if (defaultCertificates.length > 1) {
    return { certificates: certificates.filter((name) => !defaultCertificates.includes(name)) };
  }
  return {
    certificates: [...new Set([...defaultCertificates, ...certificates])],
    defaultCertificates: [],
  };
}

/** What is given takes precedence, what is undefined does not. */
const given = (bind: BindModel): BindModel =>
  Object.fromEntries(Object.entries<unknown>(bind).filter(([, value]) => value !== undefined)) as BindModel;

/** The same for HTTP/3, without what is about TCP or TLS below 1.3. */
function quicBind(bind: BindModel, address = "0.0.0.0"): BindModel {
  return {
    ...bind,
    address: `${isIPv6(address) ? "quic6" : "quic4"}@${address}`,
    alpn: ["h3"],
    sslMinVer: undefined,
    sslMaxVer: undefined,
    ciphers: undefined,
    preferClientCiphers: undefined,
    noTlsTickets: undefined,
    id: undefined,
    deferAccept: false,
    tfo: false,
    tcpUt: undefined,
    mss: undefined,
  };
}

const hasIPv6 = ({ nodes, virtualIps }: Inputs) =>
  [...nodes.map(({ address }) => address), ...virtualIps.map((cidr) => cidr.replace(/\/.*/, ""))].some(
    (address) => isIPv6(address),
  );
