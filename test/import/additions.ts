/** What the pair adds to what was imported, and why. docs/import.md has the same table. */
export const additions: { sections: RegExp; directive: RegExp; what: string; because: string }[] = [
  {
    sections: /^global$/,
    directive:
      /^(?:description|chroot|user|group|daemon|stats (?:socket|timeout)|server-state-|localpeer|log )/,
    what: "how haproxy is run: `chroot`, `user`, `daemon`, the stats socket, the nodes' names, where logs go",
    because: "the process is run, found and reloaded by the pair",
  },
  {
    sections: /^global$/,
    directive: /^(?:maxconn|hard-stop-after|max-spread-checks) /,
    what: "`maxconn`, `hard-stop-after 30m`, `max-spread-checks`",
    because: "limits that haproxy itself would leave to the host, or to nobody",
  },
  {
    sections: /^global$/,
    directive: /^(?:ssl-default-|ssl-dh-param|tune\.ssl\.default-dh-param)/,
    what: "TLS 1.2 or newer and its ciphers: `ssl-default-bind-…`, `ssl-default-server-…`, `tune.ssl.default-dh-param`",
    because: "TLS as Mozilla advises",
  },
  {
    sections: /^(?:frontend|backend|listen) /,
    directive: /^(?:load-server-state-from-file|log global$)/,
    what: "`load-server-state-from-file`, `log global`",
    because: "reloads keep the states of servers, and there is one place for logs",
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
    what: "`timeout connect`, `timeout client`, `timeout server` where there are none",
    because: "without these, connections are kept for ever, and haproxy warns",
  },
  {
    sections: /^(?:backend|listen) /,
    directive: /^server \S+: init-addr last,libc,none$/,
    what: "`init-addr last,libc,none` of servers with a name",
    because: "a name that cannot be resolved must not keep haproxy from starting",
  },
  {
    sections: /^(?:backend|listen) /,
    directive: /^server \S+: verify none$/,
    what: "`verify none` of servers under `ssl-server-verify none`",
    because: "what `ssl-server-verify none` says of all servers",
  },
  {
    sections: /^(?:backend|listen) /,
    directive: /^server \S+: sni str\(/,
    what: "`sni` of servers with a name that are verified against the system's authorities",
    because: "these vouch for everybody, so the name has to be verified, too",
  },
  {
    sections: /^(?:backend|listen) /,
    directive: /^server \S+: check-sni /,
    what: "`check-sni` beside `sni`",
    because: "checks ask for the name that traffic asks for",
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
    because: "a reload cuts no connection under a client's next request",
  },
  {
    sections: /^(?:frontend|listen) /,
    directive: /^option (?:httplog|tcplog)$/,
    what: "`option httplog` or `option tcplog`",
    because: "where there are logs, they say what was asked for",
  },
  {
    sections: /^(?:frontend|listen) /,
    directive: /^bind \S+: v6only$/,
    what: "`v6only` beside a bind of all IPv4 addresses",
    because: "IPv4 has a socket of its own",
  },
  {
    sections: /^backend /,
    directive: /^(?:http-request deny deny_status 503|tcp-request content reject)$/,
    what: "a rule that refuses, in a backend without servers",
    because: "a backend that is there for nothing refuses, as haproxy does without servers",
  },
];
