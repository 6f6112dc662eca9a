import type {
  BackendOptionsArgs,
  DefaultServerArgs,
  EmailAlertArgs,
  FrontendOptionsArgs,
  HaproxyPairArgs,
  ProxyOptionsArgs,
} from "../../../src/args";
import { minimal } from "./minimal";

const proxyOptions: ProxyOptionsArgs = {
  httpConnectionMode: "http-server-close",
  forwardfor: { except: "127.0.0.0/8", header: "X-Client-IP", ifNone: true },
  originalto: { except: "10.0.0.100", header: "X-Original-To" },
  tcpka: true,
  httpBufferRequest: false,
  httpNoDelay: true,
  independentStreams: false,
  nolinger: true,
  spliceAuto: true,
  spliceRequest: false,
  spliceResponse: true,
};

const frontendOptions: FrontendOptionsArgs = {
  ...proxyOptions,
  clitcpka: true,
  clitcpkaCnt: 3,
  clitcpkaIdle: "60s",
  clitcpkaIntvl: "10s",
};

const backendOptions: BackendOptionsArgs = {
  ...proxyOptions,
  retries: 2,
  retryOn: ["conn-failure", "empty-response", "503"],
  redispatch: true,
  redispatchInterval: 1,
  httpReuse: "always",
  allbackups: true,
  abortonclose: false,
  persist: true,
  preferLastServer: true,
  checkcache: true,
  httpPretendKeepalive: true,
  httpSendNameHeader: "X-Backend-Server",
  logHealthChecks: true,
  srvtcpka: true,
  srvtcpkaCnt: 3,
  srvtcpkaIdle: "60s",
  srvtcpkaIntvl: "10s",
  tcpSmartConnect: true,
  transparent: false,
  fullconn: 400,
  maxKeepAliveQueue: 10,
  source: "10.0.0.5:0",
};

/** Every option of frontends, backends and `defaults`. */
export const options: HaproxyPairArgs = {
  ...minimal,
  frontends: [
    {
      name: "web",
      binds: [{ port: 80 }],
      forwardedHeaders: false,
      defaultBackend: "app",
      ...frontendOptions,
      timeouts: { client: "1m", clientFin: "10s", httpRequest: "5s", httpKeepAlive: "5s", tarpit: "20s" },
    },
  ],
  backends: [
    {
      name: "app",
      ...backendOptions,
      timeouts: { server: "1m", serverFin: "10s", httpRequest: "5s", httpKeepAlive: "5s", tarpit: "20s" },
      servers: [{ name: "s1", address: "10.0.0.21", port: 80 }],
    },
  ],
  defaults: {
    ...frontendOptions,
    ...backendOptions,
    mode: "http",
    httpConnectionMode: "http-keep-alive",
    timeouts: { clientFin: "30s", serverFin: "30s", tarpit: "20s" },
  },
};

/** How servers are watched. */
const watched: DefaultServerArgs = {
  check: true,
  checkPort: 8081,
  checkAddr: "2001:db8::1:99",
  checkProto: "h2",
  inter: "3s",
  fastinter: "500ms",
  downinter: "10s",
  rise: 1,
  fall: 4,
  observe: "layer7",
  errorLimit: 20,
  onError: "mark-down",
  onMarkedDown: "shutdown-sessions",
  onMarkedUp: "shutdown-backup-sessions",
  agentCheck: true,
  agentPort: 9999,
  agentAddr: "2001:db8::1:98",
  agentInter: "5s",
  agentSend: "app\n",
};

/** How servers are connected to. */
const connected: DefaultServerArgs = {
  weight: 50,
  backup: false,
  disabled: false,
  maxconn: 200,
  minconn: 20,
  maxqueue: 50,
  slowstart: "30s",
  nonStick: true,
  source: "2001:db8::1:5",
  tcpUt: "20s",
  tfo: true,
  poolMaxConn: 100,
  poolLowConn: 4,
  poolPurgeDelay: "10s",
  maxReuse: 1000,
  ws: "h1",
  redir: "https://static.example.com",
  initAddr: ["last", "10.0.0.97"],
  resolvers: "internal",
  resolvePrefer: "ipv4",
  resolveNet: ["10.0.0.0/8", "2001:db8::/32"],
  resolveOpts: ["allow-dup-ip"],
};

/** Every way to say where servers are and what they can take. */
export const servers: HaproxyPairArgs = {
  ...minimal,
  haproxyVersion: "2.6",
  resolvers: [
    {
      name: "internal",
      nameservers: [
        { name: "dns1", address: "10.0.0.53" },
        { name: "dns2", address: "2001:db8::53", port: 5353, protocol: "tcp" },
      ],
      parseResolvConf: true,
      acceptedPayloadSize: 8192,
      resolveRetries: 5,
      timeouts: { resolve: "2s", retry: "500ms" },
      hold: { valid: "5s", obsolete: "30s", nx: "1m", refused: "1m", timeout: "1m", other: "1m" },
    },
  ],
  backends: [
    {
      name: "app",
      defaultServer: connected,
      retryOn: ["conn-failure", "empty-response", "response-timeout"],
      acls: [{ name: "is_probe", criterion: "path", values: ["/probe"] }],
      forcePersist: ["is_probe"],
      ignorePersist: ["unless { method GET } is_probe"],
      servers: [
        { name: "app-1", id: 10, address: "10.0.0.21", port: 8080 },
        { name: "app-2", address: "10.0.0.22", port: 8080, backup: true, nonStick: false, tfo: false },
        { name: "app-3", address: "10.0.0.23", port: 8080, check: false, disabled: true },
      ],
    },
    {
      name: "watched",
      defaultServer: watched,
      servers: [
        { name: "app-1", address: "10.0.0.21", port: 8080 },
        { name: "app-2", address: "10.0.0.22", port: 8080, agentCheck: false },
      ],
    },
    {
      name: "followers",
      defaultServer: { track: "app/app-1" },
      servers: [{ name: "app-1", address: "10.0.0.21", port: 8081 }],
    },
    {
      name: "anywhere",
      servers: [
        { name: "same-port", address: "10.0.0.21", checkPort: 80 },
        { name: "same-port6", address: "2001:db8::21", check: false },
        { name: "next-port", address: "10.0.0.22", portOffset: 1, check: false },
        { name: "port-before", address: "2001:db8::22", portOffset: -1, check: false },
        { name: "socket", address: "/run/app.sock" },
        { name: "abstract", address: "abns@app" },
        {
          name: "one-family",
          address: "ipv4@app.internal",
          port: 80,
          initAddr: ["none"],
          resolvers: "internal",
        },
        { name: "same-health", address: "10.0.0.21", port: 8081, track: "app/app-1" },
      ],
    },
    {
      name: "discovered",
      defaultServer: { resolvers: "internal", initAddr: ["none"] },
      serverTemplates: [
        { prefix: "web", num: 5, fqdn: "_http._tcp.app.internal" },
        { prefix: "old", range: "3-4", fqdn: "app.internal", port: 8080, inter: "5s" },
      ],
    },
  ],
  defaults: { defaultServer: { inter: "5s", slowstart: "10s" } },
};

/** What only newer releases have. */
export const newestServers: HaproxyPairArgs = {
  ...minimal,
  haproxyVersion: "3.2",
  backends: [
    {
      name: "app",
      defaultServer: {
        initState: "down",
        hashKey: "addr-port",
        strictMaxconn: true,
        maxconn: 10,
        idlePing: "10s",
      },
      servers: [{ name: "app-1", guid: "app:1", address: "10.0.0.21", port: 8080 }],
    },
  ],
};

const emailAlert: EmailAlertArgs = {
  mailers: "alerts",
  from: "haproxy@example.com",
  to: "operators@example.com",
  level: "notice",
  myhostname: "lb.example.com",
};

/** Alerts by mail, which HAProxy 3.2 warns of. */
export const mail: HaproxyPairArgs = {
  ...minimal,
  mailers: [
    {
      name: "alerts",
      servers: [
        { name: "mx1", address: "10.0.0.25" },
        { name: "mx2", address: "10.0.0.26", port: 587 },
      ],
      timeoutMail: "20s",
    },
  ],
  frontends: [{ name: "web", binds: [{ port: 80 }], defaultBackend: "app", emailAlert }],
  backends: [{ name: "app", servers: [{ name: "app-1", address: "10.0.0.21", port: 8080 }], emailAlert }],
  defaults: { emailAlert },
};
