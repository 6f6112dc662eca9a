interface OwnWork {
  sections: readonly string[];
  line: RegExp;
  because: string;
}

const proxies = ["defaults", "frontend", "backend", "listen"];

/** The lines that need no input, because the pair does the same in its own way. */
export const ownWork: readonly OwnWork[] = [
  {
    sections: ["global"],
    line: /^(?:daemon|master-worker|quiet|pidfile|nbproc 1$)/,
    because: "systemd runs haproxy",
  },
  {
    sections: ["global"],
    line: /^(?:chroot|user|group|uid|gid)\b/,
    because: "haproxy runs as Debian's user haproxy in /var/lib/haproxy",
  },
  {
    sections: ["global"],
    line: /^stats (?:socket (?:unix@)?\/|timeout)/,
    because: "the stats socket is /run/haproxy/admin.sock",
  },
  {
    sections: ["global"],
    line: /^server-state-(?:base|file)\b/,
    because: "the states of servers are kept in /var/lib/haproxy-pair",
  },
  {
    sections: proxies,
    line: /^load-server-state-from-file\b/,
    because: "the states of servers are always handed over",
  },
  { sections: ["global"], line: /^description haproxy-pair-[0-9a-f]{12}$/, because: "it is the digest" },
  { sections: ["global"], line: /^localpeer\b/, because: "each node is a peer under its own name" },
  { sections: ["global"], line: /^(?:ca-base|crt-base)\b/, because: "files are named by their full paths" },
];

/** Returns whether the pair itself does what a line says. */
export function isOwnWork(section: string, words: readonly string[]): boolean {
  const line = words.join(" ");
  return ownWork.some((work) => work.sections.includes(section) && work.line.test(line));
}
