import type { BackendArgs, HaproxyPairArgs } from "../../../src/args";
import { authority } from "../certificates";
import { minimal } from "./minimal";

const servers = [{ name: "s1", address: "10.0.0.21", port: 80 }];

const byHttp: BackendArgs[] = [
  { name: "plain", httpCheck: {}, servers },
  {
    name: "one-request",
    httpCheck: {
      method: "PUT",
      uri: "/check",
      version: "HTTP/1.1",
      headers: [
        { name: "Host", value: "app.internal" },
        { name: "X-Unique", format: "%[uuid]" },
      ],
      body: '{"probe": "100%"}\n',
      expect: { rstatus: "^5", negate: true },
      disableOn404: true,
      sendState: true,
    },
    servers,
  },
  { name: "with-text", httpCheck: { host: "app.internal", expect: { string: "all's well" } }, servers },
  { name: "with-statuses", httpCheck: { expect: { status: "200-299,404" } }, servers },
  {
    name: "several-requests",
    httpCheck: {
      steps: [
        { action: "set-var", name: "check.port", expression: "int(8081)" },
        { action: "set-var-fmt", name: "check.path", format: "/%[var(check.port)]/x y" },
        { action: "comment", comment: "is the application there?" },
        {
          action: "connect",
          port: 8443,
          addr: "10.0.0.31",
          ssl: true,
          sni: "app.internal",
          alpn: ["h2", "http/1.1"],
          linger: true,
          comment: "it is not",
        },
        {
          action: "send",
          method: "GET",
          uri: "/ready",
          version: "HTTP/1.1",
          headers: [
            { name: "Host", value: "app.internal" },
            { name: "X-Unique", format: "%[uuid]" },
          ],
          body: "a\r\n\tb",
          comment: "the request",
        },
        {
          action: "expect",
          status: "200",
          comment: "the answer",
          errorStatus: "L7STS",
          toutStatus: "L7TOUT",
        },
        { action: "expect", hdr: { name: "X-", nameMatch: "beg", value: "^(up|ready)$", valueMatch: "reg" } },
        { action: "expect", hdr: { name: "X-State" } },
        { action: "expect", string: "all's well" },
        {
          action: "expect",
          negate: true,
          fhdr: { name: "x-state", nameMatch: "beg", value: "a, b", valueMatch: "sub" },
        },
        {
          action: "expect",
          rstring: '"state": *"(up|ready)"',
          minRecv: 10,
          onError: "not ready: 100%% sure",
        },
        { action: "connect", default: true, proto: "h1", sendProxy: true },
        { action: "send", uriLf: "%[var(check.path)]", bodyLf: "%[var(check.port)]" },
        { action: "expect", stringLf: "%[var(check.port)]", okStatus: "L7OKC" },
        { action: "unset-var", name: "check.port" },
        { action: "expect", rstatus: "^2", onSuccess: "well", statusCode: "int(200)" },
      ],
    },
    defaultServer: { ssl: true, certificateAuthority: "internal", verifyhost: "app.internal" },
    servers,
  },
  { name: "by-default", httpCheck: { steps: [] }, servers },
];

const byTcp: BackendArgs[] = [
  { name: "connected", tcpCheck: {}, servers },
  {
    name: "queue",
    tcpCheck: {
      steps: [
        { action: "comment", comment: "is it there?" },
        { action: "set-var", name: "check.port", expression: "int(6379)" },
        { action: "set-var-fmt", name: "check.word", format: "PING" },
        { action: "connect", port: 6380, ssl: true, sni: "queue.internal", alpn: ["redis"] },
        { action: "send", data: 'AUTH it\'s a "secret"\r\n', comment: "the password" },
        {
          action: "expect",
          string: "+OK",
          okStatus: "L7OK",
          errorStatus: "L7RSP",
          toutStatus: "L7TOUT",
          onSuccess: "logged in",
          onError: "not logged in",
          statusCode: "int(1)",
        },
        { action: "send-lf", format: "PING %[date]\r\n" },
        { action: "expect", rstring: "^\\+PONG", negate: true },
        { action: "connect", default: true, addr: "10.0.0.31", proto: "none", sendProxy: true, linger: true },
        { action: "unset-var", name: "check.port" },
        { action: "send-binary", hexstring: "50494e470d0a" },
        { action: "expect", binary: "2b504F4e47" },
        { action: "send-binary-lf", format: "%[str(PING),hex]" },
        { action: "expect", rbinary: "^2b50" },
        { action: "expect", binaryLf: "%[str(PONG),hex]", minRecv: 4 },
        { action: "expect", stringLf: "%[str(PONG)]" },
      ],
    },
    defaultServer: { certificateAuthority: "internal" },
    servers,
  },
  { name: "tls", sslHelloChk: true, servers },
  { name: "mysql", mysqlCheck: { user: "haproxy" }, servers },
  { name: "old-mysql", mysqlCheck: { user: "haproxy", clientVersion: "pre-41" }, servers },
  { name: "pgsql", pgsqlCheck: { user: "haproxy" }, servers },
  { name: "redis", redisCheck: true, servers },
  { name: "smtp", smtpchk: { hello: "EHLO", domain: "lb.example.com" }, servers },
  { name: "old-smtp", smtpchk: {}, servers },
  { name: "ldap", ldapCheck: true, servers },
];

/** Every kind of health check. */
export const healthChecks: HaproxyPairArgs = {
  ...minimal,
  haproxyVersion: "2.6",
  certificateAuthorities: [authority("internal")],
  frontends: [{ name: "web", binds: [{ port: 80 }], defaultBackend: "plain" }],
  backends: [
    ...byHttp,
    ...byTcp.map((backend): BackendArgs => ({ ...backend, mode: "tcp" })),
    { name: "inherited", servers },
  ],
  defaults: { httpCheck: { uri: "/healthz" } },
};
