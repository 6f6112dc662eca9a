import type { HaproxyPairArgs } from "../../../src/args";
import { minimal } from "./minimal";

/** Services that are no web servers. */
export const tcpServices: HaproxyPairArgs = {
  ...minimal,
  frontends: [{ name: "desktops", binds: [{ port: 3389 }], defaultBackend: "rdp" }],
  backends: [
    {
      name: "rdp",
      retryOn: ["conn-failure"],
      persistRdpCookie: "mstshash",
      source: "10.0.0.5",
      servers: [{ name: "s1", address: "10.0.0.21", port: 3389 }],
    },
  ],
  defaults: { mode: "tcp", persistRdpCookie: "msts" },
};
