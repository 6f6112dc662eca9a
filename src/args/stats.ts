import type * as pulumi from "@pulumi/pulumi";

/**
 * The statistics page and the Prometheus endpoint, protected by a password (output `statsPassword`).
 *
 * @see HAProxy configuration manual, section 4.2 "stats enable"
 */
export interface StatsArgs {
  /**
   * Whether there are a page and an endpoint.
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
   * The addresses and networks that may ask at all, such as the administrators' network and Prometheus.
   *
   * @default all that reach `address`
   */
  allow?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * The certificates of `certificates` that TLS is spoken with.
   *
   * @default none: plain HTTP
   */
  certificates?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * The condition under which the page can disable servers and the like, such as `{ src 10.0.0.0/24 }`, or `TRUE` for
   * whoever has the password.
   *
   * @default none: the page only shows
   */
  admin?: pulumi.Input<string>;
  /**
   * What the browser asks for the password for.
   *
   * @default "haproxy-pair"
   */
  realm?: pulumi.Input<string>;
  /**
   * How often the page loads itself anew.
   *
   * @default "10s"
   */
  refresh?: pulumi.Input<string>;
  /** Whether the page hides HAProxy's version. @default false */
  hideVersion?: pulumi.Input<boolean>;
  /** Whether the page names the node. @default false */
  showNode?: pulumi.Input<boolean>;
  /** A text on the page. @default none */
  showDesc?: pulumi.Input<string>;
  /** Whether the page explains each number when pointed at. @default false */
  showLegends?: pulumi.Input<boolean>;
  /** Whether the page has the figures of modules such as TLS and HTTP/2. Needs HAProxy 2.3. @default false */
  showModules?: pulumi.Input<boolean>;
  /** The frontends and backends that the page shows. @default all */
  scope?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Whether Prometheus metrics are served at /metrics.
   *
   * @default true
   */
  prometheus?: pulumi.Input<boolean>;
}
