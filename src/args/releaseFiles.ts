import type * as pulumi from "@pulumi/pulumi";

/**
 * A map file, `/etc/haproxy/maps/<name>.map` on the nodes. It maps keys, such as host names, to values, such
 * as names of backends. If only its content changes, the running haproxy is updated without a reload.
 *
 * @see HAProxy configuration manual, section 7.3.1 "map"
 */
export interface MapArgs {
  /** The name that other inputs refer to. */
  name: pulumi.Input<string>;
  /** The keys with their values, in order. Set this or `content`. */
  entries?: pulumi.Input<pulumi.Input<MapEntryArgs>[]>;
  /**
   * The text of the file: a key, spaces and a value on each line. Empty lines and lines beginning with `#`
   * are ignored. Set this or `entries`.
   */
  content?: pulumi.Input<string>;
}

/** One line of a map. */
export interface MapEntryArgs {
  /** The key, without spaces. */
  key: pulumi.Input<string>;
  /** The value. */
  value: pulumi.Input<string>;
}

/**
 * A list of patterns for ACLs, `/etc/haproxy/lists/<name>.lst` on the nodes: networks, hosts or paths. If
 * only its content changes, the running haproxy is updated without a reload.
 *
 * @see HAProxy configuration manual, section 7.1 "ACL basics", flag -f
 */
export interface ListArgs {
  /** The name that other inputs refer to. */
  name: pulumi.Input<string>;
  /** The patterns, in order. Set this or `content`. */
  values?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * The text of the file: a pattern on each line. Empty lines and lines beginning with `#` are ignored. Set
   * this or `values`.
   */
  content?: pulumi.Input<string>;
}

/**
 * Any other file that haproxy reads, such as an error page. Its path on the nodes is
 * `/etc/haproxy/files/<name>-<digest>.<extension>`, which changes with its content.
 */
export interface FileArgs {
  /** The name that other inputs refer to. */
  name: pulumi.Input<string>;
  /** The text of the file. A line feed is added at its end if missing. */
  content: pulumi.Input<string>;
  /**
   * The extension of the file name.
   *
   * @default "txt"
   */
  extension?: pulumi.Input<string>;
}
