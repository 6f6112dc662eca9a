import type { HaproxyPairArgs } from "../../../src/args";
import { minimal } from "./minimal";

const servers = [{ name: "s1", address: "10.0.0.21", port: 80 }];

/** Every input of routing, and defaults with a name. */
export const routing: HaproxyPairArgs = {
  ...minimal,
  haproxyVersion: "2.6",
  namedDefaults: [
    { name: "common", dontlognull: false, maxconn: 500, retries: 1, redispatch: false, extraLines: ["option tcpka"] },
    {
      name: "tunnels",
      from: "common",
      mode: "tcp",
      timeouts: {
        connect: "1s",
        client: "1h",
        server: "1h",
        httpRequest: "5s",
        httpKeepAlive: "5s",
        queue: "5s",
        check: "2s",
        tunnel: "12h",
      },
    },
  ],
  frontends: [
    { name: "web", from: "common", binds: [{ port: 80 }], defaultBackend: "app" },
    { name: "ssh", from: "tunnels", binds: [{ port: 2222 }], defaultBackend: "git" },
  ],
  backends: [
    { name: "app", from: "common", servers },
    { name: "git", from: "tunnels", servers },
    { name: "plain", mode: "tcp", servers },
  ],
};
