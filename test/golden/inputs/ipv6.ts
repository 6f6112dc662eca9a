import type { HaproxyPairArgs } from "../../../src/args";
import { minimal } from "./minimal";

const connection = { host: "lb1.example.com", hostKey: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5" };

/** Three nodes that speak VRRP over IPv6, with virtual addresses of both families and a tcp service. */
export const ipv6: HaproxyPairArgs = {
  nodes: [
    { name: "lb1", connection, address: "2001:DB8::11", interface: "eth0" },
    { name: "lb2", connection, address: "2001:db8::12", interface: "eth0" },
    { name: "lb3", connection, address: "2001:db8:0::13", interface: "eth0" },
  ],
  virtualIps: ["10.0.0.100/24", "2001:db8::100/64", "2001:db8::101/64"],
  frontends: [
    ...(minimal.frontends as []),
    {
      name: "database",
      mode: "tcp",
      binds: [{ port: 5432 }, { address: "::", port: 5433 }, { address: "2001:db8::100", port: 5434 }],
      timeouts: { client: "30m" },
      defaultBackend: "postgres",
    },
  ],
  backends: [
    ...(minimal.backends as []),
    {
      name: "postgres",
      mode: "tcp",
      balance: { algorithm: "first" },
      stickTable: { type: "ipv6", size: "10k", expire: "1h" },
      stickRules: [{ pattern: "src" }],
      timeouts: { server: "30m", connect: "2s" },
      servers: [
        { name: "pg-1", address: "2001:db8::21", port: 5432, maxconn: 100 },
        { name: "pg-2", address: "2001:db8::22", port: 5432, maxconn: 100, backup: true },
      ],
    },
  ],
  stats: { enabled: false },
};
