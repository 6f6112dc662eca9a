import * as path from "node:path";
import { Chroot } from "../chroot/chroot";
import { debianTree } from "../lab/debianTree";

const packages = [
  // What the scripts of the others need.
  "base-files",
  "base-passwd",
  "coreutils",
  "dash",
  "grep",
  "hostname",
  "sed",
  "util-linux",
  "mariadb-server",
  "postgresql",
  "redis-server",
  "slapd",
  "ldap-utils",
  "exim4-daemon-light",
  "bind9",
  "prometheus",
  "rsyslog",
];

/** The Debian tree that the services of the tests run on. Built in half a minute when it is not in the cache yet. */
export async function servicesTree(): Promise<Chroot> {
  const scripts = [path.join(__dirname, "image/configure.sh")];
  return new Chroot(
    await debianTree({ purpose: "services", release: "bookworm", variant: "extract", packages, scripts }),
  );
}
