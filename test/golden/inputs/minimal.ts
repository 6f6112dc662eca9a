import type { HaproxyPairArgs } from "../../../src/args";

const connection = { host: "203.0.113.1", hostKey: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5" };

/** The least that a pair needs. */
export const minimal: HaproxyPairArgs = {
  nodes: [
    { name: "lb1", connection, address: "10.0.0.11" },
    { name: "lb2", connection, address: "10.0.0.12" },
  ],
  virtualIps: ["10.0.0.100/24"],
  frontends: [{ name: "web", binds: [{ port: 80 }], defaultBackend: "app" }],
  backends: [{ name: "app", servers: [{ name: "app-1", address: "10.0.0.21", port: 8080 }] }],
};
