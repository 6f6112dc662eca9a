import type * as pulumi from "@pulumi/pulumi";
import type { CorsArgs, HstsArgs } from "./responses";
import type {
  HttpAfterResponseRuleArgs,
  HttpRequestRuleArgs,
  HttpResponseRuleArgs,
  TcpRequestRuleArgs,
} from "./rules";

/** What frontends and backends do with connections, requests and responses. */
export interface ProxyRulesArgs {
  /**
   * How long rules of phase "content" wait for the first bytes of a connection that they need.
   *
   * @default not at all
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
   * Rules applied to each request, in order; those of the frontend come before those of the backend. http mode only.
   *
   * @default none
   */
  httpRequestRules?: pulumi.Input<pulumi.Input<HttpRequestRuleArgs>[]>;
  /**
   * Rules applied to each response of a server, in order; those of the backend come before those of the frontend. http
   * mode only.
   *
   * @default none
   */
  httpResponseRules?: pulumi.Input<pulumi.Input<HttpResponseRuleArgs>[]>;
  /**
   * Rules applied to each response, also to those that haproxy itself makes, in order. http mode only.
   *
   * @default none
   */
  httpAfterResponseRules?: pulumi.Input<pulumi.Input<HttpAfterResponseRuleArgs>[]>;
  /**
   * Lets pages of other origins use this site from scripts. One line; its rules come before those above. http mode only.
   *
   * @default what the servers say
   */
  cors?: pulumi.Input<CorsArgs>;
  /**
   * Tells browsers to use https only: `{}` is enough. One line for a rule, which comes before those above. http mode
   * only.
   *
   * @default not told
   */
  hsts?: pulumi.Input<HstsArgs>;
  /**
   * The one of `caches` that responses are kept in and answered from. One line; its rules come after those above. http
   * mode only.
   *
   * @default none
   */
  cache?: pulumi.Input<string>;
}
