type Words = readonly string[];

/** The ways to write a line that mean the same, as it is first; each of them may need several lines. */
export function spellingsOf(words: Words): Words[][] {
  return [[words], ...others(words)];
}

function others([keyword = "", ...rest]: Words): Words[][] {
  switch (keyword) {
    case "bind": {
      const sockets = (rest[0] ?? "").split(",").flatMap((socket) => portsOf(socket));
      return [sockets.map((socket) => ["bind", socket, ...rest.slice(1)])];
    }
    case "log":
      // UDP port 514 is what haproxy takes where none is given.
      return /^[\d.]+$/.test(rest[0] ?? "") ? [[["log", `${rest[0] ?? ""}:514`, ...rest.slice(1)]]] : [];
    case "redirect":
      return [[["http-request", "redirect", ...rest]]];
    default:
      return [];
  }
}

/** One socket for each port of a range such as `10.0.0.1:8000-8010`. */
function portsOf(socket: string): string[] {
  const [, address = "", first = "", last = first] = /^(.*):(\d+)(?:-(\d+))?$/.exec(socket) ?? [];
  if (first === "") return [socket];
  const count = Number(last) - Number(first) + 1;
  return Array.from({ length: Math.max(count, 1) }, (_, step) => `${address}:${Number(first) + step}`);
}
