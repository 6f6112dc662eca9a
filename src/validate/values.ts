import { isIP, isIPv4 } from "node:net";
import ipaddr from "ipaddr.js";
import { z } from "zod";
import { conditionOf, conditionText, readsFile } from "../syntax/condition";
import { systemAuthorities } from "../syntax/files";
import { unprintable, wordsOf } from "../syntax/words";
import { parseRelease } from "./release";

const longestTimer = 2 ** 31 - 1;
const millisecondsIn = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
type TimeUnit = keyof typeof millisecondsIn;

/** A string that passes a test; the message follows the value that was given. */
export const checked = (message: string, test: (value: string) => boolean) =>
  z.string().refine(test, { error: message });
export const matching = (message: string, pattern: RegExp) =>
  checked(message, (value) => pattern.test(value));

export const integer = (min: number, max: number) =>
  z.number().refine((value) => Number.isInteger(value) && value >= min && value <= max, {
    error: `is not a whole number from ${min} to ${max}`,
  });

export const port = integer(1, 65535);

/** Free text on one line, always quoted where it is rendered. */
export const text = checked(
  "is not one line of text: it must not be empty, nor have control characters",
  (value) => value !== "" && !unprintable.test(value),
);

/** Text that is sent or looked for, which may have line ends and tabs in it. */
export const message = checked(
  "is not text: it must not be empty, nor have control characters other than line ends and tabs",
  (value) => value !== "" && !unprintable.test(value.replace(/[\r\n\t]/g, "")),
);

export const hexadecimal = matching(
  "is not a string of bytes, two hexadecimal digits each",
  /^(?:[0-9A-Fa-f]{2})+$/,
);

export const httpVersion = matching("is not a version of HTTP, such as HTTP/1.1", /^HTTP\/\d(?:\.\d)?$/);

export const checkVariable = matching(
  "is not a variable of health checks, such as check.token",
  /^(?:check|sess|proc)\.[A-Za-z0-9._]+$/,
);

// What haproxy takes for the arguments of a fetch or converter: all up to a parenthesis that is neither quoted nor escaped.
const argumentsOf = String.raw`\((?:"[^"]*"|'[^']*'|\\.|[^)'"\\])*\)`;

const isExpression = (value: string) =>
  !unprintable.test(value) && /^[A-Za-z][\w.,-]*$/.test(value.replace(new RegExp(argumentsOf, "g"), ""));

export const expression = checked(
  "is not a sample expression: the name of a fetch, such as src or req.hdr(X-User), perhaps with converters, such as src,ipmask(24)",
  isExpression,
);

/** What an ACL looks at. */
export const criterion = checked(
  "is not a criterion: a sample expression such as path or req.hdr(X-User); flags such as -i and -m are inputs of their own, `ignoreCase` and `match`",
  isExpression,
);

export const name = matching(
  "is not a name: letters, digits, `.`, `_` and `-`, beginning with a letter or digit, at most 63 characters",
  /^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/,
);

/** The name of an ACL, which conditions must be able to tell from their own words. */
export const aclName = name.refine((value) => !["or", "if", "unless"].includes(value), {
  error: "is not a name for an ACL: it has a meaning in conditions",
});

/** The name of a certificate authority of the inputs, or of the system's. */
export const authorityName = z
  .string()
  .refine((value) => value === systemAuthorities || name.safeParse(value).success, {
    error: `is not the name of a certificate authority, nor ${systemAuthorities} for the system's`,
  });

/** A condition, in the one form that it is written in. */
export const condition = checked(
  "is not a condition: names of ACLs, or ACLs as `{ path_beg /api }`, each with or without `!`, with `or` in between",
  (value) => !unprintable.test(value) && conditionOf(value) !== undefined,
)
  .refine((value) => conditionOf(value)?.alternatives.flat().some(readsFile) !== true, {
    error: "names a file with `-f`; give it a name instead: one of `acls`, with `list`",
  })
  .transform((value) => {
    const parsed = conditionOf(value);
    return parsed === undefined ? value : conditionText(parsed);
  });

export const proxyName = name.refine((value) => !value.startsWith("haproxy-pair-"), {
  error: "is not free: names beginning with haproxy-pair- are for the pair's own sections",
});

export const token = matching(
  "is not a plain word: letters, digits, `.`, `_`, `~` and `-`",
  /^[A-Za-z0-9_][A-Za-z0-9._~-]*$/,
);

export const headerName = matching(
  "is not a header name: letters, digits, `_` and `-`",
  /^[A-Za-z0-9][A-Za-z0-9_-]*$/,
);

export const alpn = matching(
  "is not an ALPN protocol such as h2 or http/1.1",
  /^[A-Za-z0-9][A-Za-z0-9./-]*$/,
);

export const cookieDomain = matching(
  "is not a domain: `example.com` or `.example.com`",
  /^\.?(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)*[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?$/,
);

export const cookieAttribute = matching(
  "is not an attribute of a cookie, such as SameSite=Lax",
  /^[A-Za-z][A-Za-z-]*(?:=[A-Za-z0-9._/:-]+)?$/,
);

const stickCounters =
  "gpt0|gpc0|gpc1|server_id|conn_cnt|conn_cur|sess_cnt|http_req_cnt|http_err_cnt|http_fail_cnt|bytes_in_cnt|" +
  "bytes_out_cnt|glitch_cnt|(?:gpt|gpc)\\(\\d{1,3}\\)";
const stickRates =
  "(?:gpc0|gpc1|conn|sess|http_req|http_err|http_fail|bytes_in|bytes_out|glitch)_rate\\(\\d{1,10}(?:ms|s|m|h|d)?\\)|" +
  "gpc_rate\\(\\d{1,3},\\d{1,10}(?:ms|s|m|h|d)?\\)";

/** What a stick table stores for each of its keys. */
export const stickData = matching(
  "is not a data type of stick tables, such as gpc0, conn_cur or http_req_rate(10s)",
  new RegExp(`^(?:${stickCounters}|${stickRates})$`),
);

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

/** What a Host header is compared with. */
export const routedHost = checked(
  "is not a host: a name such as www.example.com, *.example.com, or an IPv4 address, without port",
  (value) => isIPv4(value) || isHostName(value.replace(/^\*\./, "")),
);

export const address = checked("is not an IPv4 or IPv6 address", isAddress);

/** What a bind listens on. */
export const listeningAddress = checked(
  "is not an IP address, nor unix@/path/of.sock, abns@name, or quic4@ or quic6@ with an address",
  (value) => {
    const [, form = "", rest = value] = /^(unix|abns|quic4|quic6)@(.*)$/.exec(value) ?? [];
    if (form === "unix") return /^\/[\w./-]{1,90}$/.test(rest);
    if (form === "abns") return /^[\w.-]{1,90}$/.test(rest);
    return isAddress(rest) && (form === "" || isIP(rest) === (form === "quic4" ? 4 : 6));
  },
);

export const fileMode = matching("is not a mode in octal, such as 660", /^0?[0-7]{3}$/);

export const threadSet = matching(
  "is not a set of threads such as 1-4, odd or 1/all",
  /^(?:\d+\/)?(?:all|odd|even|\d+(?:-\d+)?)(?:,(?:\d+\/)?(?:all|odd|even|\d+(?:-\d+)?))*$/,
);

export const shards = matching(
  "is not a number above 0, by-thread or by-group",
  /^(?:[1-9]\d{0,3}|by-thread|by-group)$/,
);

/** A fault of a certificate, as OpenSSL counts or names it. */
export const verifyError = matching(
  "is not `all`, nor OpenSSL's number or name of a fault, such as 10 or X509_V_ERR_CERT_HAS_EXPIRED",
  /^(?:all|\d{1,4}|X509_V_ERR_[A-Z0-9_]+)$/,
);

export const initAddr = checked(
  "is not last, libc, none or an IP address",
  (value) => ["last", "libc", "none"].includes(value) || isAddress(value),
);

/** Reads `10.0.0.0/8` or `2001:db8::/32`. */
export function parseCidr(value: string) {
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

export const virtualIp = checked(
  "is not a host's address with its prefix length, such as 10.0.0.100/24 or 2001:db8::100/64",
  (value) => {
    const cidr = parseCidr(value);
    return (
      cidr !== undefined &&
      ["unicast", "private", "uniqueLocal", "linkLocal", "reserved", "carrierGradeNat"].includes(
        cidr.address.range(),
      )
    );
  },
);

export const networkInterface = matching(
  "is not the name of a network interface, such as eth0 or bond0.100",
  /^[A-Za-z0-9][A-Za-z0-9_.-]{0,14}$/,
);

/** The milliseconds of a duration, or undefined when it is none. */
export function milliseconds(value: string): number | undefined {
  const [, digits = "", unit = ""] = /^(\d{1,12})(ms|s|m|h|d)$/.exec(value) ?? [];
  return unit === "" ? undefined : Number(digits) * millisecondsIn[unit as TimeUnit];
}

export const duration = checked(
  "is not a duration: a whole number above 0 with ms, s, m, h or d, such as 500ms or 30s, at most 24d",
  (value) => {
    const time = milliseconds(value);
    return time !== undefined && time > 0 && time <= longestTimer;
  },
);

/** How long to wait for what haproxy can also wait for without an end, or by another timeout. */
export const timeoutOrNone = checked(
  "is not a duration, such as 500ms or 30s, at most 24d, or 0s for none",
  (value) => value === "0s" || duration.safeParse(value).success,
);

export const tableSize = matching(
  "is not a size: a whole number above 0, alone or with k, m or g, such as 5000 or 100k",
  /^[1-9]\d{0,8}[kmg]?$/,
);

export const path = matching(
  "is not a path: it begins with / and has no spaces or control characters",
  /^\/[!-~]*$/,
);

/** A path as servers are sent it, or that is looked for in requests. */
export const requestPath = matching(
  "is not a path: it begins with / and has no spaces, `?`, `#` or control characters",
  /^\/(?:(?![?#])[!-~])*$/,
);

export const retryOn = matching(
  "is not a reason to retry: conn-failure, empty-response, junk-response, response-timeout, 0rtt-rejected, " +
    "all-retryable-errors, none, or one of the statuses 401, 403, 404, 408, 425, 500, 501, 502, 503, 504",
  /^(?:conn-failure|empty-response|junk-response|response-timeout|0rtt-rejected|all-retryable-errors|none|40[1348]|425|50[0-4])$/,
);

/** The address that servers are connected to from, with or without a port. */
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

/** Where a server is: an address, a host name, of one family perhaps, or a Unix socket. */
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

export const serverReference = matching(
  "is not a server's name, with or without its backend: app-1, app/app-1",
  /^(?:[A-Za-z0-9][A-Za-z0-9._-]{0,62}\/)?[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/,
);

export const resolveOption = matching(
  "is not one of allow-dup-ip, ignore-weight, prevent-dup-ip",
  /^(?:allow-dup-ip|ignore-weight|prevent-dup-ip)$/,
);

export const urlPrefix = matching(
  "is not the beginning of a URL, such as https://static.example.com",
  /^(?:https?:\/\/[A-Za-z0-9]|\/)[!-~]*$/,
);

export const range = checked("is not a range of numbers, such as 3-7", (value) => {
  const [, first, last] = /^(\d{1,5})-(\d{1,5})$/.exec(value) ?? [];
  return first !== undefined && Number(first) >= 1 && Number(first) <= Number(last);
});

export const guid = matching(
  "is not a unique name: letters, digits, `-`, `_`, `.` and `:`, at most 127 characters",
  /^[A-Za-z0-9][A-Za-z0-9._:-]{0,126}$/,
);

export const onMarkedDown = matching("is not shutdown-sessions", /^shutdown-sessions$/);
export const onMarkedUp = matching("is not shutdown-backup-sessions", /^shutdown-backup-sessions$/);

export const statusList = matching(
  "is not a list of statuses such as 200, 200-299 or 200,301-303",
  /^[1-5]\d\d(?:-[1-5]\d\d)?(?:,[1-5]\d\d(?:-[1-5]\d\d)?)*$/,
);

/** The keywords that open a section of a haproxy.cfg. */
export const sectionKeywords = new Set(
  (
    "global defaults frontend backend listen peers resolvers mailers userlist cache program ring http-errors " +
    "fcgi-app log-forward log-profile crt-store traces acme healthcheck"
  ).split(" "),
);

const conditionals = new Set([".if", ".elif", ".else", ".endif"]);

// In quotes, a dollar sign stands for a variable, whatever its value may be.
const leavesQuoteOpen = (line: string) => wordsOf(line.replaceAll("$", "_")) === undefined;

/** A line that is put into a section as it is. */
export const extraLine = checked(
  "is not one line of a section: it must not be empty, have control characters, end with a backslash, leave a quote open, " +
    "open a section or be part of an `.if`",
  (value) => {
    // As haproxy reads it, which may be spelt with quotes and escapes, but not depend on the environment.
    const [keyword] = wordsOf(/^\s*(\S*)/.exec(value)?.[1] ?? "") ?? [];
    return (
      keyword !== undefined &&
      !unprintable.test(value) &&
      !value.endsWith("\\") &&
      !leavesQuoteOpen(value) &&
      !sectionKeywords.has(keyword) &&
      !conditionals.has(keyword)
    );
  },
);

export const ciphers = matching(
  "is not a list of ciphers in OpenSSL's form",
  /^[A-Za-z0-9!+-][A-Za-z0-9_:!+@=.-]*$/,
);

/** What haproxy writes for each request: text with `%variable` and `%[expression]` in it. */
export const logFormat = checked(
  "is not a log format: one line of text, in which each `%[` and `%{` is closed, and a `%` that is only that is `%%`",
  (value) => {
    const rest = value
      .replace(/%%/g, "")
      .replace(/%\{[^{}]*\}/g, "%")
      .replace(new RegExp(String.raw`%(?:\(\w+\))?\[(?:${argumentsOf}|[^[\]()])*\]`, "g"), "");
    return text.safeParse(value).success && !/%(?![A-Za-z(])/.test(rest);
  },
);

const hostAndPort = (value: string) => {
  const [, bracketed, plain, number] = /^(?:\[([^\]]*)\]|([^:[\]]*))(?::(\d{1,5}))?$/.exec(value) ?? [];
  return { host: bracketed ?? plain ?? "", port: number === undefined ? undefined : Number(number) };
};

export const logAddress = checked(
  "is not where logs can go: /dev/log, 10.0.0.5:514, tcp@10.0.0.5:514, ring@name, stdout, stderr or fd@3",
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

export const packageVersion = matching(
  "is not a Debian package version, such as 2.6.12-1+deb12u4",
  /^[0-9][0-9A-Za-z.+~:-]*$/,
);

export const hostKey = matching(
  "is not a public SSH host key, such as `ssh-ed25519 AAAA…`",
  /^(?:ssh|ecdsa|sk)-[\w@.-]+ [A-Za-z0-9+/]+={0,3}(?: [^\n]*)?\n?$/,
);

/** Bytes as text; spaces and line ends in it do not count. */
export const base64 = z
  .string()
  .refine(
    (value) =>
      value.trim() !== "" &&
      /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}(?:==|[A-Za-z0-9+/]=))?$/.test(value.replace(/\s/g, "")),
    {
      error: "is not base64",
    },
  );

/** Text that is never shown and may have several lines: a key, a password. */
export const secret = checked("is empty", (value) => value !== "");

export const haproxyRelease = checked("is not a HAProxy release from 2.2 on, such as 2.6", (value) => {
  const [major, minor] = parseRelease(value) ?? [0, 0];
  return major > 2 || (major === 2 && minor >= 2);
});

/** An address as it is always written: IPv6 in lower case and shortened. */
export const canonicalAddress = (value: string): string => ipaddr.parse(value).toString();

// haproxy reads lines of maps and lists into a buffer of 16 KiB; `=== ` separates files on their way to the nodes.
const longestLine = 4000;
const isLine = (value: string) =>
  value !== "" &&
  value === value.trim() &&
  value.length <= longestLine &&
  !/^(?:#|=== )/.test(value) &&
  !unprintable.test(value.replaceAll("\t", " "));

/** Whether a line of a list is one that haproxy takes as it is. */
export const isPattern = isLine;

/** Whether a line of a map has a key and a value. */
export const isMapLine = (value: string): boolean => isLine(value) && /^\S+[ \t]+\S/.test(value);

export const pattern = checked(
  "is not a pattern: one line without spaces around it, at most 4000 characters, not beginning with `#`",
  isPattern,
);

export const mapKey = checked(
  "is not the key of a map: characters without spaces, at most 4000, not beginning with `#`, nor `===`",
  (value) => isPattern(value) && /^\S+$/.test(value) && value !== "===",
);

export const mapValue = checked(
  "is not the value of a map: one line without spaces around it, at most 4000 characters",
  (value) => isPattern(`key ${value}`) && value === value.trim() && value !== "",
);

export const fileExtension = matching("is not the end of a file's name, such as html", /^[A-Za-z0-9]{1,16}$/);
