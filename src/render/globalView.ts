import type { PublicModel } from "../validate";
import { httpOptions } from "./httpOptions";
import { statsAuthPath } from "./nodePaths";
import { option, word, words } from "./quote";
import { socket } from "./socket";

/**
 * Milliseconds over which the first checks of a new worker are spread: soon, for a roll-out waits for them, but not all
 * at once. In steps, so that one more server is no change here.
 */
function maxSpreadChecks(servers: number): number {
  if (servers <= 50) return 100;
  return servers <= 500 ? 500 : 2000;
}

/** The `global` section. */
export function globalView({ global, backends }: PublicModel) {
  return {
    maxSpreadChecks: String(maxSpreadChecks(backends.flatMap(({ servers }) => servers).length)),
    logs: global.logs.map(({ address, facility, level }) => words(word(address), facility, level)),
    maxconn: String(global.maxconn),
    nbthread: global.nbthread === undefined ? null : String(global.nbthread),
    hardStopAfter: global.hardStopAfter,
    sslMinVersion: global.sslMinVersion,
    sslDefaultBindCiphers: word(global.sslDefaultBindCiphers),
    sslDefaultBindCiphersuites: word(global.sslDefaultBindCiphersuites),
    extraLines: global.extraLines,
  };
}

/** The `defaults` section. */
export function defaultsView({ defaults }: PublicModel) {
  const { timeouts } = defaults;
  return {
    mode: defaults.mode,
    retries: String(defaults.retries),
    maxconn: defaults.maxconn === undefined ? null : String(defaults.maxconn),
    timeouts: [
      option("connect", timeouts.connect),
      option("client", timeouts.client),
      option("server", timeouts.server),
      option("http-request", timeouts.httpRequest),
      option("http-keep-alive", timeouts.httpKeepAlive),
      option("queue", timeouts.queue),
      option("check", timeouts.check),
      option("tunnel", timeouts.tunnel),
    ].filter((timeout) => timeout !== undefined),
    extraLines: defaults.extraLines,
  };
}

/** The section of the statistics page and the Prometheus endpoint. */
export function statsView(model: PublicModel) {
  const { stats } = model;
  return (
    stats.enabled && {
      options: httpOptions(model),
      bind: socket(stats.address, stats.port),
      authFile: statsAuthPath,
      prometheusPath: stats.prometheus ? "/metrics" : null,
      uri: word(stats.uri),
    }
  );
}
