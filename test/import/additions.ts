/** What the pair adds to what was imported, and why. docs/import.md has the same. */
export const additions: { sections: RegExp; directive: RegExp; because: string }[] = [
  {
    sections: /^global$/,
    directive:
      /^(?:description|chroot|user|group|daemon|stats (?:socket|timeout)|server-state-|localpeer|log )/,
    because: "the process is run, found and reloaded by the pair",
  },
  {
    sections: /^global$/,
    directive: /^(?:maxconn|hard-stop-after|max-spread-checks) /,
    because: "limits that haproxy itself would leave to the host, or to nobody",
  },
  {
    sections: /^global$/,
    directive: /^(?:ssl-default-|ssl-dh-param|tune\.ssl\.default-dh-param)/,
    because: "TLS as Mozilla advises",
  },
  {
    sections: /^(?:frontend|backend|listen) /,
    directive: /^(?:load-server-state-from-file|log global$)/,
    because: "reloads keep the states of servers, and there is one place for logs",
  },
  {
    sections: /^(?:frontend|listen) /,
    directive: /^default_backend /,
    because: "a listen section is a frontend and a backend",
  },
  {
    sections: /^(?:frontend|backend|listen) /,
    directive: /^(?:retries 3|balance roundrobin)$/,
    because: "haproxy's own default, written out",
  },
  {
    sections: /^(?:frontend|backend|listen) /,
    directive: /^timeout (?:connect|client|server) /,
    because: "without these, connections are kept for ever, and haproxy warns",
  },
  {
    sections: /^(?:backend|listen) /,
    directive: /^server \S+: init-addr last,libc,none$/,
    because: "a name that cannot be resolved must not keep haproxy from starting",
  },
  {
    sections: /^(?:backend|listen) /,
    directive: /^server \S+: verify none$/,
    because: "what `ssl-server-verify none` says of all servers",
  },
  {
    sections: /^(?:backend|listen) /,
    directive: /^server \S+: check-sni /,
    because: "checks ask for the name that traffic asks for",
  },
  {
    sections: /^(?:backend|listen) /,
    directive: /^server \S+: cookie /,
    because: "a server's cookie is its name",
  },
  {
    sections: /^(?:frontend|listen) /,
    directive: /^option idle-close-on-response$/,
    because: "a reload cuts no connection under a client's next request",
  },
  {
    sections: /^(?:frontend|listen) /,
    directive: /^option (?:httplog|tcplog)$/,
    because: "where there are logs, they say what was asked for",
  },
  {
    sections: /^(?:frontend|listen) /,
    directive: /^bind \S+: v6only$/,
    because: "IPv4 has a socket of its own",
  },
  {
    sections: /^backend /,
    directive: /^(?:http-request deny deny_status 503|tcp-request content reject)$/,
    because: "a backend that is there for nothing refuses, as haproxy does without servers",
  },
];
