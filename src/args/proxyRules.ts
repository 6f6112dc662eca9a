import type * as pulumi from "@pulumi/pulumi";
import type { CorsArgs, HstsArgs } from "./responses";
import type {
  HttpAfterResponseRuleArgs,
  HttpRequestRuleArgs,
  HttpResponseRuleArgs,
  TcpRequestRuleArgs,
} from "./rules";

/** Rules of frontends and backends for connections, requests and responses. */
export interface ProxyRulesArgs {
  /**
   * Maximum time that rules of phase "content" wait for the first bytes of a connection.
   *
   * @default no wait
   * @see HAProxy configuration manual, section 4.2 "tcp-request inspect-delay"
   */
  tcpRequestInspectDelay?: pulumi.Input<string>;
  /**
   * Rules applied to each connection, in order within each phase.
   *
   * @default none
   */
  tcpRequestRules?: pulumi.Input<pulumi.Input<TcpRequestRuleArgs>[]>;
  /**
   * Rules applied to each request, in order. Rules of the frontend come before those of the backend. http
   * mode only.
   *
   * @default none
   */
  httpRequestRules?: pulumi.Input<pulumi.Input<HttpRequestRuleArgs>[]>;
  /**
   * Rules applied to each response of a server, in order. Rules of the backend come before those of the
   * frontend. http mode only.
   *
   * @default none
   */
  httpResponseRules?: pulumi.Input<pulumi.Input<HttpResponseRuleArgs>[]>;
  /**
   * Rules applied to each response, including haproxy's own, in order. http mode only.
   *
   * @default none
   */
  httpAfterResponseRules?: pulumi.Input<pulumi.Input<HttpAfterResponseRuleArgs>[]>;
  /**
   * Lets scripts of other origins use this site, in one line. Its rules come before those above. http mode
   * only.
   *
   * @default none: the servers' headers are unchanged
   */
  cors?: pulumi.Input<CorsArgs>;
  /**
   * Makes browsers use https only: `{}` is enough. Its rule comes before those above. http mode only.
   *
   * @default none
   */
  hsts?: pulumi.Input<HstsArgs>;
  /**
   * The one of `caches` that stores and serves responses, in one line. Its rules come after those above. http
   * mode only.
   *
   * @default none
   */
  cache?: pulumi.Input<string>;
}
