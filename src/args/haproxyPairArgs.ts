import type * as pulumi from "@pulumi/pulumi";
import type { BackendArgs } from "./backend";
import type { CertificateArgs, CertificateAuthorityArgs, CertificateRevocationListArgs } from "./certificate";
import type { FrontendArgs } from "./frontend";
import type { DefaultsArgs, GlobalArgs } from "./global";
import type { RingArgs } from "./logging";
import type { MailersArgs } from "./mailers";
import type { NamedDefaultsArgs } from "./namedDefaults";
import type { NodeArgs, PackagesArgs, RolloutArgs } from "./node";
import type { FileArgs, ListArgs, MapArgs } from "./releaseFiles";
import type { PeersArgs } from "./peers";
import type { CacheArgs, HttpErrorsArgs } from "./responses";
import type { ResolversArgs } from "./resolvers";
import type { StatsArgs } from "./stats";
import type { UserlistArgs } from "./userlist";
import type { VrrpArgs } from "./vrrp";

/** Inputs of a highly available HAProxy pair. */
export interface HaproxyPairArgs {
  /**
   * The hosts, two to ten, in order of preference. The first becomes active when all start together. An
   * active node stays active when a preferred one comes back.
   */
  nodes: NodeArgs[];
  /**
   * The addresses that clients use, in CIDR form, IPv4 or IPv6: `10.0.0.100/24`, `2001:db8::100/64`.
   * `10.0.0.100/24 dev eth1` sets the interface that carries the address on every node. By default it is
   * `nodes[].interface`. At least one address must be of the same family as the nodes' addresses.
   */
  virtualIps: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Certificates for TLS termination in frontends or for client authentication at servers. Referred to by
   * name.
   *
   * @default none
   */
  certificates?: pulumi.Input<pulumi.Input<CertificateArgs>[]>;
  /**
   * Certificate authorities that verify servers or clients. Referred to by name.
   *
   * @default none
   */
  certificateAuthorities?: pulumi.Input<pulumi.Input<CertificateAuthorityArgs>[]>;
  /**
   * Certificate revocation lists. Referred to by name.
   *
   * @default none
   */
  certificateRevocationLists?: pulumi.Input<pulumi.Input<CertificateRevocationListArgs>[]>;
  /** The frontends that clients connect to. Rendered in this order. */
  frontends: pulumi.Input<pulumi.Input<FrontendArgs>[]>;
  /** The groups of servers that handle requests. Rendered in this order. */
  backends: pulumi.Input<pulumi.Input<BackendArgs>[]>;
  /**
   * Map files. Referred to by name.
   *
   * @default none
   */
  maps?: pulumi.Input<pulumi.Input<MapArgs>[]>;
  /**
   * Files of ACL patterns. Referred to by name.
   *
   * @default none
   */
  lists?: pulumi.Input<pulumi.Input<ListArgs>[]>;
  /**
   * Other files, such as error pages. Referred to by name.
   *
   * @default none
   */
  files?: pulumi.Input<pulumi.Input<FileArgs>[]>;
  /**
   * DNS resolvers that update server addresses at run time. Referred to by name.
   *
   * @default none
   */
  resolvers?: pulumi.Input<pulumi.Input<ResolversArgs>[]>;
  /**
   * Mail servers for alerts. Referred to by name.
   *
   * @default none
   */
  mailers?: pulumi.Input<pulumi.Input<MailersArgs>[]>;
  /**
   * Users with passwords, for conditions such as `{ http_auth(staff) }`.
   *
   * @default none
   */
  userlists?: pulumi.Input<pulumi.Input<UserlistArgs>[]>;
  /**
   * Groups of error pages. Referred to by name.
   *
   * @default none
   */
  httpErrors?: pulumi.Input<pulumi.Input<HttpErrorsArgs>[]>;
  /**
   * Caches in memory. Referred to by name.
   *
   * @default none
   */
  caches?: pulumi.Input<pulumi.Input<CacheArgs>[]>;
  /**
   * Process-wide settings.
   *
   * @default see each field
   */
  global?: pulumi.Input<GlobalArgs>;
  /**
   * Settings that every frontend and backend without `from` inherits.
   *
   * @default see each field
   */
  defaults?: pulumi.Input<DefaultsArgs>;
  /**
   * Settings used only by frontends and backends that name them in `from`. Needs HAProxy 2.4.
   *
   * @default none
   */
  namedDefaults?: pulumi.Input<pulumi.Input<NamedDefaultsArgs>[]>;
  /**
   * Synchronisation of stick tables between the nodes.
   *
   * @default see each field
   */
  peers?: pulumi.Input<PeersArgs>;
  /**
   * Buffers for logs, and the servers that receive them over TCP. `logs` refers to them as `ring@name`.
   *
   * @default none
   */
  rings?: pulumi.Input<pulumi.Input<RingArgs>[]>;
  /**
   * The statistics page and the Prometheus endpoint.
   *
   * @default on, at `127.0.0.1:8404` of each node
   */
  stats?: pulumi.Input<StatsArgs>;
  /**
   * The election of the node that holds the virtual addresses.
   *
   * @default see each field
   */
  vrrp?: pulumi.Input<VrrpArgs>;
  /**
   * The Debian packages to install.
   *
   * @default the distribution's newest haproxy and keepalived
   */
  packages?: pulumi.Input<PackagesArgs>;
  /**
   * The roll-out of a change to the nodes.
   *
   * @default see each field
   */
  rollout?: pulumi.Input<RolloutArgs>;
  /**
   * The oldest HAProxy release on any node, `2.2` or newer. All nodes share one configuration, which uses no
   * newer directive. Debian 11 has 2.2, 12 has 2.6, 13 has 3.0; Ubuntu 22.04 has 2.4, 24.04 has 2.8. With
   * 2.2, a reload cuts keep-alive connections (`option idle-close-on-response` needs 2.4). Requests with
   * unsafe header names are rejected by haproxy's option from 2.6 on, by a rule before. If set, inputs that
   * need a newer release are errors. If not, each node's own haproxy judges them.
   *
   * @default "2.4"
   */
  haproxyVersion?: pulumi.Input<string>;
}
