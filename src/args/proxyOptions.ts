import type * as pulumi from "@pulumi/pulumi";

/** Options of a frontend, which `defaults` can give for all of them. */
export interface FrontendOptionsArgs {
  /**
   * How many connections a frontend accepts at the same time; more wait in the kernel's queue.
   *
   * @default `defaults.maxconn`, and there `global.maxconn`
   */
  maxconn?: pulumi.Input<number>;
  /**
   * Whether connections that were closed without any data are left out of the log.
   *
   * @default true in `defaults`
   */
  dontlognull?: pulumi.Input<boolean>;
}

/** Options of a backend, which `defaults` can give for all of them. */
export interface BackendOptionsArgs {
  /**
   * How often a connection to a server is tried again.
   *
   * @default `defaults.retries`, and there 3
   */
  retries?: pulumi.Input<number>;
  /**
   * Whether a connection that failed may be tried with another server, even if persistence names the first.
   *
   * @default true in `defaults`
   */
  redispatch?: pulumi.Input<boolean>;
}
