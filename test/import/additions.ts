/** What the pair adds to what was imported, and why. docs/import.md has the same table. */
export const additions: { sections: RegExp; directive: RegExp; what: string; because: string }[] = [
  {
    sections: /^global$/,
    directive:
      /^(?:description|chroot|user|group|daemon|stats (?:socket|timeout)|server-state-|localpeer|log )/,
    what: "the process: `chroot`, `user`, `daemon`, the stats socket, the nodes' names, where logs go",
    because: "the pair runs, finds and reloads the process",
  },
  {
    sections: /^global$/,
    directive: /^(?:maxconn|hard-stop-after|max-spread-checks) /,
    what: "`maxconn`, `hard-stop-after 30m`, `max-spread-checks`",
    because: "haproxy itself would derive these limits from the host, or have none",
  },
  {
    sections: /^global$/,
    directive: /^(?:ssl-default-|ssl-dh-param|tune\.ssl\.default-dh-param)/,
    what: "TLS 1.2 or newer and its ciphers: `ssl-default-bind-…`, `ssl-default-server-…`, `tune.ssl.default-dh-param`",
    because: "TLS as Mozilla recommends",
  },
  {
    sections: /^(?:frontend|backend|listen) /,
    directive: /^(?:load-server-state-from-file|log global$)/,
    what: "`load-server-state-from-file`, `log global`",
    because: "reloads keep the states of servers; all logs have the same targets",
  },
  {
    sections: /^(?:frontend|listen) /,
    directive: /^default_backend /,
    what: "`default_backend` of a frontend made of `listen`",
    because: "a listen section is a frontend and a backend",
  },
  {
    sections: /^(?:frontend|backend|listen) /,
    directive: /^(?:retries 3|balance roundrobin)$/,
    what: "`retries 3`, `balance roundrobin`",
    because: "haproxy's own default, written out",
  },
  {
    sections: /^(?:frontend|backend|listen) /,
    directive: /^timeout (?:connect|client|server) /,
    what: "`timeout connect`, `timeout client`, `timeout server` if missing",
    because: "without these, connections are kept for ever, and haproxy warns",
  },
  {
    sections: /^(?:backend|listen) /,
    directive: /^server \S+: init-addr last,libc,none$/,
    what: "`init-addr last,libc,none` of servers with a name",
    because: "an unresolvable name must not prevent haproxy from starting",
  },
  {
    sections: /^(?:backend|listen) /,
    directive: /^server \S+: verify none$/,
    what: "`verify none` of servers under `ssl-server-verify none`",
    because: "`ssl-server-verify none` means this for all servers",
  },
  {
    sections: /^(?:backend|listen) /,
    directive: /^server \S+: sni str\(/,
    what: "`sni` of servers with a name that are verified against the system's authorities",
    because: "these issue certificates to anyone, so the name must be verified, too",
  },
  {
    sections: /^(?:backend|listen) /,
    directive: /^server \S+: check-sni /,
    what: "`check-sni` with `sni`",
    because: "checks request the same name as traffic",
  },
  {
    sections: /^(?:backend|listen) /,
    directive: /^server \S+: cookie /,
    what: "`cookie` of servers in a backend with `cookie`",
    because: "a server's cookie is its name",
  },
  {
    sections: /^(?:frontend|listen) /,
    directive: /^option idle-close-on-response$/,
    what: "`option idle-close-on-response`",
    because: "a reload closes no connection during a client's next request",
  },
  {
    sections: /^(?:frontend|listen) /,
    directive: /^option (?:httplog|tcplog)$/,
    what: "`option httplog` or `option tcplog`",
    because: "logs then contain the requests",
  },
  {
    sections: /^(?:frontend|listen) /,
    directive: /^bind \S+: v6only$/,
    what: "`v6only` next to a bind of all IPv4 addresses",
    because: "IPv4 has a socket of its own",
  },
  {
    sections: /^backend /,
    directive: /^(?:http-request deny deny_status 503|tcp-request content reject)$/,
    what: "a rule that refuses, in a backend without servers",
    because: "haproxy, too, refuses requests to a backend without servers",
  },
];
