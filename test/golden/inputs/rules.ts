import type {
  HaproxyPairArgs,
  HttpAfterResponseRuleArgs,
  HttpRequestRuleArgs,
  HttpResponseRuleArgs,
  ProxyRulesArgs,
  ResponseOptionsArgs,
  TcpRequestRuleArgs,
  TcpResponseRuleArgs,
} from "../../../src/args";
import { minimal } from "./minimal";

const requestRules: HttpRequestRuleArgs[] = [
  { action: "wait-for-body", time: "1s", atLeast: "1k", condition: "METH_POST" },
  { action: "track-sc0", key: "src", table: "counters", condition: "!{ src 10.0.0.0/8 }" },
  { action: "sc-inc-gpc0", scId: 0 },
  { action: "sc-set-gpt0", scId: 0, int: 1, condition: "{ path_beg /.env }" },
  { action: "set-var", varName: "txn.host", expression: "req.hdr(host),lower" },
  { action: "set-var-fmt", varName: "txn.client", format: "%[src]:%[src_port]" },
  { action: "unset-var", varName: "txn.client" },
  {
    action: "do-resolve",
    varName: "txn.address",
    resolvers: "dns",
    family: "ipv4",
    expression: "var(txn.host)",
  },
  { action: "set-map", map: "seen", keyFormat: "%[src]", value: "100% seen" },
  { action: "del-map", map: "seen", keyFormat: "%[path]" },
  { action: "add-acl", list: "blocked", keyFormat: "%[src]", condition: "{ path /trap }" },
  {
    action: "auth",
    realm: "Staff only",
    condition: "{ path_beg /admin } !{ http_auth_group(staff) admins }",
  },
  {
    action: "deny",
    status: 429,
    contentType: "application/json",
    lfString: '{"client":"%[src]"}',
    condition: "{ path /limit }",
  },
  { action: "tarpit", status: 503, defaultErrorfiles: true, condition: "{ path /tarpit }" },
  { action: "return", contentType: "text/plain", string: "it's 100% #1", condition: "{ path /ping }" },
  {
    action: "return",
    status: 503,
    contentType: "text/html; charset=utf-8",
    file: "page",
    condition: "{ path /page }",
  },
  { action: "return", contentType: "text/plain", lfFile: "client", condition: "{ path /client }" },
  { action: "return", status: 404, errorfile: "gone", condition: "{ path /gone }" },
  { action: "return", status: 404, errorfiles: "branded", condition: "{ path /branded }" },
  {
    action: "return",
    status: 204,
    headers: [
      { name: "X-Literal", value: "100%" },
      { name: "X-Client", format: "%[src]" },
    ],
    condition: "{ path /headers }",
  },
  {
    action: "redirect",
    redirectType: "prefix",
    value: "https://www.example.com",
    status: 301,
    dropQuery: true,
    appendSlash: true,
    setCookie: "SEEN=1",
    condition: "{ path /old }",
  },
  {
    action: "redirect",
    redirectType: "location",
    format: "%[path,map(/etc/haproxy/maps/seen.map)]",
    ignoreEmpty: true,
    clearCookie: "USER=",
  },
  { action: "del-header", name: "^X-Internal-", match: "reg" },
  { action: "replace-header", name: "Cookie", matchRegex: "debug=[^;]*;? ?(.*)", value: String.raw`\1` },
  { action: "replace-path", matchRegex: "^/v1/(.*)", format: String.raw`/\1` },
  { action: "set-query", format: "%[query,regsub(debug=[^&]*&?,)]" },
  { action: "set-log-level", level: "silent", condition: "{ path /ping }" },
  { action: "set-nice", nice: -10 },
  { action: "set-mark", mark: "0x10" },
  { action: "set-tos", tos: "16" },
  { action: "capture", expression: "req.hdr(Referer)", id: 0 },
  { action: "strict-mode", strictMode: "off" },
  { action: "cache-use", cache: "small" },
];

const responseRules: HttpResponseRuleArgs[] = [
  { action: "wait-for-body", time: "1s", atLeast: "1k" },
  { action: "track-sc1", key: "src", table: "counters" },
  { action: "sc-inc-gpc0", scId: 1, condition: "{ status 404 }" },
  { action: "sc-set-gpt0", scId: 1, int: 2 },
  { action: "set-var", varName: "res.size", expression: "res.hdr(Content-Length)" },
  { action: "set-map", map: "seen", keyFormat: "%[src]", format: "%[status]" },
  { action: "del-acl", list: "blocked", keyFormat: "%[src]", condition: "{ status 200 }" },
  {
    action: "deny",
    status: 502,
    contentType: "text/plain",
    string: "refused",
    condition: "{ res.hdr(X-Secret) -m found }",
  },
  { action: "return", status: 404, errorfile: "gone", condition: "{ status 410 }" },
  { action: "return", status: 404, errorfiles: "branded", condition: "{ status 404 }" },
  { action: "return", contentType: "text/html", file: "page", condition: "{ status 503 }" },
  { action: "return", contentType: "text/plain", lfFile: "client", condition: "{ status 502 }" },
  { action: "return", contentType: "text/plain", lfString: "%[src]", condition: "{ status 501 }" },
  { action: "return", status: 500, defaultErrorfiles: true, condition: "{ status 599 }" },
  {
    action: "return",
    status: 200,
    headers: [
      { name: "X-A", value: "a" },
      { name: "X-B", format: "%[src]" },
    ],
    condition: "{ status 598 }",
  },
  {
    action: "redirect",
    redirectType: "location",
    value: "/100%",
    dropQuery: true,
    appendSlash: true,
    condition: "{ status 597 }",
  },
  {
    action: "redirect",
    redirectType: "location",
    format: "/%[src]",
    ignoreEmpty: true,
    setCookie: "A=1",
    clearCookie: "B",
    condition: "{ status 596 }",
  },
  { action: "set-status", status: 503, reason: "Try later", condition: "{ status 500 }" },
  { action: "replace-value", name: "Cache-Control", matchRegex: "^private$", value: "public" },
  { action: "del-header", name: "X-Powered-", match: "beg" },
  { action: "set-header", name: "X-Cache-Time", value: "100%" },
  { action: "set-log-level", level: "warning", condition: "{ status ge 500 }" },
  { action: "set-nice", nice: 5 },
  { action: "set-mark", mark: "16" },
  { action: "set-tos", tos: "0x10" },
  { action: "capture", expression: "res.hdr(Content-Type)", id: 0 },
  { action: "strict-mode", strictMode: "on" },
  { action: "cache-store", cache: "small" },
];

const afterResponseRules: HttpAfterResponseRuleArgs[] = [
  { action: "set-status", status: 404, reason: "Not here", condition: "{ status 410 }" },
  { action: "set-var", varName: "txn.status", expression: "status" },
  { action: "set-header", name: "X-Status", format: "%[var(txn.status)]" },
  { action: "replace-header", name: "Set-Cookie", matchRegex: "(.*)", value: String.raw`\1; Secure` },
  { action: "del-header", name: "Server", match: "str" },
  { action: "capture", expression: "status", id: 0 },
  { action: "strict-mode", strictMode: "off" },
];

const contentRules: TcpRequestRuleArgs[] = [
  {
    action: "do-resolve",
    varName: "sess.address",
    resolvers: "dns",
    family: "ipv6",
    expression: "str(example.com)",
  },
  { phase: "content", action: "set-var-fmt", varName: "sess.client", value: "100%" },
  { action: "set-var-fmt", varName: "sess.address", format: "%[src]" },
  { action: "set-var", varName: "sess.sni", expression: "req.ssl_sni,lower" },
  { action: "track-sc2", key: "src", table: "counters" },
  { action: "sc-set-gpt0", scId: 2, int: 3 },
  { action: "set-log-level", level: "notice" },
  { action: "set-nice", nice: 1 },
  { action: "set-mark", mark: "1" },
  { action: "set-tos", tos: "8" },
  { action: "accept", condition: "{ req.ssl_hello_type 1 }" },
];

const answerRules: TcpResponseRuleArgs[] = [
  { action: "set-var", varName: "sess.hello", expression: "res.payload(0,3)" },
  { action: "set-var-fmt", varName: "sess.a", value: "a" },
  { action: "set-var-fmt", varName: "sess.b", format: "%[src]" },
  { action: "set-log-level", level: "info" },
  { action: "set-nice", nice: 1 },
  { action: "set-mark", mark: "1" },
  { action: "set-tos", tos: "8" },
  { action: "sc-inc-gpc0", scId: 0 },
  { action: "sc-set-gpt0", scId: 0, int: 1 },
  { action: "close", condition: "{ res.payload(0,3) -m str 421 }" },
];

const proxyRules: ProxyRulesArgs = {
  httpRequestRules: requestRules,
  httpResponseRules: responseRules,
  httpAfterResponseRules: afterResponseRules,
  cors: {
    allowOrigins: ["https://www.example.com", "https://*.example.com:8443"],
    allowMethods: ["GET", "PUT"],
    allowHeaders: ["Content-Type"],
    allowCredentials: true,
    exposeHeaders: ["X-Total"],
    maxAge: 600,
  },
  hsts: { maxAge: 31_536_000, includeSubDomains: true, preload: true },
  cache: "small",
};

const responses: ResponseOptionsArgs = {
  compression: { algorithms: ["gzip", "deflate"], types: ["text/", "application/json"] },
  importedErrorFiles: [{ httpErrors: "branded", statuses: [404] }, { httpErrors: "branded" }],
  errorFiles: [{ status: 408, file: "gone" }],
  errorReplies: [
    { status: 503, contentType: "text/html", file: "page", headers: [{ name: "Retry-After", value: "60" }] },
    { status: 502, contentType: "text/plain", string: "100%" },
    {
      status: 500,
      contentType: "text/plain",
      lfString: "%[src]",
      headers: [{ name: "X-Client", format: "%[src]" }],
    },
    { status: 429, contentType: "text/plain", lfFile: "client" },
    { status: 410, errorfile: "gone" },
    { status: 404, errorfiles: "branded" },
    { status: 403, defaultErrorfiles: true },
  ],
};

const servers = [{ name: "s1", address: "10.0.0.21", port: 80 }];

/** Every input of rules, and of what haproxy makes of responses. */
export const rules: HaproxyPairArgs = {
  ...minimal,
  // What set-mark needs.
  global: { user: "root" },
  haproxyVersion: "2.6",
  maps: [{ name: "seen", entries: [{ key: "/a", value: "/b" }] }],
  lists: [{ name: "blocked", values: ["192.0.2.1"] }],
  files: [
    { name: "page", content: "<h1>Back soon</h1>", extension: "html" },
    { name: "client", content: "you are %[src]" },
    {
      name: "gone",
      content: "HTTP/1.0 404 Not Found\r\nContent-Type: text/plain\r\n\r\ngone",
      extension: "http",
    },
  ],
  resolvers: [{ name: "dns", nameservers: [{ name: "one", address: "10.0.0.53", port: 53 }] }],
  userlists: [
    {
      name: "staff",
      users: [
        {
          name: "alice",
          password:
            "$6$saltsaltsaltsalt$LVDOqYEgaQeNrbHJiTlVJiBeZa9NWGk6rZXGtASqYN4A6hkZLRGp3kSImXHvZlCDcSGHAQQbuJSlW47wSKAjt0",
          groups: ["admins"],
        },
      ],
      groups: [{ name: "readers", users: ["alice"] }],
    },
  ],
  httpErrors: [{ name: "branded", errorFiles: [{ status: 404, file: "gone" }] }],
  caches: [
    {
      name: "small",
      totalMaxSize: 16,
      maxObjectSize: 100_000,
      maxAge: 300,
      processVary: true,
      maxSecondaryEntries: 5,
    },
  ],
  defaults: responses,
  namedDefaults: [{ name: "branded", ...responses }],
  frontends: [
    {
      name: "web",
      binds: [{ port: 80 }],
      ...proxyRules,
      ...responses,
      tcpRequestRules: [
        { phase: "session", action: "reject", condition: "{ src 192.0.2.2 }" },
        { phase: "connection", action: "expect-proxy", condition: "{ src 192.0.2.3 }" },
      ],
      httpRequestRules: [
        { action: "set-map", map: "seen", keyFormat: "%[src]", value: "a" },
        { action: "capture", expression: "req.hdr(User-Agent)", len: 100 },
        { action: "use-service", service: "prometheus-exporter", condition: "{ path /metrics }" },
        ...requestRules,
      ],
      timeouts: { tarpit: "10s" },
      extraLines: ["declare capture request len 40", "declare capture response len 40"],
      defaultBackend: "app",
    },
    {
      name: "smtp",
      mode: "tcp",
      binds: [{ port: 25 }],
      tcpRequestInspectDelay: "5s",
      tcpRequestRules: [{ action: "capture", expression: "src", len: 40 }, ...contentRules],
      defaultBackend: "mail",
    },
  ],
  backends: [
    {
      name: "mail",
      mode: "tcp",
      tcpRequestInspectDelay: "5s",
      tcpRequestRules: contentRules,
      tcpResponseInspectDelay: "3s",
      tcpResponseRules: answerRules,
      servers: [{ name: "s1", address: "10.0.0.31", port: 25 }],
    },
    {
      name: "counters",
      stickTable: { type: "ip", size: "10k", expire: "10m", store: ["gpc0", "gpt0"] },
      servers,
    },
    {
      name: "app",
      ...proxyRules,
      ...responses,
      httpRequestRules: [
        { action: "set-timeout", timeoutType: "server", timeout: "2m" },
        { action: "set-timeout", timeoutType: "tunnel", expression: "int(5000)" },
        { action: "set-dst", expression: "var(txn.address)", condition: "{ var(txn.address) -m found }" },
        { action: "set-priority-class", expression: "int(-10)" },
        { action: "use-service", service: "prometheus-exporter", condition: "{ path /metrics }" },
        ...requestRules,
      ],
      servers,
    },
  ],
};
