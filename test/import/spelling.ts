/** Keywords of `bind` and `server` lines that take a value. */
const withValue = new Set(
  (
    "weight inter fastinter downinter rise fall port maxconn minconn maxqueue cookie slowstart ca-file crl-file crt " +
    "verify verifyhost sni check-sni alpn check-alpn ciphers ciphersuites resolvers resolve-prefer resolve-opts resolve-net " +
    "init-addr observe error-limit on-error on-marked-down on-marked-up agent-port agent-inter agent-addr agent-send " +
    "pool-max-conn pool-purge-delay pool-low-conn proto check-proto track addr source id name level mode interface tcp-ut " +
    "curves ca-ignore-err crt-ignore-err ssl-min-ver ssl-max-ver crt-list backlog user group npn uid gid process thread " +
    "namespace proxy-v2-options max-reuse redir type len size expire store srvkey peers meth uri ver hdr body table"
  ).split(" "),
);

const milliseconds: Record<string, number> = { ms: 1, s: 1e3, m: 6e4, h: 36e5, d: 864e5 };

/** One spelling of a line, in as many lines as it stands for. */
export function spelt(given: string[]): string[][] {
  const words = withNegations(given).map((word) => {
    const [, digits = "", unit = ""] = /^(\d+)(ms|s|m|h|d)$/.exec(word) ?? [];
    return unit === "" ? word : String(Number(digits) * (milliseconds[unit] ?? NaN));
  });
  const [first = "", second = ""] = words;
  if (first === "bind") return portsOf(second).map((socket) => ["bind", socket, ...words.slice(2)]);
  if (first === "redirect") return [["http-request", ...words]];
  if (first === "persist" && second === "rdp-cookie") return [["persist", "rdp-cookie(msts)"]];
  if (first === "acl") return aclSpelt(words);
  if (first === "log" && /^[\d.]+$/.test(second)) return [["log", `${second}:514`, ...words.slice(2)]];
  if (first === "option" && second === "httpchk") return httpchk(words.slice(2));
  if (first === "http-check" && second === "send") return sent(words.slice(2));
  if (first === "stick-table") {
    // The peers are the nodes.
    return [["stick-table", ...sortedGroups(words.slice(1)).filter((group) => !group.startsWith("peers "))]];
  }
  if (first === "dynamic-cookie-key") return [[first, "…"]];
  if (first === "server-template") return [[...words.slice(0, 4), ...sortedGroups(words.slice(4))]];
  if (first === "user")
    return [
      words
        .map((word, index) => (/password$/.test(words[index - 1] ?? "") ? "…" : word))
        .map((word) => word.replace("insecure-", "")),
    ];
  if (first === "cookie") return [["cookie", second, ...words.slice(2).sort()]];
  if (/^ssl-default-(?:bind|server)-options$/.test(first)) return [[first, ...tlsOptions(words.slice(1))]];
  if (first === "tune.ssl.lifetime" && given[1] === second) return [[first, `${second}000`]];
  if (words.includes("||")) return [words.map((word) => (word === "||" ? "or" : word))];
  return [words];
}

/** An exclamation mark is one word with what it negates. */
const withNegations = (words: string[]) =>
  words.flatMap((word, index) => (word === "!" ? [] : words[index - 1] === "!" ? [`!${word}`] : [word]));

/** The oldest version, instead of those that are left out. */
function tlsOptions(words: string[]): string[] {
  const isOld = (word: string) => ["no-sslv3", "no-tlsv10", "no-tlsv11"].includes(word);
  const oldest = words.includes("no-tlsv11") ? ["ssl-min-ver TLSv1.2"] : [];
  const rest = words
    .filter((word) => !isOld(word))
    .join(" ")
    .replace("force-tlsv12", "ssl-min-ver TLSv1.2 ssl-max-ver TLSv1.2");
  return [...oldest, ...(rest.match(/ssl-m\w\w-ver \S+|\S+/g) ?? [])].sort();
}

function portsOf(sockets: string): string[] {
  return sockets.split(",").flatMap((socket) => {
    if (/^(?:unix@)?\//.test(socket)) return [socket.replace("unix@", "")];
    const [, address = "", first = "", last = first] =
      /^(?:ipv4@|ipv6@)?(?:0\.0\.0\.0|\*)?(.*):(\d+)(?:-(\d+))?$/.exec(socket) ?? [];
    if (first === "") return [socket];
    return Array.from(
      { length: Number(last) - Number(first) + 1 },
      (_, step) => `${address}:${Number(first) + step}`,
    );
  });
}

/** Flags before values, and those that change nothing left out. */
function aclSpelt([keyword = "", name = "", criterion = "", ...rest]: string[]): string[][] {
  const flags: string[] = [];
  const files: string[] = [];
  while (rest[0]?.startsWith("-")) {
    const flag = rest.shift() ?? "";
    if (flag === "--") break;
    if (flag === "-f") files.push(`-f ${rest.shift() ?? ""}`);
    else flags.push(flag === "-m" ? `-m ${rest.shift() ?? ""}` : flag);
  }
  flags.sort();
  const [file, ...more] = files;
  const first = [keyword, name, criterion, ...flags, ...(file === undefined ? [] : [file]), ...rest];
  return [first, ...more.map((other) => [keyword, name, criterion, ...flags, other])];
}

/** `option httpchk` with a request, in today's form. */
function httpchk([...request]: string[]): string[][] {
  if (request.length === 0) return [["option", "httpchk"]];
  const [method = "", uri, version, ...more] = request.length === 1 ? ["OPTIONS", request[0]] : request;
  const [number = "", ...headers] = [version ?? "", ...more].join(" ").split("\r\n");
  const fields = headers.flatMap((header) => [
    "hdr",
    header.replace(/:.*/, ""),
    header.replace(/^[^:]*: */, ""),
  ]);
  const versions = number === "" ? [] : ["ver", number];
  return [["option", "httpchk"], ...sent(["meth", method, "uri", uri ?? "/", ...versions, ...fields])];
}

/** Several lines send one request. */
const sent = (words: string[]) => sortedGroups(words).map((group) => ["http-check", "send", group]);

const longForms: Record<string, string> = {
  "send-proxy-v2-ssl": "send-proxy-v2 proxy-v2-options ssl",
  "send-proxy-v2-ssl-cn": "send-proxy-v2 proxy-v2-options cert-cn",
};

/** Keywords with their values. */
export function groups(words: string[]): [string, string][] {
  const found: [string, string][] = [];
  for (const rest = [...words]; rest.length > 0;) {
    const [keyword = "", ...implied] = (longForms[rest[0] ?? ""] ?? rest[0] ?? "").split(" ");
    rest.splice(0, 1, ...implied);
    const count = keyword === "hdr" ? 2 : withValue.has(keyword) ? 1 : 0;
    const key = ["crt", "hdr"].includes(keyword)
      ? `${keyword} ${rest[0] ?? ""}`
      : keyword.replace(/^no-/, "");
    found.push([key, [keyword, ...rest.splice(0, count)].join(" ")]);
  }
  return found;
}

const sortedGroups = (words: string[]) =>
  groups(words)
    .map(([, text]) => text)
    .sort();

export function serverDirectives(
  [, name = "", address = "", ...rest]: string[],
  inherited: Map<string, string>,
): string[] {
  const options = new Map([...inherited, ...groups(rest)]);
  if (options.get("verify") === "verify none")
    for (const key of ["verifyhost", "ca-file", "crl-file"]) options.delete(key);
  const said = [...options.values()].filter((option) => !option.startsWith("no-"));
  return [`server ${name} ${address}`, ...said.map((option) => `server ${name}: ${option}`)];
}

export function bindDirectives([, socket = "", ...rest]: string[]): string[] {
  const isOld = (word: string) => /^no-(?:sslv3|tlsv1[01])$/.test(word);
  const options = groups(rest).map(([, option]) => option);
  const oldest = rest.includes("no-tlsv11") ? "1.2" : rest.includes("no-tlsv10") ? "1.1" : "";
  return [
    ...(oldest === "" ? [] : [`bind ${socket}: ssl-min-ver TLSv${oldest}`]),
    `bind ${socket}`,
    ...options.filter((option) => !isOld(option)).map((option) => `bind ${socket}: ${option}`),
  ];
}
