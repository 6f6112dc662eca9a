import type {
  BackendOptionsArgs,
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

/** DNS servers. */
export const discovery: HaproxyPairArgs = {
  ...minimal,
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
