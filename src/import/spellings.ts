import type { Line } from "./configuration";
import { withOneFileEach } from "./fileAcls";

type Words = readonly string[];

/** Placeholder for the hash of a password, which is never written. */
const placeholderHash = `$6$replaceme$${".".repeat(86)}`;

/** Returns the equivalent spellings of a line, the original first; each may have several lines. */
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
      // haproxy's default is UDP port 514.
      return /^[\d.]+$/.test(rest[0] ?? "") ? [[["log", `${rest[0] ?? ""}:514`, ...rest.slice(1)]]] : [];
    case "user": {
      const hashed = [keyword, ...rest];
      const at = rest.findIndex((word) => /^(?:insecure-)?password$/.test(word));
      if (at < 0) return [];
      hashed.splice(at + 1, 2, "password", placeholderHash);
      return [[hashed]];
    }
    case "persist":
      return rest[0] === "rdp-cookie" ? [[["persist", "rdp-cookie(msts)"]]] : [];
    case "acl":
      return [withOneFileEach([keyword, ...rest])];
    case "redirect":
      return [[["http-request", "redirect", ...rest]]];
    default:
      return [];
  }
}

/** Returns one socket for each port of a range such as `10.0.0.1:8000-8010`. */
function portsOf(socket: string): string[] {
  const [, address = "", first = "", last = first] = /^(.*):(\d+)(?:-(\d+))?$/.exec(socket) ?? [];
  if (first === "") return [socket];
  const count = Number(last) - Number(first) + 1;
  return Array.from({ length: Math.max(count, 1) }, (_, step) => `${address}:${Number(first) + step}`);
}

/**
 * Returns lines `bind` without duplicate sockets: with `*:80`, `:::80` serves IPv6 alone, although Linux would let it
 * take both families.
 */
export function withSingleSockets(lines: readonly Line[]): Line[] {
  const isBind = ({ words }: Line) => words?.[0] === "bind";
  const sockets = new Set(lines.filter(isBind).flatMap(({ words }) => words?.[1]?.split(",") ?? []));
  const isBoth = (socket: string) => {
    const [, port = ""] = /^:::(\d+)$/.exec(socket) ?? [];
    return ["*", "", "0.0.0.0", "ipv4@"].some((address) => sockets.has(`${address}:${port}`));
  };
  return lines.flatMap((line) => {
    const [keyword = "", addresses = "", ...rest] = line.words ?? [];
    if (!isBind(line) || !addresses.split(",").some(isBoth)) return [line];
    const both = addresses
      .split(",")
      .map((socket) => [keyword, socket, ...rest, ...(isBoth(socket) ? ["v6only"] : [])]);
    return both.map((words) => ({ ...line, words }));
  });
}

/** Returns lines `server` without ineffective words: cookies without `cookie`, authorities with `verify none`. */
export function withoutIdleWords(lines: readonly Line[], hasCookie: boolean): Line[] {
  return lines.map((line) => {
    const { words = [] } = line;
    if (words[0] !== "server") return line;
    const isUnverified = words[words.lastIndexOf("verify") + 1] === "none";
    const idle = [
      ...(hasCookie ? [] : ["cookie"]),
      ...(isUnverified ? ["verifyhost", "ca-file", "crl-file"] : []),
    ];
    const isIdle = (index: number) => index >= 3 && idle.includes(words[index] ?? "");
    const kept = words.filter((_, index) => !isIdle(index) && !isIdle(index - 1));
    return kept.length === words.length ? line : { ...line, words: kept };
  });
}
