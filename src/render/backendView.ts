import { isIP } from "node:net";
import type { BackendModel, PublicModel } from "../validate";
import { literalFormat, option, word, words } from "./quote";
import { serverParameters, type ServerOptions } from "./serverParameters";
import { socket } from "./socket";

type Balance = BackendModel["balance"];
type HttpCheck = NonNullable<BackendModel["httpCheck"]>;
type Expect = NonNullable<HttpCheck["expect"]>;
type Cookie = NonNullable<BackendModel["cookie"]>;
type StickTable = NonNullable<BackendModel["stickTable"]>;
type StickRule = BackendModel["stickRules"][number];
type Server = BackendModel["servers"][number];

/** A `backend` section. */
export function backendView(backend: BackendModel, model: PublicModel) {
  const { name, mode, balance, httpCheck, cookie, stickTable, stickRules, timeouts, extraLines } = backend;
  const defaultServer = { check: true, inter: "2s", rise: 2, fall: 3, ...defined(backend.defaultServer) };
  return {
    name,
    mode,
    balance: balanceLine(balance),
    hashType: hashTypeLine(balance),
    hashBalanceFactor: balance.hashBalanceFactor === undefined ? null : String(balance.hashBalanceFactor),
    httpCheck: httpCheck === undefined ? null : httpCheckView(httpCheck),
    cookie: cookie === undefined ? null : cookieLine(cookie),
    stickTable: stickTable === undefined ? null : stickTableLine(stickTable),
    stickRules: stickRules.map(stickRuleLine),
    timeouts: [
      option("connect", timeouts.connect),
      option("server", timeouts.server),
      option("queue", timeouts.queue),
      option("check", timeouts.check),
      option("tunnel", timeouts.tunnel),
    ].filter((timeout) => timeout !== undefined),
    extraLines,
    defaultServer: serverParameters(defaultServer, {}, model),
    servers: backend.servers.map((server) => serverLine(server, defaultServer, backend, model)),
  };
}

// Spread over defaults, a key without a value would hide the default.
function defined(options: ServerOptions): ServerOptions {
  const entries: [string, unknown][] = Object.entries(options);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

function balanceLine(balance: Balance): string {
  const { algorithm } = balance;
  switch (algorithm) {
    case "uri":
      return words(
        algorithm,
        option("len", balance.uriLen),
        option("depth", balance.uriDepth),
        balance.uriWhole && "whole",
        balance.uriPathOnly && "path-only",
      );
    case "url_param":
      return words(algorithm, balance.urlParam, balance.urlParamCheckPost && "check_post");
    case "hdr":
      return words(`hdr(${balance.hdrName ?? ""})`, balance.hdrUseDomainOnly && "use_domain_only");
    case "random":
      return balance.randomDraws === undefined ? algorithm : `random(${balance.randomDraws})`;
    case "rdp-cookie":
      return balance.rdpCookieName === undefined ? algorithm : `rdp-cookie(${balance.rdpCookieName})`;
    case "hash":
      return words(algorithm, word(balance.hashExpression ?? ""));
    default:
      return algorithm;
  }
}

function hashTypeLine({ hashMethod, hashFunction, hashAvalanche }: Balance): string | null {
  if (hashMethod === undefined && hashFunction === undefined && hashAvalanche === undefined) {
    return null;
  }
  // HAProxy reads the function only after the method, and the modifier only after the function.
  return words(
    hashMethod ?? "map-based",
    hashFunction ?? (hashAvalanche === undefined ? undefined : "sdbm"),
    hashAvalanche && "avalanche",
  );
}

function httpCheckView({ method, uri, host, headers, expect }: HttpCheck) {
  return {
    send: words(
      `meth ${method} uri ${word(uri)}`,
      host && `ver HTTP/1.1 hdr Host ${host}`,
      ...headers.map(({ name, value }) => `hdr ${name} ${literalFormat(value)}`),
    ),
    expect: expect === undefined ? null : expectLine(expect),
  };
}

function expectLine({ status, rstatus, string, rstring, negate }: Expect): string {
  return words(
    negate && "!",
    option("status", status),
    option("rstatus", rstatus && word(rstatus)),
    option("string", string && word(string)),
    option("rstring", rstring && word(rstring)),
  );
}

function cookieLine(cookie: Cookie): string {
  const {
    mode,
    indirect = mode === "insert",
    nocache = mode === "insert",
    httponly = mode === "insert",
  } = cookie;
  return words(
    cookie.name,
    mode,
    indirect && "indirect",
    nocache && "nocache",
    cookie.postonly && "postonly",
    cookie.preserve && "preserve",
    httponly && "httponly",
    cookie.secure && "secure",
    ...cookie.domains.map((domain) => `domain ${domain}`),
    option("maxidle", cookie.maxidle),
    option("maxlife", cookie.maxlife),
  );
}

function stickTableLine({ type, len, size, expire, nopurge }: StickTable): string {
  return words(
    `type ${type}`,
    option("len", len),
    `size ${size}`,
    option("expire", expire),
    nopurge && "nopurge",
  );
}

function stickRuleLine({ action, pattern, table }: StickRule): string {
  return words(action, word(pattern), option("table", table));
}

function serverLine(
  server: Server,
  inherited: ServerOptions,
  { cookie }: BackendModel,
  model: PublicModel,
): string {
  return words(
    server.name,
    socket(server.address, server.port),
    serverParameters(server, inherited, model) || undefined,
    cookie && `cookie ${server.cookie ?? server.name}`,
    server.backup && "backup",
    server.disabled && "disabled",
    // A name that cannot be resolved must not keep haproxy from starting.
    isIP(server.address) === 0 && "init-addr last,libc,none",
  );
}
