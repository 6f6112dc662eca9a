import type * as pulumi from "@pulumi/pulumi";

/**
 * A map file, `/etc/haproxy/maps/<name>.map` on the nodes: keys, such as host names, with a value each, such as the name
 * of a backend. A change of its content alone is given to the running haproxy without a reload.
 *
 * @see HAProxy configuration manual, section 7.3.1 "map"
 */
export interface MapArgs {
  /** The name that the rest of the inputs refer to. */
  name: pulumi.Input<string>;
  /** The keys with their values, in order. Either this or `content`. */
  entries?: pulumi.Input<pulumi.Input<MapEntryArgs>[]>;
  /**
   * The text of the file: a key, spaces and a value on each line; empty lines and lines beginning with `#` do not count.
   * Either this or `entries`.
   */
  content?: pulumi.Input<string>;
}

/** One line of a map. */
export interface MapEntryArgs {
  /** What is looked for. Without spaces. */
  key: pulumi.Input<string>;
  /** What is found. */
  value: pulumi.Input<string>;
}

/**
 * A list of patterns, `/etc/haproxy/lists/<name>.lst` on the nodes: networks, hosts, paths, that ACLs compare with. A
 * change of its content alone is given to the running haproxy without a reload.
 *
 * @see HAProxy configuration manual, section 7.1 "ACL basics", flag -f
 */
export interface ListArgs {
  /** The name that the rest of the inputs refer to. */
  name: pulumi.Input<string>;
  /** The patterns, in order. Either this or `content`. */
  values?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * The text of the file: a pattern on each line; empty lines and lines beginning with `#` do not count. Either this or
   * `values`.
   */
  content?: pulumi.Input<string>;
}

/**
 * A file for anything else that haproxy reads, such as an error page, `/etc/haproxy/files/<name>-<digest>.<extension>` on
 * the nodes: its name changes with its content.
 */
export interface FileArgs {
  /** The name that the rest of the inputs refer to. */
  name: pulumi.Input<string>;
  /** The text of the file. A line feed is put at its end where there is none. */
  content: pulumi.Input<string>;
  /**
   * The end of the file's name.
   *
   * @default "txt"
   */
  extension?: pulumi.Input<string>;
}
