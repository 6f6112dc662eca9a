/** Addresses, networks and host names. */
import ipaddr from "ipaddr.js";
import { isIP, isIPv4 } from "node:net";
import { checked, matching, port } from "./basic";

const hostNamePattern =
  /^(?=.{1,253}$)(?:[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9])?\.)*[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/;
// A name made only of numbers is a mistyped address.
const isHostName = (value: string) => hostNamePattern.test(value) && !/^[\d.]+$/.test(value);
const isAddress = (value: string) => isIP(value) !== 0 && !value.includes("%");

export const hostName = checked("is not a host name", isHostName);

export const host = checked(
  "is not an IP address or host name",
  (value) => isAddress(value) || isHostName(value),
);

/** A host that is compared with a request's Host header or SNI. */
export const routedHost = checked(
  "is not a host: a name such as www.example.com, *.example.com, or an IPv4 address, without port",
  (value) => isIPv4(value) || isHostName(value.replace(/^\*\./, "")),
);

export const address = checked("is not an IPv4 or IPv6 address", isAddress);

/** The address of a bind. */
export const listeningAddress = checked(
  "is not an IP address, nor unix@/path/of.sock, abns@name, or quic4@ or quic6@ with an address",
  (value) => {
    const [, form = "", rest = value] = /^(unix|abns|quic4|quic6)@(.*)$/.exec(value) ?? [];
    if (form === "unix") return /^\/[\w./-]{1,90}$/.test(rest);
    if (form === "abns") return /^[\w.-]{1,90}$/.test(rest);
    return isAddress(rest) && (form === "" || isIP(rest) === (form === "quic4" ? 4 : 6));
  },
);

export const initAddr = checked(
  "is not last, libc, none or an IP address",
  (value) => ["last", "libc", "none"].includes(value) || isAddress(value),
);

/** Reads `10.0.0.0/8` or `2001:db8::/32`. */
function parseCidr(value: string) {
  const [, base = "", length = ""] = /^([^/]+)\/(\d{1,3})$/.exec(value) ?? [];
  if (!isAddress(base)) {
    return undefined;
  }
  const parsed = ipaddr.parse(base);
  const prefixLength = Number(length);
  const bits = parsed.kind() === "ipv4" ? 32 : 128;
  return prefixLength <= bits ? { address: parsed, prefixLength, bits } : undefined;
}

export const network = checked(
  "is not an address or network such as 10.0.0.1, 10.0.0.0/8 or 2001:db8::/32",
  (value) => isAddress(value) || parseCidr(value) !== undefined,
);

const interfacePattern = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,14}$/;

export const networkInterface = matching(
  "is not the name of a network interface, such as eth0 or bond0.100",
  interfacePattern,
);

/** Reads `10.0.0.100/24` or `10.0.0.100/24 dev eth1`. */
export function parseVirtualIp(value: string) {
  const [, cidr = "", device] = /^(\S+)(?: dev (\S+))?$/.exec(value) ?? [];
  const parsed = parseCidr(cidr);
  return parsed && (device === undefined || interfacePattern.test(device))
    ? { ...parsed, interface: device }
    : undefined;
}

export const virtualIp = checked(
  "is not a host's address with its prefix length, such as 10.0.0.100/24 or 2001:db8::100/64, nor one with its interface, such as 10.0.0.100/24 dev eth1",
  (value) => {
    const parsed = parseVirtualIp(value);
    return (
      parsed !== undefined &&
      ["unicast", "private", "uniqueLocal", "linkLocal", "reserved", "carrierGradeNat"].includes(
        parsed.address.range(),
      )
    );
  },
);

/** The source address of connections to servers, with or without a port. */
export const sourceAddress = checked(
  "is not an address, with or without port: 10.0.0.5, 10.0.0.5:0",
  (value) => {
    const [, base = "", number = ""] = /^(.*):(\d{1,5})$/.exec(value) ?? [];
    return isAddress(value) || (isAddress(base) && Number(number) <= 65_535);
  },
);

export const mailAddress = matching(
  "is not a mail address, such as alerts@example.com",
  /^[A-Za-z0-9._%+=-]+@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?$/,
);

/** A server's IP address, host name (perhaps of one family) or Unix socket. */
export const serverAddress = checked(
  "is not an IP address or host name, nor a Unix socket such as /run/app.sock or abns@app",
  (value) =>
    /^(?:(?:unix@)?\/[\w./-]+|abns@[\w.-]+)$/.test(value) ||
    isAddress(value) ||
    isHostName(value.replace(/^ipv[46]@/, "")),
);

/** A host name, or the name of SRV records. */
export const serviceName = checked(
  "is not a host name, nor the name of SRV records such as _http._tcp.app.internal",
  (value) =>
    isHostName(value) ||
    (/^_[\w-]+\._[a-z]+\.(?=[^.])/.test(value) && isHostName(value.replace(/^_[\w-]+\._[a-z]+\./, ""))),
);

const hostAndPort = (value: string) => {
  const [, bracketed, plain, number] = /^(?:\[([^\]]*)\]|([^:[\]]*))(?::(\d{1,5}))?$/.exec(value) ?? [];
  return { host: bracketed ?? plain ?? "", port: number === undefined ? undefined : Number(number) };
};

export const logAddress = checked(
  "is not a log address: /dev/log, 10.0.0.5:514, tcp@10.0.0.5:514, ring@name, stdout, stderr or fd@3",
  (value) => {
    const { host: given, port: number } = hostAndPort(value.replace(/^(?:udp|tcp)[46]?@|^ipv[46]@/, ""));
    return (
      /^\/[\w./-]+$/.test(value) ||
      /^(?:stdout|stderr|fd@\d{1,3}|ring@[A-Za-z0-9][\w.-]*)$/.test(value) ||
      (host.safeParse(given).success && (number === undefined || port.safeParse(number).success))
    );
  },
);

export const statsSocketAddress = checked(
  "is not a socket's path or an IP address and port, such as /run/haproxy/monitor.sock or 127.0.0.1:9999",
  (value) => {
    const { host: given, port: number } = hostAndPort(value.replace(/^ipv[46]@/, ""));
    return /^\/[\w./-]+$/.test(value) || (isAddress(given) && port.safeParse(number).success);
  },
);

/** Returns the canonical form of an address: IPv6 in lower case and shortened. */
export const canonicalAddress = (value: string): string => ipaddr.parse(value).toString();
