import { isIPv6 } from "node:net";
import { conditionWords } from "../validate/condition";
import type { FrontendModel, PublicModel } from "../validate";
import { pathOf } from "./certificateFiles";
import { httpOptions } from "./httpOptions";
import { literalFormat, option, word, words } from "./quote";
import { socket } from "./socket";

type Bind = FrontendModel["binds"][number];
type Rule = FrontendModel["httpRequestRules"][number];
type UseBackend = FrontendModel["useBackends"][number];
type Acl = FrontendModel["acls"][number];

const requestedHost = "req.hdr(host),field(1,:)";

/** A `frontend` section. */
export function frontendView(frontend: FrontendModel, model: PublicModel) {
  const { name, mode, maxconn, timeouts, acls, extraLines, useBackends, defaultBackend } = frontend;
  return {
    name,
    mode,
    binds: frontend.binds.flatMap((bind) => bindLines(bind, frontend, model)),
    options: mode === "http" ? ["httplog", ...httpOptions(model)] : ["tcplog"],
    maxconn: maxconn === undefined ? null : String(maxconn),
    timeouts: [
      option("client", timeouts.client),
      option("http-request", timeouts.httpRequest),
      option("http-keep-alive", timeouts.httpKeepAlive),
    ].filter((timeout) => timeout !== undefined),
    acls: acls.map(aclLine),
    extraLines,
    httpRequests: mode === "http" ? httpRequestLines(frontend, model) : [],
    useBackends: useBackends.map(useBackendLine),
    defaultBackend: defaultBackend ?? null,
  };
}

function bindLines(bind: Bind, { mode }: FrontendModel, model: PublicModel): string[] {
  const parameters = bindParameters(bind, mode, model);
  return bindSockets(bind, model).map((listening) => words(listening, ...parameters));
}

function bindSockets({ address, port }: Bind, { nodes, virtualIps }: PublicModel): string[] {
  if (address !== undefined) {
    return [address === "::" ? `:::${port} v6only` : socket(address, port)];
  }
  // Two sockets, for haproxy does not start with an IPv6 one where the host has no IPv6.
  const addresses = [...nodes, ...virtualIps].map((holder) => holder.address);
  return addresses.some((candidate) => isIPv6(candidate)) ? [`:${port}`, `:::${port} v6only`] : [`:${port}`];
}

function bindParameters(bind: Bind, mode: string, model: PublicModel): (string | false | undefined)[] {
  const { certificates, certificateAuthority, alpn = mode === "http" ? ["h2", "http/1.1"] : [] } = bind;
  const accepted = bind.acceptProxy && "accept-proxy";
  if (certificates.length === 0) {
    return [accepted];
  }
  return [
    accepted,
    "ssl",
    ...certificates.map((name) => `crt ${pathOf(model.certificates, name)}`),
    bind.strictSni && "strict-sni",
    option("ca-file", certificateAuthority && pathOf(model.certificateAuthorities, certificateAuthority)),
    option("verify", bind.verify ?? (certificateAuthority && "required")),
    alpn.length > 0 && `alpn ${alpn.join(",")}`,
  ];
}

function aclLine({ name, criterion, match, ignoreCase, values }: Acl): string {
  return words(
    name,
    word(criterion),
    match && `-m ${match}`,
    ignoreCase && "-i",
    // What comes after is a value, even when it looks like a flag.
    values.some((value) => value.startsWith("-")) && "--",
    ...values.map(word),
  );
}

function httpRequestLines(frontend: FrontendModel, model: PublicModel): string[] {
  return [
    ...(frontend.redirectToHttps ? [redirectToHttps(frontend, model)] : []),
    ...(frontend.forwardedHeaders === false ? [] : forwardedHeaders(frontend.trustedProxies)),
    ...frontend.httpRequestRules.map(ruleLine),
  ];
}

function redirectToHttps(frontend: FrontendModel, { frontends }: PublicModel): string {
  const { port = 443 } =
    [frontend, ...frontends]
      .flatMap(({ binds }) => binds)
      .find(({ certificates }) => certificates.length > 0) ?? {};
  const suffix = port === 443 ? "" : `:${port}`;
  const { trustedProxies } = frontend;
  const forwarded =
    trustedProxies.length > 0 &&
    `or ${fromOneOf(trustedProxies)} { req.hdr(X-Forwarded-Proto) -i -m str https }`;
  return words(`redirect prefix https://%[${requestedHost}]${suffix} code 308 unless { ssl_fc }`, forwarded);
}

const fromOneOf = (addresses: readonly string[]) => `{ src ${addresses.join(" ")} }`;

function forwardedHeaders(trustedProxies: readonly string[]): string[] {
  if (trustedProxies.length === 0) {
    return [
      "set-header X-Forwarded-For %[src]",
      "set-header X-Forwarded-Proto https if { ssl_fc }",
      "set-header X-Forwarded-Proto http unless { ssl_fc }",
    ];
  }
  const trusted = fromOneOf(trustedProxies);
  return [
    `set-header X-Forwarded-For %[src] if !${trusted}`,
    `add-header X-Forwarded-For %[src] if ${trusted}`,
    `set-header X-Forwarded-Proto https if { ssl_fc } !${trusted}`,
    `set-header X-Forwarded-Proto http if !{ ssl_fc } !${trusted}`,
  ];
}

function ruleLine(rule: Rule): string {
  return words(ruleAction(rule), rule.condition && `if ${conditionWords(rule.condition)?.join(" ") ?? ""}`);
}

function ruleAction({ action, name, value, format, redirectType, redirectCode, denyStatus }: Rule): string {
  const formatted = value === undefined ? word(format ?? "") : literalFormat(value);
  switch (action) {
    case "redirect":
      return words("redirect", redirectType, formatted, option("code", redirectCode));
    case "set-header":
    case "add-header":
      return words(action, name, formatted);
    case "del-header":
      return words(action, name);
    case "deny":
      return words(action, option("deny_status", denyStatus));
  }
}

function useBackendLine({ backend, host, path, condition }: UseBackend): string {
  const common = words(host && hostCondition(host), path && pathCondition(path));
  const alternatives =
    condition === undefined ? [""] : (conditionWords(condition) ?? []).join(" ").split(" or ");
  const conditions = alternatives.map((alternative) => words(common || undefined, alternative || undefined));
  return words(backend, conditions.some(Boolean) && `if ${conditions.join(" or ")}`);
}

function hostCondition(host: string): string {
  return host.startsWith("*.")
    ? `{ ${requestedHost} -i -m end ${host.slice(1)} }`
    : `{ ${requestedHost} -i -m str ${host} }`;
}

function pathCondition(path: string): string {
  return `{ path -m ${path.endsWith("/") ? "beg" : "str"} ${word(path)} }`;
}
