/** Inputs that stand for others. expand/ replaces them, so the model has none of them. */

/** Inputs of a bind. */
export type BindSugar = "tlsProfile" | "quic";

/** Inputs of `global`. */
export type GlobalTlsSugar = "tlsProfile" | "sslMinVersion";

/** Inputs that stand for a log format, captures and ids. */
export type LogSugar = "logFormatJson" | "logFields" | "uniqueId";

/** Inputs about clients' connections that stand for rules. */
export type TlsRulesSugar = "clientCertificateHeaders" | "expectProxyFrom";

/** Inputs that stand for protective rules. */
export type ProtectionSugar =
  "rateLimit" | "connectionLimit" | "allowSources" | "denySources" | "maxBodySize";

/** Inputs of frontends and backends that stand for rules. */
export type ProxyRulesSugar = "cors" | "hsts" | "cache";

/** Inputs of a frontend. */
export type FrontendSugar =
  | "redirectToHttps"
  | "forwardedHeaders"
  | "trustedProxies"
  | LogSugar
  | TlsRulesSugar
  | ProtectionSugar
  | ProxyRulesSugar;

/** Inputs of a backend. */
export type BackendSugar = "stick" | ProxyRulesSugar;
