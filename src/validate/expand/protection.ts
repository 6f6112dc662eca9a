import type { FrontendModel } from "../model";
import type { Inputs } from "../schema";
import { milliseconds } from "../values";

type Frontend = Inputs["frontends"][number];
type Protection = Pick<FrontendModel, "acls" | "stickTable" | "tcpRequestRules" | "httpRequestRules">;
type HttpRule = FrontendModel["httpRequestRules"][number];
type TcpRule = FrontendModel["tcpRequestRules"][number];
type Sources = NonNullable<Frontend["denySources"]>;

/** The inputs that stand for rules that protect. */
export type ProtectionSugar =
  "rateLimit" | "connectionLimit" | "allowSources" | "denySources" | "maxBodySize";

/** The ACLs that stand for the lists of sources. */
export const sourceAcls = { denySources: "denied-source", allowSources: "allowed-source" } as const;

/** The rules that the one-line protection of a frontend stands for, and what they need. */
export function expandProtection(frontend: Frontend, isHttp: boolean): Protection {
  const sources = sourceConditions(frontend);
  return {
    acls: listAcls(frontend),
    stickTable: counters(frontend) ?? frontend.stickTable,
    tcpRequestRules: [
      ...(isHttp
        ? []
        : sources.map((condition): TcpRule => ({ phase: "session", action: "reject", condition }))),
      ...connectionRules(frontend),
    ],
    httpRequestRules: isHttp
      ? [
          ...sources.map((condition): HttpRule => ({ action: "deny", status: 403, condition })),
          ...rateRules(frontend),
          ...sizeRules(frontend),
        ]
      : [],
  };
}

const sourceOf = (addresses: readonly string[]) => `{ src ${addresses.join(" ")} }`;

/** When an address is not let in. */
function sourceConditions({ denySources, allowSources }: Frontend): string[] {
  const terms = ({ networks, list }: Sources, acl: string) =>
    [networks.length > 0 && sourceOf(networks), list !== undefined && acl].filter((term) => term !== false);
  const denied = denySources === undefined ? [] : terms(denySources, sourceAcls.denySources);
  const allowed = allowSources === undefined ? [] : terms(allowSources, sourceAcls.allowSources);
  return [
    ...(denied.length > 0 ? [denied.join(" or ")] : []),
    ...(allowed.length > 0 ? [allowed.map((term) => `!${term}`).join(" ")] : []),
  ];
}

function listAcls(frontend: Frontend): FrontendModel["acls"] {
  const acl = (name: string, list: string | undefined): FrontendModel["acls"] =>
    list === undefined ? [] : [{ name, criterion: "src", ignoreCase: false, noDns: false, list, values: [] }];
  return [
    ...acl(sourceAcls.denySources, frontend.denySources?.list),
    ...acl(sourceAcls.allowSources, frontend.allowSources?.list),
  ];
}

/** The table that both limits count in. */
function counters({ rateLimit, connectionLimit }: Frontend): FrontendModel["stickTable"] {
  if (rateLimit === undefined && connectionLimit === undefined) return undefined;
  const periods = [rateLimit, connectionLimit].flatMap((limit) => limit?.period ?? []);
  const [expire] = periods.sort((a, b) => (milliseconds(b) ?? 0) - (milliseconds(a) ?? 0));
  return {
    // A key can be anything; addresses are smaller.
    ...(rateLimit?.key === undefined ? { type: "ipv6" } : { type: "string", len: 64 }),
    size: "100k",
    expire,
    nopurge: false,
    store: [
      ...(rateLimit ? [`http_req_rate(${rateLimit.period})`] : []),
      ...(connectionLimit?.connections === undefined ? [] : ["conn_cur"]),
      ...(connectionLimit?.newConnections === undefined ? [] : [`conn_rate(${connectionLimit.period})`]),
    ],
  };
}

function connectionRules({ connectionLimit }: Frontend): TcpRule[] {
  if (connectionLimit === undefined) return [];
  const { connections, newConnections, except } = connectionLimit;
  const reject = (condition: string): TcpRule => ({ phase: "session", action: "reject", condition });
  return [
    {
      phase: "session",
      action: "track-sc1",
      key: "src",
      condition: except.length > 0 ? `!${sourceOf(except)}` : undefined,
    },
    ...(connections === undefined ? [] : [reject(`{ sc_conn_cur(1) gt ${connections} }`)]),
    ...(newConnections === undefined ? [] : [reject(`{ sc_conn_rate(1) gt ${newConnections} }`)]),
  ];
}

function rateRules({ rateLimit, trustedProxies }: Frontend): HttpRule[] {
  if (rateLimit === undefined) return [];
  const { requests, period, key, except } = rateLimit;
  const track = (by: string, address: string, when: string): HttpRule => {
    const condition = [when, except.length > 0 ? `!{ ${address} ${except.join(" ")} }` : ""].join(" ").trim();
    return { action: "track-sc2", key: by, condition: condition === "" ? undefined : condition };
  };
  const forwardedFor = "req.hdr_ip(X-Forwarded-For,-1)";
  const trusted = sourceOf(trustedProxies);
  const tracking =
    trustedProxies.length === 0
      ? [track(key ?? "src", "src", "")]
      : [track(key ?? forwardedFor, forwardedFor, trusted), track(key ?? "src", "src", `!${trusted}`)];
  return [
    ...tracking,
    {
      action: "return",
      status: 429,
      contentType: "text/plain",
      string: "Too many requests",
      headers: [{ name: "Retry-After", value: String(Math.ceil((milliseconds(period) ?? 0) / 1000)) }],
      condition: `{ sc_http_req_rate(2) gt ${requests} }`,
    },
  ];
}

const factors: Record<string, number> = { k: 2 ** 10, m: 2 ** 20, g: 2 ** 30 };

function sizeRules({ maxBodySize }: Frontend): HttpRule[] {
  if (maxBodySize === undefined) return [];
  const bytes = Number.parseInt(maxBodySize) * (factors[maxBodySize.slice(-1)] ?? 1);
  const refuse = (status: number, string: string, condition: string): HttpRule => ({
    action: "return",
    status,
    contentType: "text/plain",
    string,
    condition,
  });
  return [
    refuse(413, "Request body too large", `{ req.hdr_val(content-length) gt ${bytes} }`),
    refuse(
      411,
      "Length required",
      "{ req.hdr(transfer-encoding) -m found } or { method POST PUT PATCH } !{ req.hdr(content-length) -m found }",
    ),
  ];
}
