import { hasTls } from "../syntax/bindTls";
import { systemAuthorities } from "../language/files";
import { modeOf } from "./proxyMode";
import { isAtLeast } from "../language/release";
import type { LogSugar } from "../model/sugar";
import type { Inputs } from "../schema/inputs";
import { jsonBytes, jsonErrorFormat, jsonLog } from "./jsonLog";
import { sourcesOf } from "./sources";

type Frontend = Inputs["frontends"][number];
type Source = Inputs["defaults"];
type Log = Inputs["global"]["logs"][number];

const logSugar: readonly string[] = ["logFormatJson", "logFields", "uniqueId"] satisfies LogSugar[];

/** Returns the inputs without those that stand for others. */
export const withoutLogSugar = <Given extends object>(given: Given): Omit<Given, LogSugar> =>
  Object.fromEntries(Object.entries(given).filter(([key]) => !logSugar.includes(key))) as Omit<
    Given,
    LogSugar
  >;

const formats = ["httplog", "httplogClf", "httpslog", "tcplog", "logFormat", "logFormatJson"] as const;
const forHttp: readonly string[] = ["httplog", "httplogClf", "httpslog"];

const formatOf = (source: Source) =>
  formats.find((format) => source[format] !== undefined && source[format] !== false);

/** Returns the full log options of a frontend. */
export function expandFrontendLog(frontend: Frontend, inputs: Inputs) {
  const sources = sourcesOf(frontend, inputs);
  const isHttp = modeOf(frontend, inputs) === "http";
  const logged = isLogged(sources, inputs);
  const format = sources.map(formatOf).find((given) => given !== undefined);
  const id = expandUniqueId(sources, isHttp);
  if (format === "logFormatJson" && logged) return { ...id, ...expandJson(frontend, sources, inputs) };
  const isUsable =
    format !== undefined && format !== "logFormatJson" && (isHttp || !forHttp.includes(format));
  if (isUsable || !logged) return id;
  return { ...id, ...(isHttp ? { httplog: true } : { tcplog: true }) };
}

/** Returns whether a frontend has a log target. */
function isLogged(sources: readonly Source[], { global }: Inputs): boolean {
  for (const { logGlobal, logs } of sources) {
    if (logs.length > 0) return true;
    if (logGlobal !== undefined) return logGlobal && global.logs.length > 0;
  }
  return global.logs.length > 0;
}

function expandUniqueId(
  sources: readonly Source[],
  isHttp: boolean,
): Pick<Source, "uniqueIdFormat" | "uniqueIdHeader"> {
  if (sources.find(({ uniqueId }) => uniqueId !== undefined)?.uniqueId !== true) return {};
  const given = <Key extends "uniqueIdFormat" | "uniqueIdHeader">(key: Key) =>
    sources.find((source) => source[key] !== undefined)?.[key];
  return {
    uniqueIdFormat: given("uniqueIdFormat") ?? "%[uuid()]",
    uniqueIdHeader: isHttp ? (given("uniqueIdHeader") ?? "X-Request-ID") : undefined,
  };
}

function expandJson(frontend: Frontend, sources: readonly Source[], inputs: Inputs) {
  const isHttp = modeOf(frontend, inputs) === "http";
  const log = jsonLog({
    isHttp,
    hasTls: frontend.binds.some(hasTls),
    hasId: sources.some(({ uniqueId, uniqueIdFormat }) => uniqueId === true || uniqueIdFormat !== undefined),
    logFields: [...sources]
      .reverse()
      .flatMap(({ logFields }) => logFields)
      .filter(({ expression }) => isHttp || expression !== undefined),
    captures: frontend,
  });
  return isAtLeast(inputs.haproxyVersion ?? "", "2.5")
    ? { ...log, errorLogFormat: frontend.errorLogFormat ?? jsonErrorFormat }
    : log;
}

/** Returns the maximum bytes of a JSON line, or undefined if no frontend logs JSON. */
function jsonLength(inputs: Inputs): number | undefined {
  const lengths = inputs.frontends.flatMap((frontend) => {
    const sources = sourcesOf(frontend, inputs);
    if (sources.map(formatOf).find((given) => given !== undefined) !== "logFormatJson") return [];
    return [jsonBytes(expandJson(frontend, sources, inputs), inputs.global.tune.httpLogurilen)];
  });
  return lengths.length === 0 ? undefined : Math.max(...lengths);
}

/** Returns the inputs with logs that are long enough for lines of JSON, if a frontend writes them. */
export function withLogLengths(inputs: Inputs): Inputs {
  const length = jsonLength(inputs);
  if (length === undefined) return inputs;
  const sized = <Given extends { logs: Log[] }>(given: Given): Given => ({
    ...given,
    logs: given.logs.map((log) => ({ ...log, len: log.len ?? length })),
  });
  return {
    ...inputs,
    global: sized(inputs.global),
    defaults: sized(inputs.defaults),
    namedDefaults: inputs.namedDefaults.map(sized),
    frontends: inputs.frontends.map(sized),
    backends: inputs.backends.map(sized),
    rings: inputs.rings.map((ring) => {
      const maxlen = ring.maxlen ?? length;
      return { ...ring, maxlen, size: ring.size ?? 16 * maxlen };
    }),
  };
}

/** Fills in the defaults of a ring. */
export const expandRing = (ring: Inputs["rings"][number]): Inputs["rings"][number] => ({
  ...ring,
  servers: ring.servers.map((server) =>
    server.ssl
      ? { ...server, certificateAuthority: server.certificateAuthority ?? systemAuthorities }
      : server,
  ),
});
