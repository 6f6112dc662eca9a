import { sectionsOf } from "../../src/import/configuration";
import { bindDirectives, groups, serverDirectives, spelt } from "./spelling";

/** The words of the directives that hold in a section, in one spelling of each; those that add up are in their order. */
export type Directives = Map<string, string[]>;

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
