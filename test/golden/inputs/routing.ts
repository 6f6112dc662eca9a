import type { AclArgs, HaproxyPairArgs } from "../../../src/args";
import { minimal } from "./minimal";

const servers = [{ name: "s1", address: "10.0.0.21", port: 80 }];

const aclsOf = (uniqueId: number): AclArgs[] => [
  { name: "is_office", criterion: "src", match: "ip", noDns: true, uniqueId, list: "offices" },
  { name: "is_known", criterion: "req.hdr(host),field(1,:)", ignoreCase: true, match: "str", map: "hosts" },
  { name: "is_busy", criterion: "be_conn(app)", values: ["gt", "100"] },
];

/** Every input of routing, and defaults with a name. */
export const routing: HaproxyPairArgs = {
  ...minimal,
  haproxyVersion: "2.6",
  namedDefaults: [
    {
      name: "common",
      dontlognull: false,
      maxconn: 500,
      retries: 1,
      redispatch: false,
      httpBufferRequest: true,
      checkcache: true,
      httpPretendKeepalive: true,
      extraLines: ["option tcpka"],
    },
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
  maps: [
    { name: "hosts", entries: [{ key: "www.example.com", value: "app" }] },
    { name: "names", content: "# who\ngit.example.org git\n" },
  ],
  lists: [{ name: "offices", values: ["192.0.2.0/24"] }],
  frontends: [
    {
      name: "web",
      from: "common",
      binds: [{ port: 80 }],
      acls: aclsOf(7),
      useBackends: [
        { backend: "app", condition: "is_office !is_known or is_busy" },
        { backend: "app", host: "www.example.com", path: "/img/" },
        {
          backend: "app",
          hosts: ["a.example.com", "*.b.example.com", "c.example.com"],
          condition: "is_office or is_busy",
        },
        {
          backend: "app",
          pathPrefix: "/v1",
          pathRegex: "^/v[0-9]+(/|$)",
          condition: "unless is_office or is_busy",
        },
        { backend: "app", header: "X-Stage", headerValue: "-f", methods: ["POST", "PUT"] },
        { backend: "app", header: "X-Debug", sources: ["10.0.0.0/8", "2001:db8::/32"] },
        { backend: "app", queryParameter: "version", queryValue: "it's 2" },
        { backend: "app", queryParameter: "debug" },
        { map: "hosts" },
        { map: "hosts", mapKey: "base", mapMatch: "beg", host: "*.example.com" },
        { backendFormat: "app-%[req.cook(version)]", condition: "is_known" },
      ],
      monitorUri: "/alive",
      monitorFail: "{ nbsrv(app) lt 1 } or is_busy",
      defaultBackend: "app",
    },
    {
      name: "ssh",
      from: "tunnels",
      binds: [{ port: 2222 }],
      acls: [{ name: "is_ssh", criterion: "req.payload(0,7)", match: "bin", values: ["5353482d322e30"] }],
      useBackends: [
        { backend: "git", condition: "is_ssh" },
        { backend: "git", sni: "git.example.com" },
        { backend: "plain", sni: "*.example.com" },
        { map: "names" },
      ],
    },
  ],
  backends: [
    {
      name: "app",
      from: "common",
      acls: aclsOf(8),
      useServers: [
        { server: "s1", condition: "is_office or { req.hdr(X-Canary) -m str 1 }" },
        { server: "s1", condition: "unless { src 10.0.0.0/8 }" },
      ],
      servers,
    },
    { name: "git", from: "tunnels", servers },
    { name: "plain", mode: "tcp", servers },
  ],
};
