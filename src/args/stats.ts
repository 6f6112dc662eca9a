import type * as pulumi from "@pulumi/pulumi";

/**
 * The statistics page and the Prometheus endpoint, protected by a password (output `statsPassword`).
 *
 * @see HAProxy configuration manual, section 4.2 "stats enable"
 */
export interface StatsArgs {
  /**
   * Enables the page and the endpoint.
   *
   * @default true
   */
  enabled?: pulumi.Input<boolean>;
  /**
   * The address that both listen on.
   *
   * @default "127.0.0.1"
   */
  address?: pulumi.Input<string>;
  /**
   * The port that both listen on.
   *
   * @default 8404
   */
  port?: pulumi.Input<number>;
  /**
   * The path of the page.
   *
   * @default "/"
   */
  uri?: pulumi.Input<string>;
  /**
   * The user's name.
   *
   * @default "admin"
   */
  user?: pulumi.Input<string>;
  /**
   * The user's password; secret.
   *
   * @default a generated one
   */
  password?: pulumi.Input<string>;
  /**
   * The addresses and networks that may connect, such as the administrators' network and Prometheus.
   *
   * @default all that can reach `address`
   */
  allow?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Names of the `certificates` for TLS.
   *
   * @default none: plain HTTP
   */
  certificates?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Condition under which the page can change servers, for example disable them. Such as
   * `{ src 10.0.0.0/24 }`, or `TRUE` for anyone with the password.
   *
   * @default none: the page is read-only
   */
  admin?: pulumi.Input<string>;
  /**
   * The realm in the browser's password prompt.
   *
   * @default "haproxy-pair"
   */
  realm?: pulumi.Input<string>;
  /**
   * The refresh interval of the page.
   *
   * @default "10s"
   */
  refresh?: pulumi.Input<string>;
  /** Hides HAProxy's version on the page. @default false */
  hideVersion?: pulumi.Input<boolean>;
  /** Shows the node's name on the page. @default false */
  showNode?: pulumi.Input<boolean>;
  /** Text on the page. @default none */
  showDesc?: pulumi.Input<string>;
  /** Explains each number in a tooltip. @default false */
  showLegends?: pulumi.Input<boolean>;
  /** Shows statistics of modules such as TLS and HTTP/2. Needs HAProxy 2.3. @default false */
  showModules?: pulumi.Input<boolean>;
  /** The frontends and backends that the page shows. @default all */
  scope?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Serves Prometheus metrics at /metrics.
   *
   * @default true
   */
  prometheus?: pulumi.Input<boolean>;
}
