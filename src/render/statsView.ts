import type { Files } from "../language/files";
import { socket } from "../language/socket";
import { word, words } from "../language/words";
import type { PublicModel } from "../model/model";
import { isAtLeast } from "../language/release";
import { statsAuthPath } from "./nodePaths";

/** Returns the lines of the section with the statistics page and the Prometheus endpoint. */
export function statsView({ stats, haproxyVersion }: PublicModel, files: Files): { lines: string[] } | false {
  const { address, port, certificates, allow, admin } = stats;
  const when = (condition: unknown, ...lines: string[]) => (condition === true ? lines : []);
  return (
    stats.enabled && {
      lines: [
        words("bind", socket(address, port), ...tls(certificates, files)),
        ...when(isAtLeast(haproxyVersion, "2.4"), "option idle-close-on-response"),
        ...when(isAtLeast(haproxyVersion, "2.6"), "option http-restrict-req-hdr-names reject"),
        ...when(allow.length > 0, `http-request deny unless { src ${allow.join(" ")} }`),
        `acl authorized req.hdr(Authorization) -m str -f ${statsAuthPath}`,
        `http-request auth realm ${word(stats.realm)} unless authorized`,
        ...when(stats.prometheus, "http-request use-service prometheus-exporter if { path /metrics }"),
        "stats enable",
        `stats uri ${word(stats.uri)}`,
        `stats refresh ${stats.refresh}`,
        ...when(stats.hideVersion, "stats hide-version"),
        ...when(stats.showNode, "stats show-node"),
        ...(stats.showDesc === undefined ? [] : [`stats show-desc ${word(stats.showDesc)}`]),
        ...when(stats.showLegends, "stats show-legends"),
        ...when(stats.showModules, "stats show-modules"),
        ...stats.scope.map((name) => `stats scope ${name}`),
        ...(admin === undefined ? [] : [`stats admin ${admin.startsWith("unless ") ? "" : "if "}${admin}`]),
      ],
    }
  );
}

const tls = (certificates: readonly string[], files: Files): string[] =>
  certificates.length === 0
    ? []
    : ["ssl", ...certificates.map((name) => `crt ${files.path("certificate", name)}`), "alpn h2,http/1.1"];
