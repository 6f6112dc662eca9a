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

/** Everything a highly available HAProxy pair is made from. */
export interface HaproxyPairArgs {
  /**
   * The hosts, two to ten, in order of preference: the first becomes active when all start together.
   * An active node stays active; it is not taken over by a preferred one that comes back.
   */
  nodes: NodeArgs[];
  /**
   * The addresses that clients use, in CIDR form, IPv4 or IPv6: `10.0.0.100/24`, `2001:db8::100/64`.
   * `10.0.0.100/24 dev eth1` names the interface that carries the address, on every node. By default it is
   * `nodes[].interface`. At least one address must be of the same family as the nodes' addresses.
   */
  virtualIps: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Certificates that frontends terminate TLS with, or that haproxy presents to servers, referred to by name.
   *
   * @default none
   */
  certificates?: pulumi.Input<pulumi.Input<CertificateArgs>[]>;
  /**
   * Certificate authorities that verify servers or clients, referred to by name.
   *
   * @default none
   */
  certificateAuthorities?: pulumi.Input<pulumi.Input<CertificateAuthorityArgs>[]>;
  /**
   * Lists of the certificates that authorities revoked, referred to by name.
   *
   * @default none
   */
  certificateRevocationLists?: pulumi.Input<pulumi.Input<CertificateRevocationListArgs>[]>;
  /** What clients connect to. Rendered in this order. */
  frontends: pulumi.Input<pulumi.Input<FrontendArgs>[]>;
  /** The groups of servers that requests go to. Rendered in this order. */
  backends: pulumi.Input<pulumi.Input<BackendArgs>[]>;
  /**
   * Map files, referred to by name.
   *
   * @default none
   */
  maps?: pulumi.Input<pulumi.Input<MapArgs>[]>;
  /**
   * Files of patterns for ACLs, referred to by name.
   *
   * @default none
   */
  lists?: pulumi.Input<pulumi.Input<ListArgs>[]>;
  /**
   * Other files, such as error pages, referred to by name.
   *
   * @default none
   */
  files?: pulumi.Input<pulumi.Input<FileArgs>[]>;
  /**
   * DNS servers that follow the addresses of servers, referred to by name.
   *
   * @default none
   */
  resolvers?: pulumi.Input<pulumi.Input<ResolversArgs>[]>;
  /**
   * Mail servers for alerts, referred to by name.
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
   * Groups of error pages, referred to by name.
   *
   * @default none
   */
  httpErrors?: pulumi.Input<pulumi.Input<HttpErrorsArgs>[]>;
  /**
   * Caches in memory, referred to by name.
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
   * Settings that every frontend and backend starts from, but those with `from`.
   *
   * @default see each field
   */
  defaults?: pulumi.Input<DefaultsArgs>;
  /**
   * Settings that only those frontends and backends start from that name them in `from`. Needs HAProxy 2.4.
   *
   * @default none
   */
  namedDefaults?: pulumi.Input<pulumi.Input<NamedDefaultsArgs>[]>;
  /**
   * How the nodes keep each other's stick tables up to date.
   *
   * @default see each field
   */
  peers?: pulumi.Input<PeersArgs>;
  /**
   * Buffers for logs, and the servers that they are sent to over TCP; referred to as `ring@name` in `logs`.
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
   * How the nodes agree on which of them holds the virtual addresses.
   *
   * @default see each field
   */
  vrrp?: pulumi.Input<VrrpArgs>;
  /**
   * The Debian packages that are installed.
   *
   * @default the distribution's newest haproxy and keepalived
   */
  packages?: pulumi.Input<PackagesArgs>;
  /**
   * How a change reaches the nodes.
   *
   * @default see each field
   */
  rollout?: pulumi.Input<RolloutArgs>;
  /**
   * The oldest HAProxy release that a node runs, `2.2` or newer: the configuration is one text for all nodes and
   * uses no directive newer than this. Debian 11 has 2.2, 12 has 2.6, 13 has 3.0; Ubuntu 22.04 has 2.4, 24.04
   * has 2.8. With 2.2, keep-alive connections are cut at a reload (`option idle-close-on-response` came with
   * 2.4). Requests with unsafe header names are rejected from 2.6 on by haproxy's option, before by a rule. When it is given, inputs that need a newer release
   * are faults; when it is not, each node's own haproxy judges them.
   *
   * @default "2.4"
   */
  haproxyVersion?: pulumi.Input<string>;
}
