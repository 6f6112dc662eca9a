import type * as pulumi from "@pulumi/pulumi";

/** One host of the pair. */
export interface NodeArgs {
  /** The node's name, unique in the pair. It is part of resource names. */
  name: string;
  /** The SSH connection to the host. */
  connection: ConnectionArgs;
  /**
   * The node's own IPv4 or IPv6 address, used for VRRP with the other nodes. All nodes use the same family.
   */
  address: pulumi.Input<string>;
  /**
   * The network interface for virtual addresses without an interface of their own, such as `eth0`. VRRP
   * always runs on the interface that carries `address`.
   *
   * @default the interface that carries `address`, detected on the node
   */
  interface?: pulumi.Input<string>;
  /**
   * Takes over a host that belongs to a node of another project or stack. Remove it afterwards. Setting it
   * and removing it each run all steps once more, without a reload.
   *
   * @default false: such a host is refused, with its owner's name
   */
  adopt?: boolean;
  /**
   * Skips a node whose host is gone. The other nodes can be changed; no connection to this host is opened.
   * They keep it as a VRRP peer, so it stays passive if it comes back. After one `pulumi up` you can remove
   * it from `nodes` or replace its host.
   *
   * @default false: an unreachable node fails the `pulumi up`
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
  /**
   * The host's public SSH key, as in a known_hosts file: `ssh-ed25519 AAAA…`. Required to verify the host.
   */
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
  /** The password to log in with if there is no key. */
  password?: pulumi.Input<string>;
  /**
   * The socket of an SSH agent.
   *
   * @default the environment variable SSH_AUTH_SOCK
   */
  agentSocketPath?: pulumi.Input<string>;
  /**
   * Maximum number of failed attempts to dial, for a step's own connection; -1 for no limit. Before each step
   * but the first, the program itself waits up to 20 s for an answer.
   *
   * @default 10
   */
  dialErrorLimit?: pulumi.Input<number>;
  /**
   * Maximum time for one attempt to dial, in seconds; 0 for no limit.
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
   * @default the newest version in the host's sources at first installation, not held
   */
  haproxy?: pulumi.Input<PackageArgs>;
  /**
   * The keepalived package.
   *
   * @default the newest version in the host's sources at first installation, not held
   */
  keepalived?: pulumi.Input<PackageArgs>;
  /**
   * Purges the packages on `pulumi destroy`.
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
   * @default the newest version in the host's sources at first installation
   */
  version?: pulumi.Input<string>;
  /**
   * Holds the package back from other upgrades (`apt-mark hold`).
   *
   * @default false
   */
  hold?: pulumi.Input<boolean>;
}

/** The roll-out of a change to the nodes. */
export interface RolloutArgs {
  /**
   * Seconds that a node's backends have to settle after a reload, before the node is evaluated.
   *
   * @default 10
   */
  settleTimeout?: pulumi.Input<number>;
  /**
   * Seconds after which the node itself reverts an unconfirmed activation.
   *
   * @default 60
   */
  confirmTimeout?: pulumi.Input<number>;
  /**
   * Seconds for which servers that a change removes or disables finish with their clients before the reload.
   * Clients that persist on them may still arrive. No request is lost without it: the previous worker
   * finishes them, up to `global.hardStopAfter`. Use it for servers that disappear as soon as the roll-out
   * ends.
   *
   * @default 0: the reload does not wait
   */
  drainTimeout?: pulumi.Input<number>;
  /**
   * Restarts hosts that need it at the end of a roll-out: those with a new kernel or with
   * `/run/reboot-required`. The passive nodes restart first. Then the virtual addresses move, once, and the
   * node that held them restarts. A run without changes restarts nothing: a kernel that arrives later waits
   * for the next roll-out.
   *
   * @default false: no host is restarted
   */
  reboot?: boolean;
}
