import { ServerVerify } from "../args";
import * as values from "../values";
import { argument, flag, section, toggle } from "./keyword";
import { countOrNone, duration, fileOf, integer, oneOf, percentage, seconds, text } from "./values";

/** The user and group that haproxy runs as, and its root directory. */
export const identity = section({
  chroot: argument("chroot", text(values.path)),
  user: argument("user", text(values.token)),
  group: argument("group", text(values.token)),
  uid: argument("uid", integer(0, 2 ** 31 - 1)),
  gid: argument("gid", integer(0, 2 ** 31 - 1)),
  setDumpable: toggle("set-dumpable"),
  node: argument("node", text(values.token)),
  statsTimeout: argument("stats timeout", duration),
  statsMaxconn: argument("stats maxconn", integer(1, 100_000)),
});

/** The numbers of connections and threads. */
export const threads = section({
  maxconn: argument("maxconn", integer(1, 10_000_000)),
  nbthread: argument("nbthread", integer(1, 1024)),
  // Before 2.7, only one group is possible.
  threadGroups: argument("thread-groups", integer(1, 64), { since: "2.7" }),
});

/** The limits of the process. */
export const limits = section({
  numaCpuMapping: toggle("numa-cpu-mapping", { since: "2.4" }),
  ulimitN: argument("ulimit-n", integer(1, 100_000_000)),
  fdHardLimit: argument("fd-hard-limit", integer(1, 100_000_000), { since: "2.6" }),
  strictLimits: toggle("strict-limits"),
  maxconnrate: argument("maxconnrate", countOrNone),
  maxsessrate: argument("maxsessrate", countOrNone),
  maxsslconn: argument("maxsslconn", countOrNone),
  maxsslrate: argument("maxsslrate", countOrNone),
  maxcomprate: argument("maxcomprate", countOrNone),
  maxcompcpuusage: argument("maxcompcpuusage", percentage),
  maxpipes: argument("maxpipes", countOrNone),
  busyPolling: toggle("busy-polling"),
});

/** The timing of stops and health checks. */
export const timing = section({
  hardStopAfter: argument("hard-stop-after", duration),
  closeSpreadTime: argument("close-spread-time", duration, { since: "2.6" }),
  grace: argument("grace", duration),
  maxSpreadChecks: argument("max-spread-checks", duration),
});

export const spreadChecks = section({ spreadChecks: argument("spread-checks", integer(0, 50)) });

/** Default ciphers of binds. */
export const bindCiphers = section({
  sslDefaultBindCiphers: argument("ssl-default-bind-ciphers", text(values.ciphers)),
  sslDefaultBindCiphersuites: argument("ssl-default-bind-ciphersuites", text(values.ciphers)),
  sslDefaultBindCurves: argument("ssl-default-bind-curves", text(values.ciphers)),
});

/** Default ciphers towards servers. */
export const serverCiphers = section({
  sslDefaultServerCiphers: argument("ssl-default-server-ciphers", text(values.ciphers)),
  sslDefaultServerCiphersuites: argument("ssl-default-server-ciphersuites", text(values.ciphers)),
});

/** Other TLS settings of the process. */
export const processTls = section({
  sslServerVerify: argument("ssl-server-verify", oneOf(ServerVerify)),
  sslDhParamFile: argument("ssl-dh-param-file", fileOf("file")),
  limitedQuic: flag("limited-quic", undefined, { since: "2.9" }),
  tuneSslDefaultDhParam: argument("tune.ssl.default-dh-param", integer(1024, 16_384)),
  tuneSslCachesize: argument("tune.ssl.cachesize", countOrNone),
  tuneSslLifetime: argument("tune.ssl.lifetime", seconds),
  tuneSslMaxrecord: argument("tune.ssl.maxrecord", integer(1, 16_384)),
  tuneSslCaptureBufferSize: argument("tune.ssl.capture-buffer-size", integer(0, 65_535), {
    since: "2.6",
  }),
});

/** Workarounds for clients that violate protocols. */
export const bogusClients = section({
  h1AcceptPayloadWithAnyMethod: flag("h1-accept-payload-with-any-method", undefined, { since: "2.6" }),
  h2WorkaroundBogusWebsocketClients: flag("h2-workaround-bogus-websocket-clients", undefined, {
    since: "2.5",
  }),
  pp2NeverSendLocal: flag("pp2-never-send-local"),
});
