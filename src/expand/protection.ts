import { backend } from "../schema/backend";
import type { FrontendModel } from "../model/model";
import { isAtLeast } from "../language/release";
import type { Inputs } from "../schema/inputs";
import { milliseconds } from "../values";
import { clientAddress, generatedAcls, secondProxy } from "./acls";
import { sourcesOf } from "./sources";

type Frontend = Inputs["frontends"][number];
type Protection = Pick<FrontendModel, "stickTable" | "tcpRequestRules" | "httpRequestRules">;
type HttpRule = FrontendModel["httpRequestRules"][number];
type TcpRule = FrontendModel["tcpRequestRules"][number];

/** Returns the rules of a frontend's one-line protection, and the stick table that they need. */
export function expandProtection(frontend: Frontend, isHttp: boolean, inputs: Inputs): Protection {
  const sources = sourceConditions(frontend);
  return {
    stickTable: requestCounters(frontend) ?? frontend.stickTable,
    tcpRequestRules: [
      ...(isHttp
        ? []
        : sources.map((condition): TcpRule => ({ phase: "session", action: "reject", condition }))),
      ...connectionRules(frontend),
    ],
    httpRequestRules: isHttp
      ? [
          ...sources.map((condition): HttpRule => ({ action: "deny", status: 403, condition })),
          ...rateRules(frontend, inputs),
          ...sizeRules(frontend, inputs),
        ]
      : [],
  };
}

/** Returns the conditions to refuse an address. */
function sourceConditions({ denySources, allowSources }: Frontend): string[] {
  const namesAny = (sources: Frontend["denySources"]) =>
    sources !== undefined && (sources.networks.length > 0 || sources.list !== undefined);
  return [
    ...(namesAny(denySources) ? [generatedAcls.denySources] : []),
    ...(namesAny(allowSources) ? [`!${generatedAcls.allowSources}`] : []),
  ];
}

function requestCounters({ rateLimit }: Frontend): FrontendModel["stickTable"] {
  if (rateLimit === undefined) return undefined;
  const { key, period } = rateLimit;
  return {
    // A key can be any text; addresses take less space.
    ...(key === undefined ? { type: "ipv6" } : { type: "string", len: 64 }),
    size: "100k",
    expire: period,
    nopurge: false,
    store: [`http_req_rate(${period})`],
  };
}

/** Returns the backend of the table of `connectionLimit`. In that of `rateLimit`, each connection would count twice. */
export const connectionTableOf = ({ name }: Pick<Frontend, "name">): string => `${name}-connections`;

/** Returns backends that contain only such a table. */
export function connectionTables({ frontends }: Inputs): Inputs["backends"] {
  return frontends.flatMap(({ connectionLimit, ...frontend }) => {
    if (connectionLimit === undefined) return [];
    const { connections, newConnections, period } = connectionLimit;
    const store = [
      ...(connections === undefined ? [] : ["conn_cur"]),
      ...(newConnections === undefined ? [] : [`conn_rate(${period})`]),
    ];
    const stickTable = { type: "ipv6", size: "100k", expire: period, store };
    return [backend.parse({ name: connectionTableOf(frontend), stickTable })];
  });
}

function connectionRules({ connectionLimit, ...frontend }: Frontend): TcpRule[] {
  if (connectionLimit === undefined) return [];
  const { connections, newConnections, except } = connectionLimit;
  const reject = (condition: string): TcpRule => ({ phase: "session", action: "reject", condition });
  return [
    {
      phase: "session",
      action: "track-sc1",
      key: "src",
      table: connectionTableOf(frontend),
      condition: except.length > 0 ? `!${generatedAcls.connectionLimit}` : undefined,
    },
    ...(connections === undefined ? [] : [reject(`{ sc_conn_cur(1) gt ${connections} }`)]),
    ...(newConnections === undefined ? [] : [reject(`{ sc_conn_rate(1) gt ${newConnections} }`)]),
  ];
}

function rateRules(frontend: Frontend, inputs: Inputs): HttpRule[] {
  const { rateLimit, trustedProxies } = frontend;
  if (rateLimit === undefined) return [];
  const { requests, period, key, except } = rateLimit;
  const isBehindProxies = trustedProxies.length > 0;
  const address = isBehindProxies ? `var(${clientAddress})` : "src";
  const track = (by: string): HttpRule => ({
    action: "track-sc2",
    key: by,
    condition: except.length > 0 ? `!${generatedAcls.rateLimit}` : undefined,
  });
  return [
    ...(isBehindProxies ? addressRules() : []),
    ...(key === undefined ? [] : [track(key)]),
    // Requests without the key are counted by address. HAProxy does not track a tracked request again.
    track(address),
    {
      ...refusal(frontend, inputs, 429, "Too many requests", [
        { name: "Retry-After", value: String(Math.ceil((milliseconds(period) ?? 0) / 1000)) },
      ]),
      condition: `{ sc_http_req_rate(2) gt ${requests} }`,
    },
  ];
}

/** Stores the client's address: the last one in X-Forwarded-For, or the one before if the last is a trusted proxy's. */
function addressRules(): HttpRule[] {
  const note = (expression: string, condition?: string): HttpRule => ({
    action: "set-var",
    varName: clientAddress,
    expression,
    condition,
  });
  const { trustedProxies } = generatedAcls;
  return [
    note("src"),
    note("req.hdr_ip(X-Forwarded-For,-1)", trustedProxies),
    note("req.hdr_ip(X-Forwarded-For,-2)", `${trustedProxies} ${secondProxy}`),
  ];
}

const factors: Record<string, number> = { k: 2 ** 10, m: 2 ** 20, g: 2 ** 30 };
const hasLength = "{ req.hdr(content-length) -m found }";

function sizeRules(frontend: Frontend, inputs: Inputs): HttpRule[] {
  const { maxBodySize } = frontend;
  if (maxBodySize === undefined) return [];
  const bytes = Number.parseInt(maxBodySize) * (factors[maxBodySize.slice(-1)] ?? 1);
  // Over HTTP/2, only the received data shows whether a request has a body.
  const waits = isAtLeast(inputs.haproxyVersion ?? "", "2.4");
  return [
    {
      ...refusal(frontend, inputs, 413, "Request body too large"),
      condition: `{ req.hdr_val(content-length) gt ${bytes} }`,
    },
    ...(waits
      ? [
          {
            action: "wait-for-body" as const,
            time: "10s",
            atLeast: "1",
            condition: `!${hasLength} !{ req.hdr(upgrade) -m found }`,
          },
        ]
      : []),
    {
      ...refusal(frontend, inputs, 411, "Length required"),
      condition: `{ req.hdr(transfer-encoding) -m found } or !${hasLength} ${waits ? "{ req.body_len gt 0 }" : "{ method POST PUT PATCH }"}`,
    },
  ];
}

/** Refuses a request with the error page for this status, if any, or with a short text. */
function refusal(
  frontend: Frontend,
  inputs: Inputs,
  status: number,
  string: string,
  headers: NonNullable<HttpRule["headers"]> = [],
): HttpRule {
  const hasPage = sourcesOf(frontend, inputs).some(({ errorFiles, errorReplies, importedErrorFiles }) =>
    [
      ...errorFiles,
      ...errorReplies,
      ...importedErrorFiles.flatMap(({ httpErrors, statuses }) =>
        statuses.length > 0
          ? statuses.map((status) => ({ status }))
          : inputs.httpErrors.flatMap(({ name, errorFiles }) => (name === httpErrors ? errorFiles : [])),
      ),
    ].some((page) => page.status === status),
  );
  return hasPage
    ? { action: "deny", status }
    : { action: "return", status, contentType: "text/plain", string, headers };
}
