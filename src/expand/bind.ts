import { isIPv6 } from "node:net";
import { hasTls } from "../syntax/bindTls";
import type { BindModel } from "../model/model";
import type { Inputs } from "../schema/inputs";
import { tlsProfiles } from "./tlsProfile";

type Bind = Inputs["frontends"][number]["binds"][number];

/** Returns the sockets of a bind. */
export function expandBind({ quic, ...given }: Bind, mode: string, inputs: Inputs): BindModel[] {
  const bind = expandTls(given, mode);
  // The IPv6 socket needs IPv6 in the inputs: haproxy does not start with one on a host without IPv6.
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

/** Puts one default certificate first, which works in every release; several have a keyword of their own. */
function defaults({ certificates, defaultCertificates }: BindModel) {
  if (defaultCertificates.length > 1) {
    return { certificates: certificates.filter((name) => !defaultCertificates.includes(name)) };
  }
  return {
    certificates: [...new Set([...defaultCertificates, ...certificates])],
    defaultCertificates: [],
  };
}

/** Returns the defined options, which take precedence. */
const given = (bind: BindModel): BindModel =>
  Object.fromEntries(Object.entries<unknown>(bind).filter(([, value]) => value !== undefined)) as BindModel;

/** Returns the bind for HTTP/3, without options for TCP or TLS below 1.3. */
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
