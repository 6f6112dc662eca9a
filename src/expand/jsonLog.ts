import type { Inputs } from "../schema/inputs";

type Frontend = Inputs["frontends"][number];
type LogField = Frontend["logFields"][number];
type Captures = Pick<Frontend, "captureRequestHeaders" | "captureResponseHeaders">;

/** The properties of a frontend that decide on the fields of a line. */
export interface JsonLog {
  isHttp: boolean;
  hasTls: boolean;
  hasId: boolean;
  logFields: LogField[];
  captures: Captures;
}

// Escapes text of clients and servers. Without a value, haproxy writes `-`.
const escaped = (expression: string) => `"%[${expression},json(utf8s)]"`;
const word = (variable: string) => `"%${variable}"`;
const number = (variable: string) => `%${variable}`;

const time = escaped("date,utime(%Y-%m-%dT%H:%M:%SZ)");
const client = { client: word("ci"), clientPort: number("cp"), frontend: word("f") };
const tls = { tls: word("sslv"), tlsCipher: word("sslc"), sni: escaped("ssl_fc_sni") };
const id = { id: escaped("unique-id") };
const request = {
  method: escaped("capture.req.method"),
  uri: escaped("capture.req.uri"),
  version: escaped("capture.req.ver"),
  status: number("ST"),
};
const server = { backend: word("b"), server: word("s"), bytesIn: number("U"), bytesOut: number("B") };
// In milliseconds; -1 if it did not happen.
const httpTimes = {
  requestTime: number("TR"),
  queueTime: number("Tw"),
  connectTime: number("Tc"),
  responseTime: number("Tr"),
  totalTime: number("Ta"),
};
const tcpTimes = { queueTime: number("Tw"), connectTime: number("Tc"), totalTime: number("Tt") };
const load = {
  retries: word("rc"),
  processConnections: number("ac"),
  frontendConnections: number("fc"),
  backendConnections: number("bc"),
  serverConnections: number("sc"),
  serverQueue: number("sq"),
  backendQueue: number("bq"),
};
const requestHeaders: LogField[] = ["Host", "User-Agent", "Referer"].map((header) => ({
  name: header.replace("-", "").replace(/^./, (letter) => letter.toLowerCase()),
  requestHeader: header,
}));

const object = (fields: Record<string, string>) =>
  `{${Object.entries(fields)
    .map(([name, value]) => `"${name}":${value}`)
    .join(",")}}`;

/** The format of connections that failed before anything was sent. */
export const jsonErrorFormat = object({
  time,
  ...client,
  error: escaped("fc_err_str"),
  tlsError: escaped("ssl_fc_err_str"),
});

/** Returns the log format of a frontend, and the headers that it must capture. */
export function jsonLog({
  isHttp,
  hasTls,
  hasId,
  logFields,
  captures,
}: JsonLog): Captures & { logFormat: string } {
  const captured = {
    request: [...captures.captureRequestHeaders],
    response: [...captures.captureResponseHeaders],
  };
  const capture = (of: "request" | "response", name: string, len = 256) => {
    const slot = captured[of].findIndex((slot) => slot.name === name && slot.len >= len);
    const index = slot < 0 ? captured[of].push({ name, len }) - 1 : slot;
    return escaped(`capture.${of === "request" ? "req" : "res"}.hdr(${index})`);
  };
  const value = ({ expression, requestHeader, responseHeader, len }: LogField) => {
    if (requestHeader !== undefined) return capture("request", requestHeader, len);
    if (responseHeader !== undefined) return capture("response", responseHeader, len);
    return escaped(expression ?? "");
  };
  const fields = new Map(
    [...(isHttp ? requestHeaders : []), ...logFields].map((field) => [field.name, field]),
  );
  return {
    logFormat: object({
      time,
      ...client,
      ...(hasTls && tls),
      ...(hasId && id),
      ...(isHttp && request),
      ...server,
      ...(isHttp ? httpTimes : tcpTimes),
      termination: word(isHttp ? "tsc" : "ts"),
      ...load,
      ...Object.fromEntries([...fields.values()].map((field) => [field.name, value(field)])),
    }),
    captureRequestHeaders: captured.request,
    captureResponseHeaders: captured.response,
  };
}

/** The logged bytes of a URI, unless `tune.httpLogurilen` is set. */
const uriBytes = 1024;

/** Returns the maximum bytes of a line: an escaped character may take three. */
export function jsonBytes(
  { captureRequestHeaders, captureResponseHeaders }: Captures,
  logurilen = uriBytes,
): number {
  const headers = [...captureRequestHeaders, ...captureResponseHeaders].reduce(
    (sum, { len }) => sum + len,
    0,
  );
  return Math.min(Math.max(8192, 3 * (headers + logurilen) + 2048), 65535);
}
