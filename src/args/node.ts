import type * as pulumi from "@pulumi/pulumi";

/** One host of the pair. */
export interface NodeArgs {
  /** The name of the node, unique in the pair; it is part of resource names. */
  name: string;
  /** How to reach the host over SSH. */
  connection: ConnectionArgs;
  /**
   * The node's own IPv4 or IPv6 address, from which it speaks VRRP with the others. All nodes use the same family.
   */
  address: pulumi.Input<string>;
  /**
   * The network interface that carries the virtual addresses that name no other, such as `eth0`. VRRP always runs on the
   * interface that carries `address`.
   *
   * @default the interface that carries `address`, found on the node
   */
  interface?: pulumi.Input<string>;
  /**
   * Takes the host over although it belongs to a node of another project or stack. Remove it afterwards: each of the two
   * changes runs all steps once more, without a reload.
   *
   * @default false: such a host is refused, with its owner's name
   */
  adopt?: boolean;
  /**
   * Leaves a node alone whose host is gone. The other nodes can be changed, and no connection to this host is opened.
   * The others keep it as a VRRP peer, so it stays passive if it comes back. After one `pulumi up` you can remove it from
   * `nodes` or put another host in its place.
   *
   * @default false: a node that cannot be reached fails the `pulumi up`
   */
  lost?: boolean;
}

/** An SSH connection to a host, as root or as a user with passwordless sudo. */
export interface ConnectionArgs extends ProxyConnectionArgs {
  /**
   * A bastion host to connect through.
   *
   * @default none
   */
  proxy?: pulumi.Input<ProxyConnectionArgs>;
}

/** An SSH connection to a bastion host. */
export interface ProxyConnectionArgs {
  /** The host name or address to connect to. */
  host: pulumi.Input<string>;
  /** The host's public SSH key, as in a known_hosts file: `ssh-ed25519 AAAA…`. Required, so that the host is verified. */
  hostKey: pulumi.Input<string>;
  /**
   * The user to log in as.
   *
   * @default "root"
   */
  user?: pulumi.Input<string>;
  /**
   * The SSH port.
   *
   * @default 22
   */
  port?: pulumi.Input<number>;
  /** The private SSH key. */
  privateKey?: pulumi.Input<string>;
  /** The passphrase of `privateKey`. */
  privateKeyPassword?: pulumi.Input<string>;
  /** The password to log in with, where there is no key. */
  password?: pulumi.Input<string>;
  /**
   * The socket of an SSH agent.
   *
   * @default the environment variable SSH_AUTH_SOCK
   */
  agentSocketPath?: pulumi.Input<string>;
  /**
   * How many failed attempts to dial are tolerated, for a step's own connection; -1 for any number. Before each step but
   * the first, the program itself waits for an answer, 20 s at most.
   *
   * @default 10
   */
  dialErrorLimit?: pulumi.Input<number>;
  /**
   * Seconds that one attempt to dial may take; 0 for no limit.
   *
   * @default 15
   */
  perDialTimeout?: pulumi.Input<number>;
}

/** The Debian packages of the pair. */
export interface PackagesArgs {
  /**
   * The haproxy package.
   *
   * @default the newest version that the host's sources offer at first installation, not held
   */
  haproxy?: pulumi.Input<PackageArgs>;
  /**
   * The keepalived package.
   *
   * @default the newest version that the host's sources offer at first installation, not held
   */
  keepalived?: pulumi.Input<PackageArgs>;
  /**
   * Whether `pulumi destroy` also purges the packages.
   *
   * @default false: the packages stay installed, stopped and disabled
   */
  purgeOnDestroy?: pulumi.Input<boolean>;
}

/** One Debian package. */
export interface PackageArgs {
  /**
   * The exact Debian version, such as `2.6.12-1+deb12u4`.
   *
   * @default the newest version that the host's sources offer at first installation
   */
  version?: pulumi.Input<string>;
  /**
   * Whether apt is told to hold the package back from other upgrades (`apt-mark hold`).
   *
   * @default false
   */
  hold?: pulumi.Input<boolean>;
}

/** How a change reaches the nodes. */
export interface RolloutArgs {
  /**
   * Seconds that a node's backends get to settle after a reload before it is judged.
   *
   * @default 10
   */
  settleTimeout?: pulumi.Input<number>;
  /**
   * Seconds after which an activation that was not confirmed is taken back by the node itself.
   *
   * @default 60
   */
  confirmTimeout?: pulumi.Input<number>;
  /**
   * Seconds that servers which a change removes or disables get to finish with their clients, before the reload; clients
   * that persist on them may still come. Without it no request is lost either: the worker of before goes on with them,
   * up to `global.hardStopAfter`. It is for servers that are gone as soon as the roll-out has ended.
   *
   * @default 0: the reload does not wait
   */
  drainTimeout?: pulumi.Input<number>;
  /**
   * Restarts hosts that need it, at the end of a roll-out: those with a new kernel or with `/run/reboot-required`. The
   * passive nodes go first, then the virtual addresses move, once, and the node that held them follows. A run
   * that changes nothing restarts nothing: a kernel that arrives later waits for the next roll-out.
   *
   * @default false: no host is restarted
   */
  reboot?: boolean;
}
