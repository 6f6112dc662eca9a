import type { HaproxyPairArgs } from "../../../src/args";
import { certificate } from "../certificates";
import { minimal } from "./minimal";

/** A web shop: TLS for two sites, routing by host and path, sticky sessions, health checks. */
export const shop: HaproxyPairArgs = {
  ...minimal,
  virtualIps: ["10.0.0.100/24", "10.0.0.101/24"],
  certificates: [certificate("site"), certificate("shop")],
  frontends: [
    {
      name: "web",
      binds: [{ port: 80 }, { port: 443, certificates: ["site", "shop"] }],
      redirectToHttps: true,
      acls: [
        { name: "is_office", criterion: "src", values: ["192.0.2.0/24"] },
        { name: "is_admin", criterion: "path", match: "beg", values: ["/admin/"] },
      ],
      httpRequestRules: [{ action: "deny", status: 404, condition: "is_admin !is_office" }],
      useBackends: [
        { backend: "api", host: "api.example.com" },
        { backend: "images", host: "shop.test", path: "/img/" },
        { backend: "api", condition: "is_admin is_office" },
      ],
      defaultBackend: "app",
    },
  ],
  backends: [
    {
      name: "app",
      balance: { algorithm: "leastconn" },
      httpCheck: { uri: "/healthz", host: "shop.test", expect: { status: "200" } },
      cookie: { name: "SERVER", secure: true },
      servers: [
        { name: "app-1", address: "10.0.0.21", port: 8080, weight: 20 },
        { name: "app-2", address: "10.0.0.22", port: 8080, weight: 10 },
        { name: "app-spare", address: "10.0.0.29", port: 8080, backup: true },
      ],
    },
    {
      name: "api",
      defaultServer: { inter: "1s", fall: 2 },
      servers: [
        { name: "api-1", address: "10.0.0.31", port: 8443, ssl: true, verify: "none" },
        { name: "api-2", address: "10.0.0.32", port: 8443, ssl: true, verify: "none" },
      ],
    },
    {
      name: "images",
      balance: { algorithm: "uri", hashMethod: "consistent" },
      servers: [
        { name: "images-1", address: "10.0.0.41", port: 80 },
        { name: "images-2", address: "10.0.0.42", port: 80 },
      ],
    },
  ],
};
