import type { LabHost } from "../lab";

/** How a node is, read without SSH. */
export interface NodeFacts {
  haproxy: string;
  keepalived: string;
  /** Of the running worker's configuration. */
  digest: string;
  /** The process that serves now. */
  worker: string;
  master: string;
  /** haproxy's processes but the master. */
  workers: number;
  /** Whether a roll-out waits for its confirmation. */
  unconfirmed: boolean;
  /** Files that a step makes for itself and removes. */
  leaked: string[];
}

const script = `
info=$(echo 'show info' | socat -t 2 - UNIX-CONNECT:/run/haproxy/admin.sock 2>/dev/null)
echo "haproxy $(systemctl is-active haproxy)"
echo "keepalived $(systemctl is-active keepalived)"
echo "digest $(echo "$info" | sed -n 's/^[dD]escription: haproxy-pair-//p')"
echo "worker $(echo "$info" | sed -n 's/^Pid: //p')"
echo "master $(systemctl show -P MainPID haproxy)"
echo "processes $(pgrep -cx haproxy)"
echo "unconfirmed $(if [ -e /var/lib/haproxy-pair/unconfirmed ] || systemctl -q is-active haproxy-pair-revert.timer; then echo yes; fi)"
echo "leaked $(find /etc/haproxy /etc/keepalived /var/lib/haproxy-pair /run/haproxy-pair /usr/local/libexec/haproxy-pair \
  \\( -name 'incoming.*' -o -name 'candidate.*' -o -name '*.new' -o -name 'check.cfg' \\) 2>/dev/null | paste -sd ' ')"
`;

export async function factsOf(host: LabHost): Promise<NodeFacts> {
  const { stdout } = await host.enter(script, { timeoutSeconds: 20 });
  const facts = new Map(
    stdout.split("\n").map((line) => [line.split(" ")[0] ?? "", line.replace(/^\S+ ?/, "")]),
  );
  const text = (key: string): string => facts.get(key) ?? "";
  return {
    haproxy: text("haproxy"),
    keepalived: text("keepalived"),
    digest: text("digest"),
    worker: text("worker"),
    master: text("master"),
    workers: Number(text("processes")) - 1,
    unconfirmed: text("unconfirmed") === "yes",
    leaked: text("leaked").split(" ").filter(Boolean),
  };
}

/** A digest of every file of the pair's with its times of change, and the processes: what an idle `up` leaves alone. */
export async function traceOf(host: LabHost): Promise<string> {
  const folders =
    "/etc/haproxy /etc/keepalived /etc/systemd/system /usr/local/libexec/haproxy-pair /var/lib/haproxy-pair /etc/tmpfiles.d";
  const { stdout } = await host.enter(
    `find ${folders} -type f -exec stat -c '%n %y %s' {} + -exec sha256sum {} + | sort; pgrep -x 'haproxy|keepalived'`,
  );
  return stdout;
}
