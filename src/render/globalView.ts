import type { PublicModel } from "../validate";
import { httpOptions } from "./httpOptions";
import { statsAuthPath } from "./nodePaths";
import { option, word, words } from "./quote";
import { socket } from "./socket";

/** The `global` section. */
export function globalView({ global }: PublicModel) {
  return {
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
