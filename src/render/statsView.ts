import { socket } from "../syntax/socket";
import { word } from "../syntax/words";
import type { PublicModel } from "../validate";
import { isAtLeast } from "../validate/release";
import { statsAuthPath } from "./nodePaths";

/** The section of the statistics page and the Prometheus endpoint. */
export function statsView({ stats, haproxyVersion }: PublicModel) {
  return (
    stats.enabled && {
      options: [
        ...(isAtLeast(haproxyVersion, "2.4") ? ["idle-close-on-response"] : []),
        ...(isAtLeast(haproxyVersion, "2.6") ? ["http-restrict-req-hdr-names reject"] : []),
      ],
      bind: socket(stats.address, stats.port),
      authFile: statsAuthPath,
      prometheusPath: stats.prometheus ? "/metrics" : null,
      uri: word(stats.uri),
    }
  );
}
