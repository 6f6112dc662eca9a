import type { HaproxyPairArgs } from "../../../src/args";
import { minimal } from "./minimal";

const servers = [
  { name: "s1", address: "10.0.0.21", port: 80 },
  { name: "s2", address: "10.0.0.22", port: 80 },
];

/** Every way to keep a client on its server. */
export const persistence: HaproxyPairArgs = {
  ...minimal,
  frontends: [
    {
      name: "web",
      binds: [{ port: 80 }],
      stickTable: {
        type: "string",
        len: 40,
        size: "1m",
        expire: "10m",
        nopurge: true,
        store: ["gpc0", "conn_cur", "http_req_rate(10s)"],
        srvkey: "name",
      },
      defaultBackend: "app",
    },
  ],
  backends: [
    { name: "app", cookie: { name: "SERVER", secure: true, attr: ["SameSite=Lax"] }, servers },
    { name: "dynamic", cookie: { name: "SERVER", dynamic: true }, servers },
    { name: "by-source", stick: { on: "source" }, servers },
    { name: "by-header", stick: { on: "header", name: "X-User", size: "10k", expire: "1h" }, servers },
    { name: "by-application-cookie", stick: { on: "cookie", name: "JSESSIONID" }, servers },
    { name: "by-tls-session", mode: "tcp", stick: { on: "ssl-session-id" }, servers },
    { name: "by-rdp-user", mode: "tcp", stick: { on: "rdp-cookie", name: "mstshash" }, servers },
    {
      name: "in-full",
      stickTable: { type: "ip", size: "200k", store: ["gpc(2)", "bytes_out_rate(1m)"], srvkey: "addr" },
      stickRules: [{ action: "on", pattern: "src", condition: "!{ src 127.0.0.0/8 }" }],
      servers,
    },
  ],
};
