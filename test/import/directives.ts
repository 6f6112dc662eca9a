import { sectionsOf } from "../../src/import/configuration";

/** The words of the directives that hold in a section, in one spelling of each; those that add up are in their order. */
export type Directives = Map<string, string[]>;

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

/** Settings of which the last one counts, by their keyword; what else there is adds up. */
const settings =
  /^(mode|balance|hash-type|hash-balance-factor|retries|retry-on|maxconn|fullconn|backlog|http-reuse|cookie|source|log-format|log-format-sd|error-log-format|unique-id-format|unique-id-header|log-tag|default_backend|monitor-uri|description|id|stick-table|nbthread|hard-stop-after|(?:timeout|option|no option|errorfile|compression|email-alert|http-check send-state|ssl-default-[a-z-]+) ?\S*)(?: |$)/;

/**
 * The directives that hold in each section of a haproxy.cfg: those of its defaults and its own, one by one, spelt alike.
 * What a keyword of a server or a bind says is one by itself.
 */
export function directivesOf(text: string): Directives {
  const sections = sectionsOf(text);
  const result: Directives = new Map();
  const bases = new Map<string, string>();
  for (const { words = [] } of sections.flatMap(({ kind, lines }) => (kind === "global" ? lines : []))) {
    if (words[0] === "ca-base" || words[0] === "crt-base") bases.set(words[0], words[1] ?? "");
  }
  const defaults: { name: string; lines: string[][] }[] = [];
  for (const { kind, name, from, lines } of sections) {
    const own = lines.map(({ words = [] }) => based(words, bases));
    const isProxy = ["defaults", "frontend", "backend", "listen"].includes(kind);
    const inherited =
      from === undefined
        ? kind === "defaults"
          ? undefined
          : defaults.at(-1)
        : defaults.filter((one) => one.name === from).at(-1);
    const all = isProxy ? [...(inherited?.lines ?? []), ...own] : own;
    if (kind === "defaults") defaults.push({ name, lines: all });
    else result.set(`${kind} ${name}`.trim(), holding(all, kind));
  }
  return result;
}

/** Files by their full paths. */
function based(words: readonly string[], bases: Map<string, string>): string[] {
  const baseOf: Record<string, string> = { crt: "crt-base", "ca-file": "ca-base", "crl-file": "ca-base" };
  return words.map((word, index) => {
    const base = bases.get(baseOf[words[index - 1] ?? ""] ?? "");
    return base === undefined || /^[/@]/.test(word) ? word : `${base}/${word}`;
  });
}

function holding(given: string[][], kind: string): string[] {
  const lines = inOrderOfEvaluation(given);
  const added: string[] = [];
  const set = new Map<string, string>();
  const serverDefaults = new Map<string, string>();
  for (const line of lines) {
    for (const words of spelt(line)) {
      if (words[0] === "default-server")
        for (const [key, value] of groups(words.slice(1))) serverDefaults.set(key, value);
      else if (words[0] === "server") added.push(...serverDirectives(words, serverDefaults));
      else if (words[0] === "bind") added.push(...bindDirectives(words));
      else {
        const text = words.join(" ");
        if (text === "no log") {
          added.splice(0, added.length, ...added.filter((other) => !other.startsWith("log ")));
          continue;
        }
        const [, keyword] = settings.exec(text) ?? [];
        if (line[0] === "option" && words[0] === "http-check") added.splice(firstStep(added), 0, text);
        else if (keyword === undefined) added.push(text);
        else set.set(logFormat.test(text) ? "log-format" : keyword.replace(/^no /, ""), text);
      }
    }
  }
  if (!["frontend", "backend", "listen"].includes(kind)) return [...added, ...set.values()];
  const rules = withFileAclsInBraces(added);
  const isTcp = (set.get("mode") ?? "mode tcp") === "mode tcp";
  set.set("mode", isTcp ? "mode tcp" : "mode http");
  // HAProxy falls back to the log of connections where it sees no requests.
  if (isTcp && set.get("log-format") === "option httplog") set.set("log-format", "option tcplog");
  const isIdle = (text: string) =>
    /^no option|^timeout \S+ 0$/.test(text) ||
    (isTcp && forHttp.test(text)) ||
    (kind === "frontend" && forBackends.test(text)) ||
    (kind === "backend" && forFrontends.test(text));
  const isIdleCookie = (text: string) =>
    (!set.has("cookie") && /^server \S+: cookie /.test(text)) ||
    (!/ dynamic( |$)/.test(set.get("cookie") ?? "") && text.startsWith("dynamic-cookie-key "));
  return [...rules, ...set.values()].filter((text) => !isIdle(text) && !isIdleCookie(text));
}

const logFormat = /^(?:option (?:httplog|tcplog|httpslog)|log-format )/;

/** Rules `redirect` come after all `http-request`. */
const inOrderOfEvaluation = (lines: string[][]) => [
  ...lines.filter(([first]) => first !== "redirect"),
  ...lines.filter(([first]) => first === "redirect"),
];

/** Where the request goes that `option httpchk` describes. */
function firstStep(directives: string[]): number {
  const at = directives.findIndex((text) => /^http-check (?!connect|comment|disable-on-404)/.test(text));
  return at < 0 ? directives.length : at;
}

/** Conditions with the ACLs in braces again that were named because they read files. */
function withFileAclsInBraces(directives: string[]): string[] {
  const named = directives.flatMap((text) => {
    const [, name = "", words = ""] = /^acl (\S+-in-\S+) (.* -f .*)$/.exec(text) ?? [];
    return name === "" ? [] : [{ name, text, words }];
  });
  return directives
    .filter((directive) => named.every(({ text }) => text !== directive))
    .map((directive) => {
      const [rule = "", condition] = directive.split(/ (?=(?:if|unless) )/);
      if (condition === undefined) return directive;
      const terms = condition.split(" ").map((term) => {
        const found = named.find(({ name }) => name === term.replace(/^!+/, ""));
        return found === undefined ? term : term.replace(found.name, `{ ${found.words} }`);
      });
      return `${rule} ${terms.join(" ")}`;
    });
}

/** The directives of which this one is one and of which the order decides. */
export function familyOf(directive: string): string | undefined {
  const [, family] =
    /^(acl \S+|(?:http-request|http-response|http-after-response|tcp-request|tcp-response|use_backend|use-server|stick|server-template|http-check|tcp-check)(?= ))/.exec(
      directive,
    ) ?? [];
  if (/^\S+ (?:inspect-delay|disable-on-404|send-state)/.test(directive)) return undefined;
  return /^server \S*[^:\s] \S+$/.test(directive) ? "server" : family;
}

/** What haproxy passes over in sections of the other kind, or the other mode: it comes from their defaults. */
export const forBackends =
  /^(?:balance|hash-type|retries|retry-on|http-reuse|fullconn|cookie|source|option (?:redispatch|httpchk|tcp-check|srvtcpka|abortonclose|prefer-last|allbackups|log-health-checks|persist|\w+-check)|http-check|tcp-check|timeout (?:connect|server|queue|check|tunnel|server-fin)|load-server-state)/;
const forHttp =
  /^(?:option (?:forwardfor|http|idle-close|prefer-last|originalto|abortonclose)|timeout http-|http-reuse|compression|unique-id|cookie|errorfile)/;
export const forFrontends =
  /^(?:option (?:httplog|tcplog|dontlognull|dontlog-normal|contstats|clitcpka|socket-stats|http-ignore-probes|tcp-smart-accept|logasap|log-separate-errors)|maxconn|backlog|monitor-uri|log-format|error-log-format|unique-id|timeout (?:client|client-fin|client-hs))/;

const milliseconds: Record<string, number> = { ms: 1, s: 1e3, m: 6e4, h: 36e5, d: 864e5 };

/** One spelling of a line, in as many lines as it stands for. */
function spelt(given: string[]): string[][] {
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
function groups(words: string[]): [string, string][] {
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

function serverDirectives(
  [, name = "", address = "", ...rest]: string[],
  inherited: Map<string, string>,
): string[] {
  const options = new Map([...inherited, ...groups(rest)]);
  if (options.get("verify") === "verify none")
    for (const key of ["verifyhost", "ca-file", "crl-file"]) options.delete(key);
  const said = [...options.values()].filter((option) => !option.startsWith("no-"));
  return [`server ${name} ${address}`, ...said.map((option) => `server ${name}: ${option}`)];
}

function bindDirectives([, socket = "", ...rest]: string[]): string[] {
  const isOld = (word: string) => /^no-(?:sslv3|tlsv1[01])$/.test(word);
  const options = groups(rest).map(([, option]) => option);
  const oldest = rest.includes("no-tlsv11") ? "1.2" : rest.includes("no-tlsv10") ? "1.1" : "";
  return [
    ...(oldest === "" ? [] : [`bind ${socket}: ssl-min-ver TLSv${oldest}`]),
    `bind ${socket}`,
    ...options.filter((option) => !isOld(option)).map((option) => `bind ${socket}: ${option}`),
  ];
}
