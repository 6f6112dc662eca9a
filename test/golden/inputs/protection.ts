import type { HaproxyPairArgs } from "../../../src/args";
import { minimal } from "./minimal";

/** Every one-line protection. */
export const protection: HaproxyPairArgs = {
  ...minimal,
  lists: [
    { name: "banned", values: ["203.0.113.7", "198.51.100.0/24"] },
    { name: "office", values: ["192.0.2.0/24"] },
  ],
  frontends: [
    {
      name: "web",
      binds: [{ port: 80 }],
      trustedProxies: ["10.0.0.5"],
      rateLimit: { requests: 100, period: "10s", except: ["192.0.2.0/24"] },
      connectionLimit: { connections: 20, newConnections: 50, period: "30s", except: ["192.0.2.0/24"] },
      denySources: { networks: ["203.0.113.99"], list: "banned" },
      allowSources: { networks: ["10.0.0.0/8"], list: "office" },
      maxBodySize: "10m",
      defaultBackend: "app",
    },
    {
      name: "api",
      binds: [{ port: 8080 }],
      rateLimit: { requests: 1000, key: "req.hdr(X-Api-Key)" },
      defaultBackend: "app",
    },
    {
      name: "database",
      mode: "tcp",
      binds: [{ port: 5432 }],
      connectionLimit: { connections: 5 },
      allowSources: { networks: ["10.0.0.0/8"] },
      defaultBackend: "postgres",
    },
  ],
  backends: [
    { name: "app", servers: [{ name: "app-1", address: "10.0.0.21", port: 8080 }] },
    { name: "postgres", mode: "tcp", servers: [{ name: "pg1", address: "10.0.0.31", port: 5432 }] },
  ],
};
