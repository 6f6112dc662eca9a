import type { BackendArgs, HaproxyPairArgs } from "../../../src/args";
import { authority, certificate } from "../certificates";

const servers = [
  { name: "s1", address: "10.0.0.21", port: 80 },
  { name: "s2", address: "10.0.0.22", port: 80 },
];

const endpoint = {
  host: "203.0.113.1",
  hostKey: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5 root@lb1",
  user: "admin",
  port: 2222,
  privateKey: "secret key",
  privateKeyPassword: "secret passphrase",
  password: "secret password",
  agentSocketPath: "/run/agent.sock",
  dialErrorLimit: 3,
  perDialTimeout: 5,
};

const hashing: BackendArgs[] = [
  {
    name: "by-source",
    balance: { algorithm: "source", hashMethod: "map-based", hashFunction: "crc32" },
    servers,
  },
  {
    name: "by-uri",
    balance: {
      algorithm: "uri",
      uriLen: 64,
      uriDepth: 3,
      uriWhole: true,
      uriPathOnly: true,
      hashAvalanche: true,
    },
    servers,
  },
  {
    name: "by-parameter",
    balance: { algorithm: "url_param", urlParam: "user", urlParamCheckPost: true, hashMethod: "consistent" },
    servers,
  },
  {
    name: "by-header",
    balance: {
      algorithm: "hdr",
      hdrName: "Host",
      hdrUseDomainOnly: true,
      hashMethod: "consistent",
      hashBalanceFactor: 150,
    },
    servers,
  },
  { name: "by-session", balance: { algorithm: "hash", hashExpression: "req.cook(session),lower" }, servers },
  { name: "by-chance", balance: { algorithm: "random", randomDraws: 3 }, servers },
  {
    name: "by-rdp-cookie",
    mode: "tcp",
    balance: { algorithm: "rdp-cookie", rdpCookieName: "mstshash" },
    servers,
  },
  { name: "in-turn", balance: { algorithm: "static-rr" }, servers },
];

const sticky: BackendArgs[] = [
  {
    name: "by-cookie",
    cookie: {
      name: "SERVER",
      mode: "insert",
      indirect: false,
      nocache: false,
      postonly: true,
      preserve: true,
      httponly: false,
      secure: true,
      domains: [".example.com", "example.org"],
      maxidle: "30m",
      maxlife: "8h",
    },
    servers: [
      { name: "s1", address: "10.0.0.21", port: 80, cookie: "one" },
      { name: "s2", address: "10.0.0.22", port: 80, cookie: "two", disabled: true },
    ],
  },
  {
    name: "by-table",
    stickTable: { type: "string", len: 64, size: "100k", expire: "30m", nopurge: true },
    stickRules: [
      { action: "store-response", pattern: "res.cook(session)" },
      { action: "match", pattern: "req.cook(session)", table: "by-table" },
    ],
    servers,
  },
];

const checked: BackendArgs = {
  name: "checked",
  mode: "http",
  retries: 1,
  redispatch: false,
  httpCheck: {
    method: "POST",
    uri: "/check?deep=yes",
    host: "app.internal",
    headers: [{ name: "X-Probe", value: "100% 'sure' #1" }],
    expect: { rstring: '"status": *"ok"', negate: false },
  },
  timeouts: { connect: "1s", server: "20s", queue: "2s", check: "3s", tunnel: "10m" },
  extraLines: ["option abortonclose", "http-response set-header X-Served-By %s"],
  defaultServer: {
    check: true,
    inter: "3s",
    fastinter: "500ms",
    downinter: "1s",
    rise: 1,
    fall: 4,
    checkPort: 8081,
    weight: 100,
    maxconn: 200,
    maxqueue: 50,
    slowstart: "30s",
    onMarkedDown: "shutdown-sessions",
    ssl: true,
    verify: "required",
    certificateAuthority: "internal",
    sni: "app.internal",
    checkSni: "check.internal",
    verifyhost: "app.internal",
    sendProxyV2: true,
  },
  servers: [
    { name: "s1", address: "2001:db8::21", port: 8443 },
    { name: "s2", address: "10.0.0.22", port: 8443, weight: 0, backup: true },
    { name: "s4", address: "localhost", port: 8080, initAddr: ["libc", "none"] },
    { name: "s3", address: "10.0.0.23", port: 8080, ssl: false, check: false, sendProxyV2: false },
  ],
};

/** Every input there is, at least once. */
export const everything: HaproxyPairArgs = {
  haproxyVersion: "2.6",
  nodes: [
    { name: "lb1", connection: { ...endpoint, proxy: endpoint }, address: "10.0.0.11", interface: "eth0" },
    { name: "lb2", connection: endpoint, address: "10.0.0.12", adopt: true, lost: true },
  ],
  virtualIps: ["2001:db8::100/64", "10.0.0.100/24"],
  certificates: [certificate("site")],
  certificateAuthorities: [authority("internal")],
  frontends: [
    {
      name: "web",
      mode: "http",
      binds: [
        { port: 80, acceptProxy: true },
        {
          address: "10.0.0.100",
          port: 443,
          certificates: ["site"],
          strictSni: true,
          alpn: ["http/1.1"],
          verify: "optional",
          certificateAuthority: "internal",
        },
      ],
      acls: [
        {
          name: "is_api",
          criterion: "hdr(host),lower",
          match: "str",
          ignoreCase: true,
          values: ["-f", "it's a #1"],
        },
        { name: "is_post", criterion: "method", values: ["POST", "PUT"] },
        { name: "has_token", criterion: "req.hdr(X-Token)", match: "found" },
      ],
      redirectToHttps: true,
      forwardedHeaders: true,
      trustedProxies: ["192.0.2.1", "198.51.100.0/24"],
      httpRequestRules: [
        { action: "set-header", name: "X-Literal", value: '100% "$HOME" \\ #1', condition: "is_api" },
        { action: "add-header", name: "X-Client", format: "%[src]:%[src_port]" },
        { action: "del-header", name: "X-Debug", condition: "!METH_GET or is_post has_token" },
        {
          action: "redirect",
          redirectType: "location",
          value: "/maintenance.html",
          status: 307,
          condition: "is_api",
        },
        { action: "deny", status: 429, condition: "is_post ! has_token" },
      ],
      useBackends: [
        { backend: "checked", host: "api.example.com", path: "/v1/", condition: "is_api or is_post" },
        { backend: "by-uri", host: "*.example.com", path: "/favicon.ico" },
        { backend: "by-cookie", condition: "has_token" },
      ],
      defaultBackend: "by-source",
      maxconn: 3000,
      dontlognull: false,
      httplog: true,
      idleCloseOnResponse: true,
      httpRestrictReqHdrNames: "delete",
      timeouts: { client: "40s", httpRequest: "5s", httpKeepAlive: "2s" },
      extraLines: ["http-request capture req.hdr(User-Agent) len 64"],
    },
    { name: "rdp", mode: "tcp", tcplog: true, binds: [{ port: 3389 }], defaultBackend: "by-rdp-cookie" },
  ],
  backends: [checked, ...hashing, ...sticky],
  maps: [
    { name: "hosts", entries: [{ key: "shop.example.com", value: "by-cookie" }] },
    { name: "paths", content: "# prefix backend\n/a by-uri\n/b in-turn\n" },
  ],
  lists: [
    { name: "blocked", values: ["192.0.2.0/24", "2001:db8:bad::/48"] },
    { name: "robots", content: "# by user agent\nBadBot\n" },
  ],
  files: [{ name: "sorry", content: "<h1>Sorry</h1>", extension: "html" }],
  global: {
    maxconn: 4000,
    nbthread: 2,
    hardStopAfter: "5m",
    maxSpreadChecks: "300ms",
    logs: [{ address: "/dev/log", facility: "local1", level: "notice" }, { address: "10.0.0.5:514" }],
    sslMinVersion: "TLSv1.3",
    sslDefaultBindCiphers: "ECDHE+AESGCM:!aNULL",
    sslDefaultBindCiphersuites: "TLS_AES_256_GCM_SHA384",
    extraLines: ["tune.bufsize 32768"],
  },
  defaults: {
    mode: "http",
    maxconn: 2000,
    dontlognull: true,
    redispatch: true,
    retries: 2,
    timeouts: {
      connect: "4s",
      client: "45s",
      server: "45s",
      httpRequest: "8s",
      httpKeepAlive: "3s",
      queue: "20s",
      check: "2s",
      tunnel: "30m",
    },
    extraLines: ["option http-keep-alive"],
  },
  peers: { port: 1024 },
  stats: {
    enabled: true,
    address: "127.0.0.1",
    port: 9000,
    uri: "/stats",
    user: "operator",
    prometheus: true,
  },
  vrrp: { virtualRouterId: 51, advertInt: 0.25, extraLines: ["garp_master_delay 1"] },
  packages: {
    haproxy: { version: "2.6.12-1+deb12u4", hold: true },
    keepalived: { version: "1:2.2.7-1+b2", hold: false },
    purgeOnDestroy: true,
  },
  rollout: { settleTimeout: 5, confirmTimeout: 120, drainTimeout: 20, reboot: true },
};
